"""Desired state: what is refused, what is applied, and that one failure is nobody else's."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Mapping
from typing import Any

import pytest

from cloudfreedom_agent.deployment import checksum, defect, fingerprint
from cloudfreedom_agent.desired import Desired, RouterError
from cloudfreedom_agent.live_router import Cooldown, SelfTestError, self_test

TENANT = str(uuid.UUID(int=1))
KEY = str(uuid.UUID(int=2))


class FakeRouter:
    """Behaves as LiteLLM's router, or fails in the ways that LiteLLM can."""

    def __init__(self) -> None:
        self.live: dict[str, dict[str, Any]] = {}
        self.ignores: set[str] = set()
        self.raises: set[str] = set()
        self.unparsable: set[str] = set()
        self.keeps = False
        self.cooled: dict[str, Cooldown] = {}

    def get(self, deployment_id: str) -> dict[str, Any] | None:
        return copy.deepcopy(self.live.get(deployment_id))

    def defect(self, deployment: Mapping[str, Any]) -> str | None:
        unparsable = deployment["model_info"]["id"] in self.unparsable
        return "LiteLLM cannot parse it (ValidationError)" if unparsable else None

    def put(self, deployment: Mapping[str, Any]) -> None:
        deployment_id = deployment["model_info"]["id"]
        if deployment_id in self.raises:
            raise RuntimeError("quotes a secret")
        if deployment_id not in self.ignores:
            self.live[deployment_id] = copy.deepcopy(dict(deployment))
            self.cooled.pop(deployment_id, None)

    def delete(self, deployment_id: str) -> None:
        if not self.keeps:
            self.live.pop(deployment_id, None)
            self.cooled.pop(deployment_id, None)

    def restore(self, deployment_id: str, before: dict[str, Any] | None) -> None:
        self.delete(deployment_id)
        if before is not None:
            self.live[deployment_id] = before

    def ids(self) -> set[str]:
        return set(self.live)

    def cool(self, deployment_id: str, seconds: float) -> None:
        self.cooled[deployment_id] = Cooldown(deployment_id, 429, 0, seconds)

    def cooldowns(self) -> list[Cooldown]:
        return list(self.cooled.values())

    def group_size(self, group: str) -> int:
        return sum(d["model_name"] == group for d in self.live.values())


def deployment(model: str = "gpt-4o", key: str = KEY, secret: str = "s1", **params: Any) -> dict[str, Any]:
    return {
        "model_name": f"t:{TENANT}:{model}",
        "litellm_params": {"model": f"openai/{model}", "api_key": secret, **params},
        "model_info": {
            "id": f"{key}:{model}",
            "tenant": TENANT,
            "provider_key_id": key,
            "key_version": 1,
            "material": f"material-of-{secret}",
        },
    }


def state(generation: int, *deployments: Any, full: bool = False, removed: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "proxy_id": "p",
        "generation": generation,
        "full": full,
        "deployments": list(deployments),
        "removed": list(removed),
        "checksum": "",
    }


@pytest.fixture
def router() -> FakeRouter:
    return FakeRouter()


@pytest.fixture
def desired(router: FakeRouter) -> Desired:
    return Desired(router)


async def test_applies_differences_only(desired: Desired, router: FakeRouter) -> None:
    first, second = deployment("a"), deployment("b")
    assert (await desired.apply(state(1, first, second, full=True))).applied == [f"{KEY}:a", f"{KEY}:b"]
    rotated = deployment("a", secret="s2")
    assert (await desired.apply(state(2, rotated, second))).applied == [f"{KEY}:a"]
    live = router.get(f"{KEY}:a")
    assert live is not None
    assert live["litellm_params"]["api_key"] == "s2"
    assert desired.generation == 2
    assert desired.checksum == checksum({f"{KEY}:a": fingerprint(rotated), f"{KEY}:b": fingerprint(second)})


