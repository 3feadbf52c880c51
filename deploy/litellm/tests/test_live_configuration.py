"""In a real LiteLLM: a changed configuration is served at once, under load, and nothing else is reachable."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import Any

import pytest

from tests.doubles import PROXY, webhook_headers
from tests.doubles import signed as sign
from tests.stack import MODEL, Stack, Tenant, content, message, own_only, tenant_with


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
    async with asyncio.timeout(60):
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
    async with asyncio.timeout(60):
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


async def test_a_cooldown_is_reported_and_ends_with_a_new_key(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-bad-cools")
    cooled = f"{tenant.key}:{MODEL}"

    async def reported(wanted: bool) -> dict[str, Any]:
        async with asyncio.timeout(60):
            while True:
                report = stack.platform.cooldown_reports[-1]
                found = [c for c in report["cooldowns"] if c["id"] == cooled]
                if bool(found) == wanted:
                    return found[0] if found else report
                # LiteLLM lets it go after five seconds: a slow machine gets another chance to see it.
                if wanted:
                    await stack.chat(own_only(stack, tenant))
                await asyncio.sleep(0.2)

    cooldown = await reported(True)
    assert (cooldown["http_status"], cooldown["since"] < cooldown["until"]) == (401, True)
    await stack.serve(stack.deployment("sk-well", MODEL, tenant))
    assert (await reported(False))["epoch"] == len(stack.platform.epoch_requests)


async def test_a_removed_deployment_is_refused_positively(stack: Stack) -> None:
    tenant = await tenant_with(stack, "sk-removed")
    await stack.serve(removed=(f"{tenant.key}:{MODEL}",))
    admission = own_only(stack, tenant)
    response = await stack.chat(admission)
    assert (response.status_code, message(response)) == (409, f"cf-rejected no_deployment {admission['rid']}")


@pytest.mark.parametrize(("choice", "info"), [("cost", {"rank": 5}), ("latency", {})])
async def test_among_several_keys_the_wanted_one_serves(stack: Stack, choice: str, info: dict[str, Any]) -> None:
    tenant = Tenant()
    others = {f"sk-late-{i}": str(uuid.uuid4()) for i in range(2)}
    dear = {"choice": choice} | ({"rank": 9_000_000_000} if info else {})
    await stack.serve(
        stack.deployment("sk-wanted", MODEL, tenant, info={"choice": choice} | info),
        *(stack.deployment(credential, MODEL, tenant, key=key, info=dear) for credential, key in others.items()),
    )
    answers = {content(await stack.chat(own_only(stack, tenant))) for _ in range(8)}
    assert "by sk-wanted" in answers  # by latency each is tried first; how fast they are is this machine's mood
    assert choice == "latency" or answers == {"by sk-wanted"}
    groups = [tenant.group(MODEL)] * 3
    await stack.serve(stack.deployment("sk-down", MODEL, tenant, info={"choice": choice} | info))
    assert content(await stack.chat(stack.admission(tenant, MODEL, groups))).startswith("by sk-late")


@pytest.mark.parametrize("stream", [False, True])
async def test_one_request_tries_own_keys_one_after_the_other_and_then_the_shared_one(
    stack: Stack, stream: bool
) -> None:
    model = f"several-{stream}"
    tenant = Tenant()
    keys = [str(uuid.uuid4()) for _ in range(3)]
    await stack.serve(
        stack.deployment("sk-shared-last", model, None),
        *(
            stack.deployment(f"sk-{mode}-{i}", model, tenant, key=key, info={"choice": "cost", "rank": i})
            for i, (key, mode) in enumerate(zip(keys, ("down", "bad", "well"), strict=True))
        ),
    )

    async def answered(*groups: str, deny: tuple[str, ...] = ()) -> tuple[str, list[tuple[str, str]]]:
        admission = stack.admission(tenant, model, list(groups), deny=list(deny))
        answer = await stack.chat(admission, stream=stream)
        attempts = (await stack.usage(admission["rid"]))["attempts"]
        return answer.text, [(a["provider_key_id"], a["outcome"]) for a in attempts]

    own, shared = tenant.group(model), f"shared:{model}"
    failed = [(key, "provider_error") for key in keys[:2]]
    text, attempts = await answered(own, own, own, shared)
    assert ("by sk-well-2" in text, attempts) == (True, [*failed, (keys[2], "succeeded")])
    await stack.serve(
        *(
            stack.deployment(f"sk-{m}-new", model, tenant, key=k, info={"choice": "cost", "rank": i})
            for i, (k, m) in enumerate(zip(keys, ("down", "bad"), strict=False))
        )
    )
    text, attempts = await answered(own, own, shared, deny=(keys[2],))
    assert ("by sk-shared-last" in text, attempts) == (True, [*failed, (stack.shared_key, "succeeded")])


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


async def test_after_all_that_the_router_is_what_was_put_into_it(stack: Stack) -> None:
    """What LiteLLM itself notes in a deployment while it serves must not be taken for drift."""
    tenant = await tenant_with(stack, "sk-verified")
    assert content(await stack.chat(own_only(stack, tenant))) == "by sk-verified"
    async with asyncio.timeout(60):
        while "cf_agent_verifications_total" not in (await metrics(stack)):
            await stack.poke(await stack.platform.set())
            await asyncio.sleep(0.2)
    assert "cf_agent_drift_total" not in await metrics(stack)


async def metrics(stack: Stack) -> str:
    return (await stack.http.get(stack.url("/cloudfreedom/metrics"))).text
