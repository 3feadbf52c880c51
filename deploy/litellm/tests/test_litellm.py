"""The agent in a real LiteLLM: configuration, isolation, and one usage record for every request."""

from __future__ import annotations

from tests.stack import Stack, Tenant


async def test_serves_with_the_tenants_own_key(stack: Stack) -> None:
    tenant = Tenant()
    await stack.serve(stack.deployment("sk-own-1", "gpt-4o", tenant))
    admission = stack.admission(tenant, "gpt-4o")
    response = await stack.chat(admission)
    assert response.status_code == 200, response.text
    assert response.json()["choices"][0]["message"]["content"] == "by sk-own-1"
    usage = await stack.usage(admission["rid"])
    assert usage["attempts"][0]["outcome"] == "succeeded"
