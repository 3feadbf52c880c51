# Writes provider secrets once per path (create without update) and never reads them back.
path "llm/data/+/+/+"               { capabilities = ["create"] }
path "llm/delete/+/+/+"             { capabilities = ["update"] }
path "llm/destroy/+/+/+"            { capabilities = ["update"] }
path "llm/metadata/*"               { capabilities = ["read", "list"] }
path "transit/hmac/key-fingerprint" { capabilities = ["update"] }
path "transit/sign/audit"           { capabilities = ["update"] }
path "transit/keys/audit"           { capabilities = ["read"] }
