"""In a real LiteLLM: no order of a client, and no other tenant's deployment, gets past the agent."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.doubles import signed as sign
from tests.stack import MODEL, Stack, Tenant, chat_body, content, message, own_only, share, tenant_with


@pytest.mark.parametrize("kind", ["id", "group", "provider string"])
async def test_another_tenants_deployment_cannot_be_named_as_model(stack: Stack, kind: str) -> None:
    victim = await tenant_with(stack, "sk-victim")
    tenant = await tenant_with(stack, "sk-attacker")
    model = {"id": f"{victim.key}:{MODEL}", "group": victim.group(MODEL), "provider string": "openai/gpt-4o"}[kind]
    count = len(stack.provider.seen)
    assert (await stack.post(sign(own_only(stack, tenant)), chat_body(model))).status_code == 409
    # Even a gateway that signs such a name gets no further than the tenant's own groups.
    assert (await stack.post(sign(own_only(stack, tenant, model)), chat_body(model))).status_code == 409
    assert len(stack.provider.seen) == count


async def test_an_admission_with_another_tenants_group_is_refused_at_the_wire(stack: Stack) -> None:
    victim = await tenant_with(stack, "sk-victim")
    tenant = Tenant()
    count = len(stack.provider.seen)
    admission = stack.admission(tenant, MODEL, [victim.group(MODEL)])
    assert (await stack.chat(admission)).status_code in (403, 429)
    usage = await stack.usage(admission["rid"])
    assert (usage["status"], usage["quality"], usage["attempts"]) == ("failed", "exact", [])
    assert len(stack.provider.seen) == count


@pytest.mark.parametrize(
    "order",
    [
        {"api_key": "sk-of-the-client"},
        {"extra_headers": {"authorization": "Bearer sk-of-the-client"}},
        {"extra_body": {"injected": True}},
        {"custom_llm_provider": "azure"},
        {"mock_response": "mocked"},
        {"model_info": {"id": "x"}},
        {"specific_deployment": True},
        {"timeout": 0.0001},
        {"num_retries": 7},
        {"tags": ["x"]},
        {"cache": {"no-cache": True}},
        {"metadata": {"user_api_key_team_id": "x", "tags": ["x"], "project": "p"}},
    ],
    ids=lambda order: next(iter(order)),
)
async def test_orders_in_the_body_have_no_effect(stack: Stack, order: dict[str, Any]) -> None:
    tenant = await tenant_with(stack, "sk-own")
    marker = uuid.uuid4().hex
    admission = own_only(stack, tenant)
    assert content(await stack.chat(admission, user=marker, **order)) == "by sk-own"
    (call,) = stack.provider.calls(marker)
    assert set(call["body"]) <= {"model", "messages", "user", "metadata"}
    assert call["credential"] == "sk-own"
    assert (await stack.usage(admission["rid"]))["quality"] == "exact"


@pytest.mark.parametrize(
    "order",
    [
        {"api_base": "http://127.0.0.1:9"},
        {"base_url": "http://127.0.0.1:9"},
        {"user_config": {"model_list": []}},
        {"input_cost_per_token": 9},
        {"litellm_metadata": {"user_api_key_auth_metadata": {"rid": "x"}}},
        {"metadata": {"user_api_key_auth_metadata": {"rid": "x"}}},
    ],
    ids=lambda order: next(iter(order)),
)
async def test_orders_that_litellm_itself_refuses_are_positive_rejections(stack: Stack, order: dict[str, Any]) -> None:
    tenant = await tenant_with(stack, "sk-own")
    admission = own_only(stack, tenant)
    response = await stack.chat(admission, **order)
    assert (response.status_code, message(response)) == (409, f"cf-rejected not_processed {admission['rid']}")


async def test_fallbacks_in_the_body_have_no_effect(stack: Stack) -> None:
    victim = await tenant_with(stack, "sk-victim")
    tenant = await tenant_with(stack, "sk-bad-own")
    count = len([c for c in stack.provider.seen if c["credential"] == "sk-victim"])
    fallbacks = [f"{victim.key}:{MODEL}", victim.group(MODEL)]
    assert (await stack.chat(own_only(stack, tenant), fallbacks=fallbacks)).status_code == 401
    assert len([c for c in stack.provider.seen if c["credential"] == "sk-victim"]) == count


async def test_headers_are_no_orders(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-own")
    marker = uuid.uuid4().hex
    orders = {"x-litellm-timeout": "0.0001", "authorization": "Bearer x", "cookie": "a=b"}
    body = chat_body(MODEL, user=marker)
    response = await stack.post(sign(own_only(stack, tenant)), body, "/v1/chat/completions?model=x", **orders)
    assert content(response) == "by sk-own"
    (call,) = stack.provider.calls(marker)
    names = {name.lower() for name in call["headers"]}
    assert not names & {"x-cf-admission", "cookie", "x-litellm-timeout"}


async def test_a_denied_key_is_passed_over(stack: Stack) -> None:
    await share(stack, "sk-shared-deny", "deny-model")
    tenant = await tenant_with(stack, "sk-denied", "deny-model")
    admission = stack.admission(tenant, "deny-model", deny=[tenant.key])
    assert content(await stack.chat(admission)) == "by sk-shared-deny"
    admission = stack.admission(tenant, "deny-model", deny=[tenant.key, stack.shared_key])
    assert message(await stack.chat(admission)) == f"cf-rejected no_deployment {admission['rid']}"