async def test_a_full_state_removes_what_it_does_not_name(desired: Desired, router: FakeRouter) -> None:
    await desired.apply(state(1, deployment("a"), deployment("b"), full=True))
    assert (await desired.apply(state(2, deployment("b"), full=True))).removed == [f"{KEY}:a"]
    assert list(router.live) == [f"{KEY}:b"]


async def test_a_difference_removes_what_it_names(desired: Desired, router: FakeRouter) -> None:
    await desired.apply(state(1, deployment("a"), deployment("b"), full=True))
    result = await desired.apply(state(2, removed=(f"{KEY}:a", "never:there")))
    assert result.removed == [f"{KEY}:a"]
    assert list(router.live) == [f"{KEY}:b"]


async def test_an_invalid_entry_keeps_its_previous_version(desired: Desired, router: FakeRouter) -> None:
    await desired.apply(state(1, deployment("a"), full=True))
    bad = deployment("a", secret="", api_base="http://elsewhere")
    result = await desired.apply(state(2, bad, deployment("b")))
    assert result.applied == [f"{KEY}:b"]
    assert result.rejected == {f"{KEY}:a": "incomplete credentials"}
    live = router.get(f"{KEY}:a")
    assert live is not None
    assert live["litellm_params"]["api_key"] == "s1"
    assert desired.rejected == {f"{KEY}:a": "incomplete credentials"}
    await desired.apply(state(3, deployment("a", secret="s3")))
    assert desired.rejected == {}


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        ("unparsable", "LiteLLM cannot parse it (ValidationError)"),
        ("ignores", "reads back differently"),
        ("raises", "LiteLLM refused it (RuntimeError)"),
    ],
)
async def test_one_failing_entry_is_put_back_and_holds_up_no_other(
    desired: Desired, router: FakeRouter, failure: str, reason: str
) -> None:
    await desired.apply(state(1, *(deployment(f"m{i:02}") for i in range(30)), full=True))
    before = router.get(f"{KEY}:m25")
    getattr(router, failure).add(f"{KEY}:m25")
    getattr(router, failure).add(f"{KEY}:new")
    changes = [deployment(f"m{i:02}", secret="s2") for i in range(30)]
    result = await desired.apply(state(2, *changes, deployment("new")))
    assert result.rejected == {f"{KEY}:m25": reason, f"{KEY}:new": reason}
    assert len(result.applied) == 29
    assert router.get(f"{KEY}:m25") == before
    assert router.get(f"{KEY}:new") is None
    assert set(desired.targets) == set(router.live)
    live = {i: fingerprint(d) for i, d in router.live.items()}
    assert (desired.generation, desired.checksum) == (2, checksum(live))


async def test_a_router_that_keeps_what_is_removed_is_unfit(desired: Desired, router: FakeRouter) -> None:
    await desired.apply(state(1, deployment("a"), full=True))
    router.keeps = True
    with pytest.raises(RouterError):
        await desired.apply(state(2, full=True))
    assert desired.targets == {}


async def test_what_drifted_is_found_shut_off_and_repaired(desired: Desired, router: FakeRouter) -> None:
    await desired.apply(state(1, *(deployment(f"m{i:02}") for i in range(45)), full=True))
    assert await desired.verify() == []
    router.live[f"{KEY}:m07"]["litellm_params"]["api_key"] = "of somebody else"
    del router.live[f"{KEY}:m40"]
    router.put(deployment("stranger"))
    assert await desired.verify() == [f"{KEY}:m07", f"{KEY}:m40", f"{KEY}:stranger"]
    assert f"{KEY}:stranger" not in router.live
    assert not {f"{KEY}:m07", f"{KEY}:m40"} & set(desired.targets)
    await desired.apply(state(1, *(deployment(f"m{i:02}") for i in range(45)), full=True))
    assert router.live[f"{KEY}:m07"]["litellm_params"]["api_key"] == "s1"
    assert len(router.live) == len(desired.targets) == 45
    assert await desired.verify() == []


