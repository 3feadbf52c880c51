"""In a real LiteLLM: every request that was accepted has one usage record, however it ended, a crash included."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import httpx
import pytest

from tests.doubles import signed as sign
from tests.stack import MODEL, Stack, Tenant, chat_body, content, message, own_only, share, tenant_with


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
        response = await stack.chat(admission)
        assert content(response) == "by sk-shared"
    assert response.headers["x-cf-failed-attempts"] == "free"
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
    response = await stack.chat(admission)
    assert (response.status_code, response.headers["x-cf-failed-attempts"]) == (401, "free")
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
    assert set(keys[:2]) == {tenant.key, second}
    assert keys[2:] == [stack.shared_key]


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


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("model", "publisher", "input_tokens"), [("gemini-2.5-flash", "google", 10), ("claude-sonnet-4-6", "anthropic", 12)]
)
async def test_vertex_is_metered(
    stack: Stack, service_account: str, model: str, publisher: str, input_tokens: int, stream: bool
) -> None:
    tenant = Tenant()
    base = stack.provider_url.removesuffix("/v1") + "/vertex"
    deployment = stack.deployment("", model, tenant)
    deployment["litellm_params"] = {
        "model": f"vertex_ai/{model}",
        "vertex_project": "p",
        "vertex_location": "l",
        "vertex_credentials": service_account.replace("TOKEN_URI", f"{base}/token"),
        "api_base": f"{base}/v1/projects/p/locations/l/publishers/{publisher}/models/{model}",
    }
    await stack.serve(deployment)
    assert stack.platform.acks[-1]["rejected"] == []
    admission = own_only(stack, tenant, model)
    response = await stack.chat(admission, stream=stream)
    assert response.status_code == 200, response.text
    assert "by robot@p.example" in response.text
    usage = await stack.usage(admission["rid"])
    (attempt,) = usage["attempts"]
    assert (usage["status"], attempt["quality"]) == ("succeeded", "exact")
    assert (attempt["input_tokens"], attempt["cached_input_tokens"]) == (input_tokens, 4)
    assert attempt["output_tokens"] == 5
    assert attempt["reasoning_tokens"] == (2 if publisher == "google" else 0)


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
    async with asyncio.timeout(60):
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
