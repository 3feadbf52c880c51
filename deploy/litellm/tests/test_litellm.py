"""The agent in a real LiteLLM: configuration, isolation, and one usage record for every request."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import Any

import httpx
import pytest

from tests.doubles import PROXY, webhook_headers
from tests.doubles import signed as sign
from tests.stack import Stack, Tenant, chat_body

MODEL = "gpt-4o"


async def tenant_with(stack: Stack, credential: str, model: str = MODEL, **params: Any) -> Tenant:
    tenant = Tenant()
    await stack.serve(stack.deployment(credential, model, tenant, **params))
    return tenant


async def share(stack: Stack, credential: str, model: str) -> None:
    await stack.serve(stack.deployment(credential, model, None))


def own_only(stack: Stack, tenant: Tenant, model: str = MODEL, **over: Any) -> dict[str, Any]:
    return stack.admission(tenant, model, [tenant.group(model)], **over)


def content(response: httpx.Response) -> str:
    assert response.status_code == 200, response.text
    return str(response.json()["choices"][0]["message"]["content"])


def message(response: httpx.Response) -> str:
    return str(response.json()["error"]["message"])


# Configuration


async def test_serves_acknowledges_and_records(stack: Stack) -> None:
    tenant = Tenant()
    response = await stack.serve(stack.deployment("sk-own", MODEL, tenant))
    assert response.status_code == 200
    assert stack.platform.acks[-1]["applied"] == [f"{tenant.key}:{MODEL}"]
    assert stack.platform.acks[-1]["checksum"] == response.json()["checksum"]
    assert stack.platform.acks[-1]["generation"] == stack.platform.generation
    admission = stack.admission(tenant, MODEL)
    response = await stack.chat(admission)
    assert content(response) == "by sk-own"
    assert response.headers["x-litellm-model-id"] == f"{tenant.key}:{MODEL}"
    usage = await stack.usage(admission["rid"])
    assert (usage["status"], usage["quality"], usage["http_status"]) == ("succeeded", "exact", 200)
    assert "first_token_at" not in usage
    assert usage["attempts"] == [
        {
            "provider_key_id": tenant.key,
            "litellm_model": "openai/gpt-4o",
            "outcome": "succeeded",
            "quality": "exact",
            "http_status": 200,
            "input_tokens": 10,
            "cached_input_tokens": 4,
            "cache_write_tokens": 0,
            "cache_write_1h_tokens": 0,
            "output_tokens": 5,
            "reasoning_tokens": 2,
            "provider_request_id": "chatcmpl-1",
        }
    ]
    accepted = next(r for r in stack.platform.records if r["request_id"] == admission["rid"])
    assert (accepted["type"], accepted["admission"]) == ("accepted", admission)


async def test_long_poll_heals_a_lost_poke(stack: Stack) -> None:
    tenant = Tenant()
    generation = await stack.platform.set(stack.deployment("sk-healed", MODEL, tenant))
    async with asyncio.timeout(5):
        while stack.platform.acks[-1]["generation"] < generation:
            await asyncio.sleep(0.02)
    assert content(await stack.chat(own_only(stack, tenant))) == "by sk-healed"


async def test_rotates_under_running_streams_without_a_failure(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-hold-first")

    async def stream() -> tuple[int, bool]:
        async with stack.chat_stream(own_only(stack, tenant)) as response:
            text = (await response.aread()).decode()
        return response.status_code, "by sk-hold-first" in text and text.rstrip().endswith("data: [DONE]")

    streams = [asyncio.create_task(stream()) for _ in range(20)]
    async with asyncio.timeout(10):
        while len([c for c in stack.provider.seen if c["credential"] == "sk-hold-first"]) < 20:
            await asyncio.sleep(0.01)
    for i in range(5):
        await stack.serve(stack.deployment(f"sk-rotated-{i}", MODEL, tenant))
        assert content(await stack.chat(own_only(stack, tenant))) == f"by sk-rotated-{i}"
    stack.provider.released.set()
    assert await asyncio.gather(*streams) == [(200, True)] * 20


async def test_a_repaired_key_serves_at_once(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-bad")
    assert (await stack.chat(own_only(stack, tenant))).status_code == 401
    await stack.serve(stack.deployment("sk-repaired", MODEL, tenant))
    assert content(await stack.chat(own_only(stack, tenant))) == "by sk-repaired"


async def test_a_removed_deployment_is_refused_positively(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-removed")
    await stack.serve(removed=(f"{tenant.key}:{MODEL}",))
    admission = own_only(stack, tenant)
    response = await stack.chat(admission)
    assert (response.status_code, message(response)) == (409, f"cf-rejected no_deployment {admission['rid']}")


async def test_an_invalid_deployment_is_reported_and_the_previous_one_serves(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-valid")
    await stack.serve(stack.deployment("sk-secret-value", MODEL, tenant, custom_llm_provider="azure"))
    rejected = [{"id": f"{tenant.key}:{MODEL}", "reason": "parameter not allowed: custom_llm_provider"}]
    assert stack.platform.acks[-1]["rejected"] == rejected
    assert content(await stack.chat(own_only(stack, tenant))) == "by sk-valid"
    await stack.serve(stack.deployment("sk-valid-again", MODEL, tenant))
    assert stack.platform.acks[-1]["checksum"] == stack.platform.checksum()


@pytest.mark.parametrize(
    "params",
    [
        {"model": "openai/gpt-4o", "api_key": "k"},
        {"model": "anthropic/claude-sonnet-4-6", "api_key": "k"},
        {"model": "gemini/gemini-2.5-flash", "api_key": "k", "api_base": "https://g.example/v1beta"},
        {"model": "azure/d", "api_key": "k", "api_base": "https://a.example", "api_version": "2024-10-21"},
        {"model": "bedrock/eu.m", "aws_region_name": "eu", "aws_access_key_id": "a", "aws_secret_access_key": "s"},
        {"model": "bedrock/eu.m", "aws_region_name": "eu-west-1", "api_key": "k"},
        {
            "model": "vertex_ai/gemini-2.5-flash",
            "vertex_project": "p",
            "vertex_location": "europe-west1",
            "vertex_credentials": '{"type": "service_account", "project_id": "p"}',
            "api_base": "https://v.example/v1/projects/p/locations/l/publishers/google/models/m",
        },
    ],
    ids=lambda params: params["model"].partition("/")[0],
)
async def test_every_providers_deployment_reads_back_as_given(stack: Stack, params: dict[str, Any]) -> None:
    deployment = stack.deployment("", MODEL, Tenant())
    deployment["litellm_params"] = params | {"weight": 2, "rpm": 60, "tpm": 10_000, "max_parallel_requests": 4}
    deployment["model_info"]["base_model"] = "azure/gpt-4o"
    response = await stack.serve(deployment)
    assert stack.platform.acks[-1]["rejected"] == []
    assert stack.platform.acks[-1]["applied"] == [deployment["model_info"]["id"]]
    assert response.json()["checksum"] == stack.platform.checksum()
    await stack.serve(removed=(deployment["model_info"]["id"],))
    assert stack.platform.acks[-1]["checksum"] == stack.platform.checksum()


# Webhook and own paths


async def test_webhook_is_refused_without_a_good_signature(stack: Stack) -> None:
    body = json.dumps({"proxy_id": PROXY, "generation": 1}).encode()
    headers = webhook_headers(body)
    url = stack.url("/cloudfreedom/reload")
    assert (await stack.http.post(url, content=body)).status_code == 401
    assert (await stack.http.post(url, content=body, headers=webhook_headers(body, b"wrong"))).status_code == 401
    assert (await stack.http.post(url, content=body + b" ", headers=headers)).status_code == 401
    assert (await stack.http.post(url, content=body, headers=headers)).status_code == 200
    assert (await stack.http.post(url, content=body, headers=headers)).status_code == 409
    other = json.dumps({"proxy_id": "litellm-2", "generation": 1}).encode()
    assert (await stack.http.post(url, content=other, headers=webhook_headers(other))).status_code == 400


async def test_state_is_signed_and_holds_no_secret(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-not-in-state")
    url = stack.url("/cloudfreedom/state")
    assert (await stack.http.get(url)).status_code == 401
    response = await stack.http.get(url, headers=webhook_headers(b""))
    state = response.json()
    assert state["checksum"] == stack.platform.acks[-1]["checksum"]
    assert f"{tenant.key}:{MODEL}" in state["deployments"]
    assert "sk-not-in-state" not in response.text


async def test_metrics(stack: Stack) -> None:
    text = (await stack.http.get(stack.url("/cloudfreedom/metrics"))).text
    assert "cf_agent_ready 1\n" in text
    assert 'cf_agent_applications_total{outcome="wholly"}' in text


@pytest.mark.parametrize(
    "path",
    """/ /ui/ /routes /health /health/readiness /v1/models /models /model/info /v1/model/info /router/settings
    /get/config/callbacks /config/yaml /openapi.json /docs /metrics /key/info /cloudfreedom/mcp /cloudfreedom/
    /cloudfreedom/../v1/models /v1//chat/completions /v1/chat/completions/ /V1/chat/completions /openai/x""".split(),
)
async def test_litellms_other_paths_are_shut(stack: Stack, path: str) -> None:
    tenant = Tenant()
    headers = {"x-cf-admission": sign(own_only(stack, tenant))}
    assert (await stack.http.get(stack.url(path), headers=headers)).status_code == 404
    assert (await stack.http.post(stack.url(path), headers=headers)).status_code == 404