async def test_groups_follow_the_targets(desired: Desired) -> None:
    other = str(uuid.UUID(int=3))
    await desired.apply(state(1, deployment("a"), deployment("a", key=other), deployment("b"), full=True))
    assert {t.provider_key_id for t in desired.group(f"t:{TENANT}:a")} == {KEY, other}
    await desired.apply(state(2, deployment("a", secret="s2"), removed=(f"{other}:a",)))
    assert [t.id for t in desired.group(f"t:{TENANT}:a")] == [f"{KEY}:a"]
    await desired.apply(state(3, full=True))
    assert desired.group(f"t:{TENANT}:a") == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"model_name": "t:other:gpt-4o"}, "group does not belong to tenant and model"),
        ({"model_name": "shared:gpt-4o"}, "group does not belong to tenant and model"),
        ({"model_name": f"t:{TENANT}:*"}, "wildcard"),
        ({"model_name": None}, "model_name, litellm_params or model_info is missing"),
    ],
)
def test_refuses_a_wrong_group(change: dict[str, Any], reason: str) -> None:
    assert defect(deployment() | change) == reason


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"api_key": ""}, "incomplete credentials"),
        ({"api_key": " "}, "incomplete credentials"),
        ({"api_key": "os.environ/OPENAI_API_KEY"}, "reference to the environment"),
        ({"model": "openai/*"}, "wildcard"),
        ({"model": "gpt-4o"}, "provider not allowed"),
        ({"model": "ollama/llama"}, "provider not allowed"),
        ({"custom_llm_provider": "azure"}, "parameter not allowed: custom_llm_provider"),
        ({"mock_response": "x"}, "parameter not allowed: mock_response"),
        ({"model": "azure/d", "api_base": "https://a"}, "incomplete credentials"),
        ({"model": "bedrock/m", "aws_region_name": "eu", "api_key": ""}, "incomplete credentials"),
        ({"model": "vertex_ai/m", "vertex_project": "p", "vertex_location": "l"}, "incomplete credentials"),
    ],
)
def test_refuses_params(params: dict[str, Any], reason: str) -> None:
    assert defect(deployment(**{}) | {"litellm_params": deployment()["litellm_params"] | params}) == reason


@pytest.mark.parametrize(
    "params",
    [
        {"model": "anthropic/claude", "api_key": "k", "weight": 2},
        {"model": "gemini/g", "api_key": "k"},
        {"model": "azure/d", "api_key": "k", "api_base": "https://a", "api_version": "v"},
        {"model": "azure/d", "azure_ad_token": "k", "api_base": "https://a", "api_version": "v"},
        {"model": "vertex_ai/m", "vertex_project": "p", "vertex_location": "l", "vertex_credentials": "{}"},
        {"model": "bedrock/m", "aws_region_name": "eu", "aws_access_key_id": "a", "aws_secret_access_key": "s"},
        {"model": "bedrock/m", "aws_region_name": "eu", "api_key": "k"},
    ],
)
def test_accepts_complete_credentials(params: dict[str, Any]) -> None:
    assert defect(deployment() | {"litellm_params": params}) is None


@pytest.mark.parametrize("value", [None, 1, [], {}, {"model_info": {"id": 1}}])
def test_refuses_what_is_no_deployment(value: object) -> None:
    assert defect(value)


@pytest.mark.parametrize("info", [{"id": "x"}, {"id": "other-key:gpt-4o"}, {"id": f"{KEY}:"}, {"material": None}])
def test_refuses_a_wrong_identity(info: dict[str, Any]) -> None:
    assert defect(deployment() | {"model_info": deployment()["model_info"] | info})


def test_self_test_passes_and_leaves_nothing(router: FakeRouter) -> None:
    self_test(router)
    assert router.live == {}


def test_self_test_names_the_version_and_the_step(router: FakeRouter) -> None:
    router.ignores.add("cf-self-test:probe")
    with pytest.raises(SelfTestError, match=r"LiteLLM \d+\.\d+\.\d+ .* add failed"):
        self_test(router)
