# Signs the webhooks that tenants receive; nothing under llm/.
path "platform/data/tenant-webhooks/+/+" { capabilities = ["create", "update", "read"] }
path "platform/metadata/tenant-webhooks/+/+" { capabilities = ["delete"] }
