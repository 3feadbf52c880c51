"""A program: the self-test on LiteLLM's own router, as it is and broken in one way after the other.

Prints a JSON object: the way → what the self-test said, None where it said nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any
from unittest import mock

import litellm

from cloudfreedom_agent.live_router import LiteLLMRouter, SelfTestError, self_test


def _nothing(*_: Any, **__: Any) -> None:
    return None


def _without_index(router: litellm.Router) -> None:
    real = router.upsert_deployment

    def upsert(deployment: Any) -> None:
        real(deployment)
        router.model_name_to_deployment_indices = {}

    router.upsert_deployment = upsert


def _other_parameters(router: litellm.Router) -> None:
    real = router.get_deployment

    def get(model_id: str) -> Any:
        found = real(model_id)
        if found is not None:
            found.litellm_params.api_key = "of somebody else"
        return found

    router.get_deployment = get


class _Fixed(list[Any]):
    def __setitem__(self, at: Any, value: Any) -> None:
        """Leaves what is there."""


def _models_are_fixed(router: litellm.Router) -> None:
    router.model_list = _Fixed()


def _keeps_the_old_one(router: litellm.Router) -> None:
    router.upsert_deployment = router.add_deployment


def _longer_cooldowns(router: litellm.Router) -> None:
    router.cooldown_cache.cooldown_store.delete_cache = _nothing


def _renamed(name: str) -> Callable[[Any], None]:
    def sabotage(router: Any) -> None:
        setattr(router, name, mock.Mock(side_effect=AttributeError(name)))

    return sabotage


WAYS: dict[str, Callable[[litellm.Router], None]] = {
    "as it is": _nothing,
    "upsert does nothing": lambda router: setattr(router, "upsert_deployment", _nothing),
    "upsert is gone": _renamed("upsert_deployment"),
    "upsert keeps the old one": _keeps_the_old_one,
    "models cannot be exchanged": _models_are_fixed,
    "delete does nothing": lambda router: setattr(router, "delete_deployment", _nothing),
    "reads back something else": _other_parameters,
    "groups are kept elsewhere": _without_index,
    "cooldowns stay": _longer_cooldowns,
    "cooldowns are kept elsewhere": lambda router: setattr(router, "cooldown_cache", object()),
}


class Sabotaged(LiteLLMRouter):
    def __init__(self, router: litellm.Router) -> None:
        self._router = lambda: router  # type: ignore[method-assign]


def verdict(sabotage: Callable[[litellm.Router], None]) -> str | None:
    router = litellm.Router(model_list=[])
    sabotage(router)
    try:
        self_test(Sabotaged(router))
    except SelfTestError as e:
        return str(e)
    return None


if __name__ == "__main__":
    json.dump({way: verdict(sabotage) for way, sabotage in WAYS.items()}, sys.stdout)
