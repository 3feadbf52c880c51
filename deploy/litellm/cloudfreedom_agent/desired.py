"""Brings the live router to the desired state: invalid entries are refused one by one, the rest is applied, read back,
and on any mismatch rolled back as a whole.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cloudfreedom_agent.deployment import Target, checksum, defect, deployment_id, target
from cloudfreedom_agent.live_router import LiveRouter, contains

log = logging.getLogger("cloudfreedom.desired")

SLICE = 20  # deployments between two turns of the event loop: about 20 ms


@dataclass(frozen=True)
class Applied:
    """What one application did; `error` is set when it was rolled back."""

    applied: list[str]
    removed: list[str]
    rejected: list[dict[str, str]]
    error: str = ""


class Desired:
    """What this process serves. `targets` always equals what is in the router."""

    def __init__(self, router: LiveRouter) -> None:
        self._router = router
        self.generation = 0
        self.targets: dict[str, Target] = {}
        self.rejected: dict[str, str] = {}

    @property
    def checksum(self) -> str:
        return checksum({i: t.fingerprint for i, t in self.targets.items()})

    def group(self, name: str) -> list[Target]:
        return [t for t in self.targets.values() if t.group == name]

    async def apply(self, state: Mapping[str, Any]) -> Applied:
        """`state` is a DesiredState. An entry that is refused keeps its previous version."""
        rejected: dict[str, str] = {}
        changed: dict[str, Mapping[str, Any]] = {}
        for deployment in state["deployments"]:
            reason = defect(deployment)
            if reason:
                rejected[deployment_id(deployment) or "?"] = reason
            elif self._differs(deployment):
                changed[deployment["model_info"]["id"]] = deployment
        listed = {deployment_id(deployment) for deployment in state["deployments"]}
        gone = set(self.targets) - listed if state["full"] else set(state["removed"]) & set(self.targets)
        error = await self._change(changed, gone)
        if error:
            log.error("event=rolled_back generation=%s reason=%r", state["generation"], error)
            rejected.update(dict.fromkeys(changed, f"rolled back: {error}"))
            return Applied([], [], _rejections(rejected), error)
        self.generation = state["generation"]
        self._remember_rejected(rejected, listed, state)
        return Applied(sorted(changed), sorted(gone), _rejections(rejected))

    def _differs(self, deployment: Mapping[str, Any]) -> bool:
        live = self.targets.get(deployment["model_info"]["id"])
        return live is None or live != target(deployment)

    async def _change(self, changed: Mapping[str, Mapping[str, Any]], gone: Iterable[str]) -> str:
        """Answers an empty text, or why everything was rolled back."""
        undo: list[tuple[str, dict[str, Any] | None, Target | None]] = []
        # One tenant's deployments stay in one slice where possible, so that it never sees half a change.
        steps: list[tuple[str, Mapping[str, Any] | None]] = []
        steps += [(i, changed[i]) for i in sorted(changed, key=lambda i: (changed[i]["model_name"], i))]
        steps += [(i, None) for i in sorted(gone)]
        try:
            for at, (changed_id, deployment) in enumerate(steps):
                if at and at % SLICE == 0:
                    await asyncio.sleep(0)
                undo.append((changed_id, self._router.get(changed_id), self.targets.get(changed_id)))
                self._step(changed_id, deployment)
        except Exception as e:
            for changed_id, before, known in reversed(undo):
                self._router.restore(changed_id, before)
                if known is None:
                    self.targets.pop(changed_id, None)
                else:
                    self.targets[changed_id] = known
            return str(e) if isinstance(e, _StepError | ValueError) else type(e).__name__
        return ""

    def _step(self, changed_id: str, deployment: Mapping[str, Any] | None) -> None:
        if deployment is None:
            self._router.delete(changed_id)
            if self._router.get(changed_id) is not None:
                raise _StepError(f"{changed_id} is still there after its removal")
            self.targets.pop(changed_id, None)
            return
        self._router.put(deployment)
        if not contains(self._router.get(changed_id), deployment):
            raise _StepError(f"{changed_id} reads back differently")
        self.targets[changed_id] = target(deployment)

    def _remember_rejected(self, rejected: dict[str, str], listed: set[str], state: Mapping[str, Any]) -> None:
        if state["full"]:
            self.rejected = rejected
            return
        still = {i: r for i, r in self.rejected.items() if i not in listed and i not in state["removed"]}
        self.rejected = still | rejected


class _StepError(Exception):
    pass


def _rejections(rejected: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"id": i, "reason": reason} for i, reason in sorted(rejected.items())]
