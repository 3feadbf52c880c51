"""What of a body reaches LiteLLM, and where it is sent."""

from __future__ import annotations

from typing import Any

import pytest

from cloudfreedom_agent.admission import Admission, Rejected
from cloudfreedom_agent.deployment import Target
from cloudfreedom_agent.desired import Desired
from cloudfreedom_agent.screen import screen
from tests.test_admission import admission
from tests.test_desired import FakeRouter

OWN, SHARED = "t:tenant:gpt-4o", "shared:gpt-4o"


class Live(Desired):
    """A desired state that is simply there."""

    def __init__(self, own: int, shared: int) -> None:
        super().__init__(FakeRouter())
        self._live = {OWN: [_target(OWN, i) for i in range(own)], SHARED: [_target(SHARED, i) for i in range(shared)]}

    def group(self, name: str) -> list[Target]:
        return self._live.get(name, [])


def _target(group: str, i: int) -> Target:
    key = f"{'own' if group == OWN else 'shared'}{i}"
    return Target(f"{key}:gpt-4o", group, "tenant" if group == OWN else "shared", key, "openai/gpt-4o", "")


def desired(own: int = 1, shared: int = 1) -> Desired:
    return Live(own, shared)


def admitted(*groups: str, **over: Any) -> Admission:
    return admission(attempts=[{"group": group, "r": 1} for group in groups], **over)


def screened(body: dict[str, Any], of: Admission, live: Desired, call_type: str = "acompletion") -> dict[str, Any]:
    data = {"model": "gpt-4o"} | body
    screen(data, of, live, call_type)
    return data


@pytest.mark.parametrize(
    ("groups", "own", "expected"),
    [
        ((OWN,), 1, (OWN, [], 0)),
        ((OWN,), 3, (OWN, [], 0)),
        ((OWN, OWN), 2, (OWN, [], 1)),
        ((OWN, OWN), 1, (OWN, [], 0)),
        ((OWN, SHARED), 1, (OWN, [SHARED], 0)),
        ((OWN, SHARED), 2, (OWN, [SHARED], 0)),
        ((OWN, OWN, SHARED), 1, (OWN, [SHARED], 0)),
        ((OWN, OWN, SHARED), 2, (OWN, [SHARED], 1)),
        ((OWN, OWN, OWN, SHARED), 2, (OWN, [SHARED], 1)),
        ((OWN, OWN, OWN, SHARED), 9, (OWN, [SHARED], 2)),
        ((OWN, SHARED), 0, (SHARED, [], 0)),
        ((SHARED,), 1, (SHARED, [], 0)),
    ],
)
def test_routes_by_the_admission(groups: tuple[str, ...], own: int, expected: tuple[str, list[str], int]) -> None:
    data = screened({}, admitted(*groups), desired(own))
    assert (data["model"], data["fallbacks"], data["num_retries"]) == expected


def test_denied_keys_do_not_count() -> None:
    data = screened({}, admitted(OWN, OWN, SHARED, deny=["own0"]), desired(own=2))
    assert (data["model"], data["num_retries"]) == (OWN, 0)
    data = screened({}, admitted(OWN, SHARED, deny=["own0"]), desired(own=1))
    assert (data["model"], data["fallbacks"]) == (SHARED, [])


def test_nothing_live_is_a_rejection() -> None:
    with pytest.raises(Rejected, match="no_deployment"):
        screened({}, admitted(OWN), desired(own=0))


@pytest.mark.parametrize("model", ["other", OWN, SHARED, "own0", "openai/gpt-4o", "GPT-4o", None, ["gpt-4o"], 1])
def test_another_model_is_a_rejection(model: object) -> None:
    with pytest.raises(Rejected, match="model_mismatch"):
        screened({"model": model}, admitted(OWN), desired())


def test_unknown_members_are_dropped() -> None:
    body = {"api_key": "x", "fallbacks": ["x"], "mock_response": "x", "num_retries": 9, "anything": 1, "temperature": 0}
    data = screened(body, admitted(OWN), desired())
    assert set(data) == {"model", "fallbacks", "num_retries", "temperature"}
    assert data["fallbacks"] == []


@pytest.mark.parametrize("options", [None, {}, {"include_usage": False}, {"include_usage": False, "x": 1}, "x", []])
def test_chat_streams_always_ask_for_usage(options: object) -> None:
    data = screened({"stream": True, "stream_options": options}, admitted(OWN), desired())
    assert data["stream_options"] == {"include_usage": True}


def test_other_calls_have_no_stream_options() -> None:
    body = {"stream_options": {"include_usage": True}}
    assert "stream_options" not in screened(body, admitted(OWN), desired())
    assert "stream_options" not in screened({"stream": True} | body, admitted(OWN), desired(), "aresponses")


def test_nothing_is_stored_at_the_provider() -> None:
    assert screened({"store": True}, admitted(OWN), desired(), "aresponses")["store"] is False
    assert screened({}, admitted(OWN), desired(), "aresponses")["store"] is False
    assert "store" not in screened({"store": True}, admitted(OWN), desired())


def test_a_clients_metadata_is_taken_out_of_litellms() -> None:
    sent = {"tags": ["x"], "guardrails": ["x"], "user_api_key_team_id": "x"}
    carried = {"user_api_key_team_id": "tenant", "tags": ["x"], "guardrails": ["x"], "headers": {}}
    body = {"metadata": carried, "proxy_server_request": {"body": {"metadata": sent}}}
    assert screened(body, admitted(OWN), desired())["metadata"] == {"user_api_key_team_id": "tenant", "headers": {}}
