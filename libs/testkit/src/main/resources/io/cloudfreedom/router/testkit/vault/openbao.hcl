# Filled in by BaoConfiguration.
{{storage}}
listener "tcp" {
  address     = "127.0.0.1:{{port}}"
  tls_disable = true
}
api_addr     = "http://127.0.0.1:{{port}}"
cluster_addr = "http://127.0.0.1:{{cluster_port}}"
log_level    = "warn"
seal "static" {
  current_key_id = "local-1"
  current_key    = "file://{{unseal_key}}"
}
initialize "setup" {
  request "approle" { operation = "create" path = "sys/auth/approle" data = { type = "approle" } }
  request "policy"  { operation = "create" path = "sys/policies/acl/{{role}}" data = { policy = <<EOT
{{policy}}
EOT
  } }
  request "role"      { operation = "create" path = "auth/approle/role/{{role}}" data = { token_policies = ["{{role}}"], token_ttl = "20m", token_max_ttl = "1h" } }
  request "role-id"   { operation = "update" path = "auth/approle/role/{{role}}/role-id" data = { role_id = "{{role}}" } }
  request "secret-id" { operation = "update" path = "auth/approle/role/{{role}}/custom-secret-id" data = { secret_id = "{{secret_id}}" } }
}
