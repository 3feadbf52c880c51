"""In a real LiteLLM: no order of a client, and no other tenant's deployment, gets past the agent.

LiteLLM 1.106's holes, and where each is tried: a deployment's id, a group or a provider's name as `model` or in
`fallbacks`; `api_key`, `extra_headers`, `custom_llm_provider` in the body; `api_base`, `user_config` and prices there;
a credential from the environment; paths that tell everything, `/openapi.json` among them (test_live_configuration);
bodies that two readers read differently; a group without a healthy deployment. Names in headers, streams and errors
are shut off by the gateway and tried with it (tests/system).
"""

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


@pytest.mark.parametrize(
    "body",
    [
        '{"model": "MINE", "model": "THEIRS", "messages": MESSAGES}',
        '{"model": "MINE", "mod\\u0065l": "THEIRS", "messages": MESSAGES}',
        '{"model": "MINE", "messages": MESSAGES, "fallbacks": ["THEIRS"], "fallbacks": ["THEIRS"]}',
        '{"model": "MINE", "messages": MESSAGES, "temperature": NaN, "api_key": "sk-of-the-client"}',
    ],
    ids=["twice", "escaped", "fallbacks", "NaN"],
)
async def test_a_body_that_can_be_read_in_two_ways_reaches_no_other_tenant(stack: Stack, body: str) -> None:
    victim = await tenant_with(stack, "sk-victim-twice")
    tenant = await tenant_with(stack, "sk-attacker-twice")
    messages = '[{"role": "user", "content": "hello"}]'
    for theirs in (f"{victim.key}:{MODEL}", victim.group(MODEL)):
        text = body.replace("MINE", MODEL).replace("THEIRS", theirs).replace("MESSAGES", messages)
        headers = {"x-cf-admission": sign(own_only(stack, tenant)), "content-type": "application/json"}
        await stack.http.post(stack.url("/v1/chat/completions"), content=text, headers=headers)
    seen = {call["credential"] for call in stack.provider.seen}
    assert not seen & {"sk-victim-twice", "sk-of-the-client"}


async def test_a_deployment_without_a_credential_is_not_served_by_the_environments(stack: Stack) -> None:
    tenant = Tenant()
    await stack.serve(stack.deployment("", MODEL, tenant))
    assert stack.platform.acks[-1]["rejected"] == [{"id": f"{tenant.key}:{MODEL}", "reason": "incomplete credentials"}]
    admission = own_only(stack, tenant)
    assert message(await stack.chat(admission)) == f"cf-rejected no_deployment {admission['rid']}"
    assert "sk-from-the-environment" not in {call["credential"] for call in stack.provider.seen}
    await stack.serve(removed=(f"{tenant.key}:{MODEL}",))


async def test_a_group_without_a_healthy_deployment_names_no_other(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-bad-cooling")
    assert (await stack.chat(own_only(stack, tenant))).status_code == 401
    answer = await stack.chat(own_only(stack, tenant))
    assert answer.status_code == 429
    assert "No deployments available" in message(answer)  # by these words the gateway knows that it is no rate limit


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
