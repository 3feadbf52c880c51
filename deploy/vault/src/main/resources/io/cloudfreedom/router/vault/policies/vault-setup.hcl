# The init job itself: lays out mounts, keys, policies and roles; it can write no provider secret and read none.
path "sys/mounts"                   { capabilities = ["read"] }
path "sys/mounts/llm"               { capabilities = ["create", "update", "read"] }
path "sys/mounts/platform"          { capabilities = ["create", "update", "read"] }
path "sys/mounts/transit"           { capabilities = ["create", "update", "read"] }
path "sys/auth"                     { capabilities = ["read"] }
path "sys/auth/approle"             { capabilities = ["create", "update", "read", "sudo"] }
path "sys/policies/acl/+"           { capabilities = ["create", "update", "read"] }
path "auth/approle/role/*"          { capabilities = ["create", "update", "read"] }
path "transit/keys/key-fingerprint" { capabilities = ["create", "update", "read"] }
path "transit/keys/audit"           { capabilities = ["create", "update", "read"] }
path "llm/config"                   { capabilities = ["create", "update", "read"] }
path "platform/data/admission"      { capabilities = ["create"] }
path "platform/metadata/admission"  { capabilities = ["read"] }
