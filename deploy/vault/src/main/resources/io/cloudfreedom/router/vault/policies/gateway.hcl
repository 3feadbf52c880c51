# Signs admissions; nothing under llm/.
path "platform/data/admission" { capabilities = ["read"] }
