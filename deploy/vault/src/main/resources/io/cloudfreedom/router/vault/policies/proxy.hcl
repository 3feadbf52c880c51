# One LiteLLM: checks admissions and knows its own bearer and webhook secret. {{proxy_id}} is filled in for each.
path "platform/data/admission"            { capabilities = ["read"] }
path "platform/data/proxies/{{proxy_id}}" { capabilities = ["read"] }
