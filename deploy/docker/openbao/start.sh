#!/bin/sh
# Starts OpenBao unsealed by a key file. At the very first start it lays out one thing only: the login of the init job,
# with the policy and the secret id that are given as files. No root token is ever printed or kept.
set -eu
umask 077
cat > /tmp/openbao.hcl <<EOF
storage "raft" {
  path    = "/data"
  node_id = "openbao"
}
listener "tcp" {
  address     = "0.0.0.0:8200"
  tls_disable = true
}
api_addr     = "http://openbao:8200"
cluster_addr = "http://openbao:8201"
log_level    = "warn"
seal "static" {
  current_key_id = "compose-1"
  current_key    = "file:///run/secrets/openbao-unseal-key"
}
initialize "setup" {
  request "approle" { operation = "create" path = "sys/auth/approle" data = { type = "approle" } }
  request "policy"  { operation = "create" path = "sys/policies/acl/vault-setup" data = { policy = <<EOT
$(cat /policies/vault-setup.hcl)
EOT
  } }
  request "role"      { operation = "create" path = "auth/approle/role/vault-setup" data = { token_policies = ["vault-setup"], token_ttl = "20m", token_max_ttl = "1h" } }
  request "role-id"   { operation = "update" path = "auth/approle/role/vault-setup/role-id" data = { role_id = "vault-setup" } }
  request "secret-id" { operation = "update" path = "auth/approle/role/vault-setup/custom-secret-id" data = { secret_id = "$(cat /run/secrets/vault-setup-secret-id)" } }
}
EOF
exec bao server -config=/tmp/openbao.hcl
