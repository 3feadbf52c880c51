"""The few internals of LiteLLM's router that the agent drives, and the test at start that they still behave.

Every call here is synchronous, so it is atomic for the requests on the event loop.
"""

from __future__ import annotations

import copy
import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class SelfTestError(Exception):
    """This LiteLLM does not behave as the agent needs; it must not serve."""


@dataclass(frozen=True)
class Cooldown:
    """A deployment that is left out after failures; times are seconds since 1970, the status is 0 without an answer."""

    id: str
    http_status: int
    since: float
    until: float


class LiveRouter(Protocol):
    def get(self, deployment_id: str) -> dict[str, Any] | None:
        """The live deployment with its parameters, or None."""

    def defect(self, deployment: Mapping[str, Any]) -> str | None:
        """Why LiteLLM cannot parse it, or None."""

    def put(self, deployment: Mapping[str, Any]) -> None:
        """Adds or replaces. Must be read back: a refusal may be silent."""

    def delete(self, deployment_id: str) -> None:
        """Removes; nothing happens when it is not there."""

    def restore(self, deployment_id: str, before: dict[str, Any] | None) -> None:
        """Puts back what `get` answered before a change."""

    def group_size(self, group: str) -> int:
        """How many deployments are live in a group."""

    def ids(self) -> set[str]:
        """All deployments that are live."""

    def cool(self, deployment_id: str, seconds: float) -> None:
        """Leaves a deployment out for a while, as its failures would."""

    def cooldowns(self) -> list[Cooldown]:
        """What is left out now; `put` and `delete` end it."""


class LiteLLMRouter:
    """The router of the proxy in this process. It is rebound while LiteLLM starts, so it is looked up at each use."""

    def get(self, deployment_id: str) -> dict[str, Any] | None:
        live = self._router().get_deployment(deployment_id)
        found: dict[str, Any] | None = None if live is None else live.to_json(exclude_none=True)
        return found

    def defect(self, deployment: Mapping[str, Any]) -> str | None:
        from litellm.types.router import Deployment

        try:
            Deployment(**copy.deepcopy(dict(deployment)))
        except Exception as e:  # its text may quote parameters
            return f"LiteLLM cannot parse it ({type(e).__name__})"
        return None

    def put(self, deployment: Mapping[str, Any]) -> None:
        from litellm.types.router import Deployment

        fresh = Deployment(**copy.deepcopy(dict(deployment)))
        if not self._replace(fresh.to_json(exclude_none=True)):
            self._router().upsert_deployment(fresh)
        self._end_cooldown(deployment["model_info"]["id"])

    def _replace(self, fresh: dict[str, Any]) -> bool:
        """Exchanges a deployment where it stands, which is all that a new secret needs; not when its group or model is
        another. LiteLLM's upsert takes it out and appends it, so that every deployment behind it moves, and it prices
        the model anew: with 1,000 deployments that takes ten times as long as the rest.
        """
        router = self._router()
        at = router.model_id_to_deployment_index_map.get(fresh["model_info"]["id"])
        if at is None or _served(router.model_list[at]) != _served(fresh):
            return False
        router.model_list[at] = fresh
        router._invalidate_model_group_info_cache()
        router._invalidate_access_groups_cache()
        router._discovered_model_info_cache.delete_cache(fresh["model_info"]["id"])
        return True

    def delete(self, deployment_id: str) -> None:
        self._router().delete_deployment(deployment_id)
        self._end_cooldown(deployment_id)

    def restore(self, deployment_id: str, before: dict[str, Any] | None) -> None:
        from litellm.types.router import Deployment

        self.delete(deployment_id)
        if before is not None:
            self._router().add_deployment(Deployment(**before))

    def group_size(self, group: str) -> int:
        return len(self._router().model_name_to_deployment_indices.get(group) or ())

    def ids(self) -> set[str]:
        return set(self._router().get_model_ids())

    def cool(self, deployment_id: str, seconds: float) -> None:
        self._router().cooldown_cache.add_deployment_to_cooldown(deployment_id, SelfTestError("cooled"), 429, seconds)

    def cooldowns(self) -> list[Cooldown]:
        cache = self._router().cooldown_cache.in_memory_cache
        before, after = _cooldown_key("\n").split("\n")
        found = ((key.removeprefix(before).removesuffix(after), cache.get_cache(key)) for key in list(cache.cache_dict))
        return [_cooldown(deployment_id, held) for deployment_id, held in found if held is not None]

    @staticmethod
    def started() -> bool:
        from litellm.proxy import proxy_server

        return proxy_server.llm_router is not None

    @staticmethod
    def _router() -> Any:
        from litellm.proxy import proxy_server

        return proxy_server.llm_router

    def _end_cooldown(self, deployment_id: str) -> None:
        """A cooldown outlives the key that caused it: without this a repaired key would stay out for seconds."""
        self._router().cooldown_cache.cooldown_store.delete_cache(key=_cooldown_key(deployment_id))


