"""In a real LiteLLM: what was not admitted is refused, and a refusal says truly whether the request may still run."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.doubles import signed as sign
from tests.stack import MODEL, Stack, chat_body, content, message, own_only, tenant_with


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


@pytest.mark.parametrize("body", [b"", b"[]", b'"x"'])
async def test_a_body_on_which_litellm_fails_is_refused_positively(stack: Stack, body: bytes) -> None:
    """The gateway lets none of these through."""
    admission = own_only(stack, await tenant_with(stack, "sk-no-object"))
    headers = {"x-cf-admission": sign(admission), "content-type": "application/json"}
    response = await stack.http.post(stack.url("/v1/chat/completions"), content=body, headers=headers)
    assert response.status_code == 409
    assert message(response).startswith("cf-rejected ")
    assert message(response).endswith(admission["rid"])


@pytest.mark.parametrize(
    "wrong",
    [{"messages": None}, {"messages": "x"}, {"messages": [1]}, {"metadata": "x"}, {"tools": "x"}, {"temperature": "x"}],
    ids=lambda wrong: next(iter(wrong)),
)
async def test_a_body_that_is_wrong_is_never_taken_for_a_refusal_of_this_process(
    stack: Stack, wrong: dict[str, Any]
) -> None:
    tenant = await tenant_with(stack, "sk-wrong")
    admission = own_only(stack, tenant)
    response = await stack.chat(admission, **wrong)
    assert response.status_code != 409, response.text
    usage = await stack.usage(admission["rid"])
    assert len(usage["attempts"]) <= 1


@pytest.mark.parametrize("body", [b"{", b'{"model": "gpt-4o", "messages": [}'])
async def test_a_body_that_litellm_cannot_read_is_the_clients_fault(stack: Stack, body: bytes) -> None:
    tenant = await tenant_with(stack, "sk-body")
    admission = own_only(stack, tenant)
    headers = {"x-cf-admission": sign(admission), "content-type": "application/json"}
    response = await stack.http.post(stack.url("/v1/chat/completions"), content=body, headers=headers)
    assert response.status_code == 400, response.text
    usage = await stack.usage(admission["rid"])
    assert (usage["status"], usage["http_status"], usage["quality"], usage["attempts"]) == ("failed", 400, "exact", [])
    again = await stack.chat(admission)
    assert (again.status_code, message(again)) == (409, f"cf-duplicate {admission['rid']}")


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", ""])
async def test_a_body_that_is_no_json_is_refused_positively(stack: Stack, content_type: str) -> None:
    admission = own_only(stack, await tenant_with(stack, "sk-form"))
    headers = {"x-cf-admission": sign(admission), "content-type": content_type}
    response = await stack.http.post(stack.url("/v1/chat/completions"), content=b"model=gpt-4o", headers=headers)
    assert (response.status_code, message(response)) == (409, f"cf-rejected not_json {admission['rid']}")
