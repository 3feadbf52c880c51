# Reads provider secrets to hand them to LiteLLM; owns the proxies' bearer and webhook secrets.
path "llm/data/+/+/+"          { capabilities = ["read"] }
path "platform/data/proxies/+" { capabilities = ["create", "update", "read"] }