# Admission


async def test_unsigned_requests_are_refused(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-unsigned")
    admission = own_only(stack, tenant)
    body = chat_body(MODEL)
    assert (await stack.post(None, body)).status_code == 401
    assert (await stack.post(sign(admission, b"x" * 32), body)).status_code == 401
    assert (await stack.post(sign(admission | {"kid": "unknown"}), body)).status_code == 401
    assert (await stack.post(sign(admission)[:-3], body)).status_code == 401
    assert (await stack.post(None, body, authorization="Bearer sk-anything")).status_code == 401
    assert content(await stack.chat(admission)) == "by sk-unsigned"


@pytest.mark.parametrize(
    ("over", "reason"),
    [({"exp": 1}, "expired"), ({"epoch": 99}, "wrong_epoch"), ({"proxy": "litellm-2"}, "wrong_proxy")],
)
async def test_what_is_not_for_here_and_now_is_refused(stack: Stack, over: dict[str, Any], reason: str) -> None:
    tenant = await tenant_with(stack, "sk-fenced")
    admission = own_only(stack, tenant, **over)
    response = await stack.chat(admission)
    assert (response.status_code, message(response)) == (409, f"cf-rejected {reason} {admission['rid']}")
    assert not any(r["request_id"] == admission["rid"] for r in stack.platform.records)


async def test_a_replay_is_refused_but_not_called_a_rejection(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-once")
    admission = own_only(stack, tenant)
    assert content(await stack.chat(admission)) == "by sk-once"
    response = await stack.chat(admission)
    assert (response.status_code, message(response)) == (409, f"cf-duplicate {admission['rid']}")


async def test_a_rotated_admission_secret_is_found_at_once(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-kid")
    await asyncio.sleep(1)  # unknown key ids are looked up at most once a second
    before = own_only(stack, tenant)
    stack.platform.secrets["k2"] = b"fedcba9876543210fedcba9876543210"
    stack.platform.kid = "k2"
    after = own_only(stack, tenant)
    response = await stack.post(sign(after, stack.platform.secrets["k2"]), chat_body(MODEL))
    assert content(response) == "by sk-kid"
    assert content(await stack.chat(before)) == "by sk-kid"
    stack.platform.kid = "k1"


async def test_a_body_for_another_model_is_refused_positively(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-model")
    admission = own_only(stack, tenant)
    response = await stack.post(sign(admission), chat_body("gpt-4o-mini"))
    assert (response.status_code, message(response)) == (409, f"cf-rejected model_mismatch {admission['rid']}")
    again = await stack.chat(admission)
    assert message(again) == f"cf-rejected rejected_before {admission['rid']}"


@pytest.mark.parametrize("body", [b"{", b"", b"[]", b'"x"'])
async def test_a_body_that_never_reaches_a_provider_is_refused_positively(stack: Stack, body: bytes) -> None:
    tenant = await tenant_with(stack, "sk-body")
    admission = own_only(stack, tenant)
    headers = {"x-cf-admission": sign(admission), "content-type": "application/json"}
    response = await stack.http.post(stack.url("/v1/chat/completions"), content=body, headers=headers)
    assert response.status_code == 409, response.text
    assert message(response).endswith(admission["rid"])
    assert message(response).startswith("cf-rejected ")


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", ""])
async def test_a_body_that_is_no_json_is_refused_positively(stack: Stack, content_type: str) -> None:
    admission = own_only(stack, await tenant_with(stack, "sk-form"))
    headers = {"x-cf-admission": sign(admission), "content-type": content_type}
    response = await stack.http.post(stack.url("/v1/chat/completions"), content=b"model=gpt-4o", headers=headers)
    assert (response.status_code, message(response)) == (409, f"cf-rejected not_json {admission['rid']}")


# Isolation


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


# Fallback and usage


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(("credential", "status"), [("sk-bad", 401), ("sk-down", 503)])
async def test_a_failing_own_key_is_answered_by_the_shared_one(
    stack: Stack, credential: str, status: int, stream: bool
) -> None:
    model = f"fallback-{uuid.uuid4().hex}"
    await share(stack, "sk-shared", model)
    tenant = await tenant_with(stack, credential, model)
    admission = stack.admission(tenant, model)
    if stream:
        async with stack.chat_stream(admission) as response:
            assert "by sk-shared" in (await response.aread()).decode()
    else:
        assert content(await stack.chat(admission)) == "by sk-shared"
    usage = await stack.usage(admission["rid"])
    own, shared = usage["attempts"]
    assert (own["provider_key_id"], own["outcome"], own["http_status"], own["quality"]) == (
        tenant.key,
        "provider_error",
        status,
        "exact",
    )
    assert own["input_tokens"] == own["output_tokens"] == 0
    assert (shared["provider_key_id"], shared["outcome"], shared["output_tokens"]) == (stack.shared_key, "succeeded", 5)
    assert usage["quality"] == "exact"


async def test_one_attempt_admitted_is_one_attempt_made(stack: Stack) -> None:
    model = f"single-{uuid.uuid4().hex}"
    await share(stack, "sk-shared", model)
    tenant = await tenant_with(stack, "sk-bad", model)
    admission = own_only(stack, tenant, model)
    assert (await stack.chat(admission)).status_code == 401
    usage = await stack.usage(admission["rid"])
    assert (usage["status"], len(usage["attempts"]), usage["http_status"]) == ("failed", 1, 401)


async def test_a_second_own_key_is_tried_when_admitted(stack: Stack) -> None:
    model = f"pair-{uuid.uuid4().hex}"
    tenant = Tenant()
    second = str(uuid.uuid4())
    await share(stack, "sk-shared", model)
    await stack.serve(
        stack.deployment("sk-bad-1", model, tenant), stack.deployment("sk-bad-2", model, tenant, key=second)
    )
    groups = [tenant.group(model), tenant.group(model), f"shared:{model}"]
    admission = stack.admission(tenant, model, groups)
    assert content(await stack.chat(admission)) == "by sk-shared"
    usage = await stack.usage(admission["rid"])
    keys = [attempt["provider_key_id"] for attempt in usage["attempts"]]
    assert set(keys[:2]) <= {tenant.key, second}
    assert keys[-1] == stack.shared_key
    assert len(keys) <= 3


async def test_a_key_in_cooldown_still_ends_its_requests(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-bad")
    admissions = [own_only(stack, tenant) for _ in range(3)]
    assert [(await stack.chat(a)).status_code for a in admissions] == [401, 429, 429]
    records = [await stack.usage(a["rid"]) for a in admissions]
    assert [len(r["attempts"]) for r in records] == [1, 0, 0]
    assert {r["quality"] for r in records} == {"exact"}


async def test_a_stream_is_metered_before_its_last_chunk(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-stream", "a-model-litellm-never-heard-of")
    admission = own_only(stack, tenant, "a-model-litellm-never-heard-of")
    marker = uuid.uuid4().hex
    async with stack.chat_stream(admission, user=marker) as response:
        text = (await response.aread()).decode()
    assert text.rstrip().endswith("data: [DONE]")
    assert '"usage"' in text
    assert stack.provider.calls(marker)[0]["body"]["stream_options"] == {"include_usage": True}
    usage = await stack.usage(admission["rid"])
    assert (usage["status"], usage["quality"]) == ("succeeded", "exact")
    assert usage["first_token_at"] <= usage["completed_at"]
    assert usage["attempts"][0]["output_tokens"] == 5


async def test_a_stream_that_breaks_costs_what_was_reserved(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-cut")
    admission = own_only(stack, tenant)
    async with stack.chat_stream(admission) as response:
        await response.aread()
    usage = await stack.usage(admission["rid"])
    assert (usage["status"], usage["quality"]) == ("failed", "unknown")
    assert usage["attempts"][0]["outcome"] == "cut"


async def test_a_stream_that_has_begun_is_not_continued_by_another_key(stack: Stack) -> None:
    model = f"begun-{uuid.uuid4().hex}"
    await share(stack, "sk-shared", model)
    tenant = await tenant_with(stack, "sk-slow-tear", model)
    admission = stack.admission(tenant, model)
    async with stack.chat_stream(admission) as response:
        text = (await response.aread()).decode()
    assert "by sk-slow-tear" in text
    assert "by sk-shared" not in text
    usage = await stack.usage(admission["rid"])
    assert [(a["outcome"], a["quality"]) for a in usage["attempts"]] == [("cut", "unknown")]


@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/messages"])
async def test_anthropic_streams_are_metered(stack: Stack, path: str) -> None:
    tenant = Tenant()
    deployment = stack.deployment("sk-claude", "claude", tenant, api_base=stack.provider_url.removesuffix("/v1"))
    deployment["litellm_params"]["model"] = "anthropic/claude-sonnet-4-6"
    await stack.serve(deployment)
    admission = own_only(stack, tenant, "claude")
    body = chat_body("claude", stream=True, max_tokens=10)
    response = await stack.post(sign(admission), body, path)
    assert "by sk-claude" in response.text
    usage = await stack.usage(admission["rid"])
    (attempt,) = usage["attempts"]
    counted = [attempt[f"{name}_tokens"] for name in ("input", "cached_input", "cache_write", "output")]
    assert (attempt["quality"], counted) == ("exact", [12, 4, 2, 5])


async def test_a_connection_lost_without_an_answer_costs_what_was_reserved(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-reset")
    admission = own_only(stack, tenant)
    assert (await stack.chat(admission)).status_code >= 500
    usage = await stack.usage(admission["rid"])
    assert (usage["status"], usage["quality"], usage["attempts"][0]["outcome"]) == ("failed", "unknown", "cut")


async def test_a_provider_that_cannot_be_reached_costs_nothing(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-unreachable", api_base="http://127.0.0.1:9/v1")
    admission = own_only(stack, tenant)
    assert (await stack.chat(admission)).status_code >= 500
    usage = await stack.usage(admission["rid"])
    attempt = usage["attempts"][0]
    assert (usage["quality"], attempt["outcome"], attempt["http_status"]) == ("exact", "provider_error", 0)


async def test_a_client_that_leaves_a_stream_ends_its_request(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-slow-left")
    admission = own_only(stack, tenant)
    async with stack.chat_stream(admission) as response:
        async for _ in response.aiter_lines():
            break
    usage = await stack.usage(admission["rid"])
    assert usage["status"] == "client_gone"
    assert usage["quality"] == "unknown"


async def test_a_client_that_does_not_wait_is_billed_exactly(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-late")
    admission = own_only(stack, tenant)
    with pytest.raises(httpx.ReadTimeout):
        await stack.http.post(
            stack.url("/v1/chat/completions"),
            json=chat_body(MODEL),
            headers={"x-cf-admission": sign(admission)},
            timeout=0.2,
        )
    usage = await stack.usage(admission["rid"])
    assert (usage["status"], usage["quality"]) == ("succeeded", "exact")


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/responses", {"input": "hello"}),
        ("/v1/messages", {"messages": [{"role": "user", "content": "hello"}], "max_tokens": 10}),
    ],
)
async def test_other_shapes_are_metered(stack: Stack, path: str, body: dict[str, Any], stream: bool) -> None:
    tenant = await tenant_with(stack, "sk-shape")
    admission = own_only(stack, tenant)
    response = await stack.post(sign(admission), {"model": MODEL, "stream": stream, **body}, path)
    assert response.status_code == 200, response.text
    assert "by sk-shape" in response.text
    usage = await stack.usage(admission["rid"])
    (attempt,) = usage["attempts"]
    assert (usage["status"], attempt["quality"], attempt["input_tokens"], attempt["output_tokens"]) == (
        "succeeded",
        "exact",
        10,
        5,
    )


async def test_embeddings_are_metered(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-embed")
    admission = own_only(stack, tenant)
    response = await stack.post(sign(admission), {"model": MODEL, "input": "hello"}, "/v1/embeddings")
    assert response.status_code == 200, response.text
    (attempt,) = (await stack.usage(admission["rid"]))["attempts"]
    assert (attempt["quality"], attempt["input_tokens"], attempt["output_tokens"]) == ("exact", 8, 0)


async def test_responses_are_never_stored_at_the_provider(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-store")
    marker = uuid.uuid4().hex
    body = {"model": MODEL, "input": marker, "store": True, "previous_response_id": "resp_1"}
    assert (await stack.post(sign(own_only(stack, tenant)), body, "/v1/responses")).status_code == 200
    (call,) = stack.provider.calls(marker)
    assert call["body"]["store"] is False
    assert "previous_response_id" not in call["body"]


async def test_usage_waits_for_usage_service(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-waiting")
    stack.platform.accepts_records = False
    admissions = [own_only(stack, tenant) for _ in range(5)]
    try:
        for admission in admissions:
            assert content(await stack.chat(admission)) == "by sk-waiting"
        await asyncio.sleep(0.3)
        assert not stack.platform.usage(admissions[0]["rid"])
    finally:
        stack.platform.accepts_records = True
    for admission in admissions:
        assert (await stack.usage(admission["rid"]))["quality"] == "exact"


# Restart: last, since it takes the process of all tests down.


async def test_after_a_crash_what_was_accepted_is_booked_as_unknown(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-slow-crash")
    admission = own_only(stack, tenant)
    with pytest.raises(httpx.RemoteProtocolError):
        async with stack.chat_stream(admission) as response:
            lines = response.aiter_lines()
            await anext(lines)
            await stack.kill_proxy()
            async for _ in lines:
                pass
    assert not stack.platform.usage(admission["rid"])
    old = len(stack.platform.epoch_requests)
    await stack.start_proxy()
    usage = await stack.usage(admission["rid"])
    assert (usage["epoch"], usage["quality"], usage["attempts"]) == (old, "unknown", [])
    async with asyncio.timeout(5):
        while {"epoch": old, "watermark": (1 << 63) - 1, "busy_leases": []} not in stack.platform.watermarks:
            await asyncio.sleep(0.02)
    first, second = stack.platform.epoch_requests[-2:]
    assert first["spool_id"] == second["spool_id"]
    assert first["boot_id"] == second["boot_id"]
    assert first["start_id"] != second["start_id"]
    stale = own_only(stack, tenant, epoch=old)
    assert message(await stack.chat(stale)) == f"cf-rejected wrong_epoch {stale['rid']}"
    assert (await stack.chat(own_only(stack, tenant))).status_code == 200


async def test_no_credential_is_ever_logged_or_spooled(stack: Stack) -> None:
    credentials = {call["credential"] for call in stack.provider.seen}
    written = stack.log() + "".join(
        path.read_text(errors="replace") for path in stack.folder.rglob("*") if path.suffix in (".jsonl", ".offset")
    )
    assert len(credentials) > 20
    assert [credential for credential in credentials if credential in written] == []
    assert "sk-from-the-environment" not in {call["credential"] for call in stack.provider.seen}
