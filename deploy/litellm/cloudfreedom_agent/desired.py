"""Brings the live router to the desired state, entry by entry: what is unfit, or does not read back as it was given, is
refused and keeps its previous version, so that no tenant's mistake holds up another's change.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import secrets
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cloudfreedom_agent.deployment import Target, canonical, checksum, defect, deployment_id, target
from cloudfreedom_agent.live_router import LiveRouter, contains

log = logging.getLogger("cloudfreedom.desired")

SLICE = 20  # deployments between two turns of the event loop: about 20 ms


@dataclass(frozen=True)
class Applied:
    """What one application did: ids, and for what was refused the reasons."""

    applied: list[str]
    removed: list[str]
    rejected: dict[str, str]


class RouterError(Exception):
    """The router kept what was removed: this process must not go on."""


class Desired:
    """What this process serves: exactly the deployments of its router, by id and by group."""

    def __init__(self, router: LiveRouter) -> None:
        self._router = router
        self._targets: dict[str, Target] = {}
        self._groups: defaultdict[str, dict[str, Target]] = defaultdict(dict)
        self._digests: dict[str, str] = {}
        self._salt = secrets.token_bytes(32)
        self.generation = 0
        self.rejected: dict[str, str] = {}

    @property
    def targets(self) -> Mapping[str, Target]:
        return self._targets

    @property
    def checksum(self) -> str:
        return checksum({i: t.fingerprint for i, t in self._targets.items()})

    def group(self, name: str) -> list[Target]:
        return list(self._groups.get(name, {}).values())

    async def apply(self, state: Mapping[str, Any]) -> Applied:
        """`state` is a DesiredState. Removals come first: what must not serve any more waits for nothing."""
        rejected: dict[str, str] = {}
        changed: dict[str, Mapping[str, Any]] = {}
        for deployment in state["deployments"]:
            reason = defect(deployment) or self._router.defect(deployment)
            if reason:
                rejected[deployment_id(deployment) or "?"] = reason
            elif self._targets.get(deployment["model_info"]["id"]) != target(deployment):
                changed[deployment["model_info"]["id"]] = deployment
        listed = {deployment_id(deployment) for deployment in state["deployments"]}
        gone = set(self._targets) - listed if state["full"] else set(state["removed"]) & set(self._targets)
        # One tenant's deployments stay in one slice where possible, so that it seldom sees half a change.
        steps: list[tuple[str, Mapping[str, Any] | None]] = [(i, None) for i in sorted(gone)]
        steps += [(i, changed[i]) for i in sorted(changed, key=lambda i: (changed[i]["model_name"], i))]
        for at, (changed_id, deployment) in enumerate(steps):
            if at and at % SLICE == 0:
                await asyncio.sleep(0)
            if deployment is None:
                self._remove(changed_id)
            elif reason := self._put(deployment):
                rejected[changed_id] = reason
        self.generation = state["generation"]
        self._remember_rejected(rejected, listed, state)
        return Applied(sorted(set(changed) - set(rejected)), sorted(gone), rejected)

    async def verify(self) -> list[str]:
        """What the router no longer holds as it was put in, and what it holds beside that. Nothing is let through to it
        from here on; it is out of the router, or comes back with the next full state.
        """
        drifted = []
        for at, known in enumerate(sorted(self._targets)):
            if at and at % SLICE == 0:
                await asyncio.sleep(0)
            if self._digest(self._router.get(known)) != self._digests[known]:
                drifted.append(known)
                self._forget(known)
        strangers = sorted(self._router.ids() - set(self._targets) - set(drifted))
        for stranger in strangers:
            self._router.delete(stranger)
        return drifted + strangers

    def _digest(self, live: Mapping[str, Any] | None) -> str:
        """Secrets included, so of use to this process only."""
        return hmac.new(self._salt, canonical(live).encode(), hashlib.sha256).hexdigest()

    def _put(self, deployment: Mapping[str, Any]) -> str | None:
        """Answers why the previous version was put back, or None."""
        new = target(deployment)
        before = self._router.get(new.id)
        try:
            self._router.put(deployment)
            live = self._router.get(new.id)
            reason = None if contains(live, deployment) else "reads back differently"
        except Exception as e:  # whatever LiteLLM raises; its text may quote parameters
            reason = f"LiteLLM refused it ({type(e).__name__})"
        if reason:
            self._router.restore(new.id, before)
            return reason
        self._forget(new.id)
        self._targets[new.id] = self._groups[new.group][new.id] = new
        self._digests[new.id] = self._digest(live)
        return None

    def _remove(self, gone: str) -> None:
        self._forget(gone)  # first: from here on the hooks let nothing through to it
        self._router.delete(gone)
        if self._router.get(gone) is not None:
            raise RouterError(f"{gone} is still there after its removal")

    def _forget(self, known: str) -> None:
        old = self._targets.pop(known, None)
        if old is not None:
            del self._digests[known]
            members = self._groups[old.group]
            members.pop(known, None)
            if not members:
                del self._groups[old.group]

    def _remember_rejected(self, rejected: dict[str, str], listed: set[str], state: Mapping[str, Any]) -> None:
        if rejected:
            log.warning("event=rejected generation=%s deployments=%s", state["generation"], rejected)
        if state["full"]:
            self.rejected = rejected
        else:
            still = {i: r for i, r in self.rejected.items() if i not in listed and i not in state["removed"]}
            self.rejected = still | rejected