def _cooldown_key(deployment_id: str) -> str:
    from litellm.router_utils.cooldown_cache import CooldownCache

    key: str = CooldownCache.get_cooldown_cache_key(deployment_id)
    return key


def _cooldown(deployment_id: str, held: Mapping[str, Any]) -> Cooldown:
    status, since = str(held["status_code"]), float(held["timestamp"])
    until = since + float(held["cooldown_time"])
    return Cooldown(deployment_id, int(status) if status.isdecimal() else 0, since, until)


def _served(deployment: Mapping[str, Any]) -> tuple[object, object, object]:
    """What LiteLLM derives more from than it stores in the deployment: its indices and prices."""
    return deployment["model_name"], deployment["litellm_params"]["model"], deployment["model_info"].get("base_model")


def contains(live: object, wanted: object) -> bool:
    """True if `live` holds everything in `wanted`; LiteLLM adds defaults of its own."""
    if isinstance(wanted, Mapping):
        return isinstance(live, Mapping) and all(k in live and contains(live[k], v) for k, v in wanted.items())
    return live == wanted


def litellm_version() -> str:
    return importlib.metadata.version("litellm")


def self_test(router: LiveRouter) -> None:
    """Adds, replaces, reads back, cools down and deletes a deployment that nobody can reach."""
    probe: dict[str, Any] = {
        "model_name": "cf-self-test",
        "litellm_params": {"model": "openai/cf-self-test", "api_key": "first", "api_base": "http://127.0.0.1:9"},
        "model_info": {"id": "cf-self-test:probe", "tenant": "cf-self-test"},
    }
    step = "add"
    try:
        router.put(probe)
        _expect(contains(router.get("cf-self-test:probe"), probe), "read-back after add differs")
        step = "upsert"
        probe["litellm_params"]["api_key"] = "second"
        router.put(probe)
        _expect(contains(router.get("cf-self-test:probe"), probe), "read-back after upsert differs")
        _expect(router.group_size("cf-self-test") == 1, "upsert left two deployments in the group")
        step = "change of model"
        probe["litellm_params"]["model"] = "openai/cf-self-test-2"
        router.put(probe)
        _expect(contains(router.get("cf-self-test:probe"), probe), "read-back after a change of model differs")
        _expect(router.group_size("cf-self-test") == 1, "a change of model left two deployments in the group")
        step = "cooldown"
        router.cool("cf-self-test:probe", 60)
        _expect([c.id for c in router.cooldowns()] == ["cf-self-test:probe"], "a cooldown does not show")
        router.put(probe)
        _expect(not router.cooldowns(), "a cooldown outlives an upsert")
        router.cool("cf-self-test:probe", 60)
        step = "delete"
        router.delete("cf-self-test:probe")
        _expect(router.get("cf-self-test:probe") is None, "deployment still there after delete")
        _expect(router.group_size("cf-self-test") == 0, "group still there after delete")
        _expect(not router.cooldowns(), "a cooldown outlives its deployment")
    except Exception as e:
        raise SelfTestError(
            f"LiteLLM {litellm_version()} does not behave as the agent needs: {step} failed: {e!r}; "
            "install the version of requirements.lock"
        ) from e


def _expect(condition: bool, otherwise: str) -> None:
    if not condition:
        raise SelfTestError(otherwise)
