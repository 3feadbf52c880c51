"""Keeps the desired state up to date: pull at start, then one long poll after the other; a poke ends the wait."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import time
from collections.abc import Callable
from typing import Any

import httpx

from cloudfreedom_agent.admission import Fence
from cloudfreedom_agent.desired import Desired
from cloudfreedom_agent.metrics import Metrics
from cloudfreedom_agent.services import ServiceError, Services
from cloudfreedom_agent.settings import Settings

log = logging.getLogger("cloudfreedom.sync")

WAIT_SECONDS = 20
SILENCE_SECONDS = 60  # config-service counts without a proxy that it has not heard of for so long
VERIFY_SECONDS = 30
POKE_SECONDS = 10


def awake() -> float:
    """Seconds that also pass while the machine sleeps, where the system can tell."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Sync:
    """The only caller of `Desired.apply`, so changes are applied one after the other."""

    def __init__(
        self,
        settings: Settings,
        services: Services,
        desired: Desired,
        fence: Fence,
        metrics: Metrics,
        *,
        clock: Callable[[], float] = awake,
    ) -> None:
        self._url = f"{settings.config_url}/internal/proxies/{settings.proxy_id}"
        self._proxy_id = settings.proxy_id
        self._services = services
        self._desired = desired
        self._fence = fence
        self._metrics = metrics
        self._turn = asyncio.Condition()
        self._poll: asyncio.Task[httpx.Response] | None = None
        self._poked = asyncio.Event()
        self._unacknowledged: dict[str, Any] | None = None
        self._clock = clock
        self._heard = self._asked = clock()
        self._verified = clock()
        self.pulled = False
        self.fill_seconds = 0.0  # from the first question to the acknowledgement of the answer
        self.error = ""

    @property
    def silence(self) -> float:
        """Seconds since the last call that config-service answered was made. When it is too long a key may be gone for
        good: what is served may go on only after a pull.
        """
        return self._clock() - self._heard

    async def run(self) -> None:
        pause = 0.2
        while True:
            try:
                await self._verify()
                await self._pull()
            except (ServiceError, httpx.HTTPError, ValueError, KeyError, TypeError) as e:
                if isinstance(e, ServiceError) and e.problem and e.status >= 500 and self.silence < SILENCE_SECONDS:
                    self._heard = self._asked  # it lives, and what it lacks keeps it from forgetting us
                self.error = f"{type(e).__name__}: {e}" if isinstance(e, ServiceError) else type(e).__name__
                log.warning("event=pull_failed error=%r", self.error)
                self._metrics.count("pull_failures_total")
            async with self._turn:
                self._turn.notify_all()
            if not self.error:
                pause = 0.2
                continue
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._poked.wait(), pause * (0.5 + random.random()))  # noqa: S311
            pause = min(pause * 2, 15 if self.pulled else 2)

    async def poke(self, generation: int) -> None:
        """Pulls at once and waits until `generation` is served, a pull failed, or the time is up."""
        if generation <= self._desired.generation:
            return
        self._poked.set()
        if self._poll is not None:
            self._poll.cancel()
        try:
            async with asyncio.timeout(POKE_SECONDS), self._turn:
                await self._turn.wait()
                while generation > self._desired.generation and not self.error:
                    await self._turn.wait()
        except TimeoutError:
            log.warning("event=poke_timed_out generation=%s", generation)

    async def _pull(self) -> None:
        await self._acknowledge()
        answer = await self._ask()
        if answer is None:
            return
        if answer.status_code == 304:
            self._heard = self._asked
            self.pulled = True
            self.error = ""
            return
        state = answer.json()
        if state["proxy_id"] != self._proxy_id:
            raise ValueError("the desired state is for another proxy")
        begun = time.perf_counter()
        result = await self._desired.apply(state)
        self._metrics.took("apply_seconds", time.perf_counter() - begun)
        self._metrics.count("applications_total", outcome="partly" if result.rejected else "wholly")
        self._unacknowledged = {
            "epoch": self._fence.epoch,
            "generation": self._desired.generation,
            "checksum": self._desired.checksum,
            "applied": result.applied,
            "removed": result.removed,
            "rejected": [{"id": i, "reason": reason} for i, reason in sorted(result.rejected.items())],
        }
        self.pulled = True
        self._heard = self._asked
        log.info(
            "event=applied generation=%s applied=%s removed=%s rejected=%s",
            self._desired.generation,
            len(result.applied),
            len(result.removed),
            len(result.rejected),
        )
        if self._drifted(state):
            log.warning("event=drift generation=%s action=full_pull", self._desired.generation)
            self._desired.generation = 0
        await self._acknowledge()
        if state["full"] and not self.fill_seconds:
            self.fill_seconds = self._clock() - self._asked
        self.error = ""

    async def _verify(self) -> None:
        """Compares the live router with what was put into it; what differs is told, and pulled anew."""
        if not self.pulled or self._clock() - self._verified < VERIFY_SECONDS:
            return
        self._verified = self._clock()
        drifted = await self._desired.verify()
        self._metrics.count("verifications_total")
        if not drifted:
            return
        log.warning("event=drift generation=%s deployments=%s", self._desired.generation, drifted)
        self._metrics.count("drift_total")
        self._unacknowledged = {
            "epoch": self._fence.epoch,
            "generation": self._desired.generation,
            "checksum": self._desired.checksum,
            "applied": [],
            "removed": [],
            "rejected": [],
        }
        self._desired.generation = 0

    async def _ask(self) -> httpx.Response | None:
        """None when the wait was ended by a poke."""
        wait = 0 if self._poked.is_set() or not self.pulled or self.error else WAIT_SECONDS
        self._poked.clear()
        self._asked = self._clock()
        params = {"epoch": self._fence.epoch or 0, "since": self._desired.generation, "wait": wait}
        self._poll = asyncio.ensure_future(self._services.get(f"{self._url}/desired-state", params, seconds=wait + 10))
        try:
            return await self._poll
        except asyncio.CancelledError:
            if self._poked.is_set():
                return None
            raise
        finally:
            self._poll = None

    async def _acknowledge(self) -> None:
        """Sends what is unacknowledged; it is kept for the next turn unless the service will never take it."""
        if self._unacknowledged is None:
            return
        try:
            await self._services.post(f"{self._url}/acks", self._unacknowledged)
        except ServiceError as e:
            if not 400 <= e.status < 500 or e.status in (401, 429):
                raise
            log.warning("event=ack_refused status=%s", e.status)
        self._unacknowledged = None

    def _drifted(self, state: dict[str, Any]) -> bool:
        """A difference was applied cleanly and still the whole is not what config-service means."""
        return not state["full"] and not self._desired.rejected and self._desired.checksum != state["checksum"]
