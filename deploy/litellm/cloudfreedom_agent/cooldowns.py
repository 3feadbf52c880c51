"""Tells config-service which deployments LiteLLM leaves out for a while, so that people see it on the provider key."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

import httpx

from cloudfreedom_agent.live_router import Cooldown, LiveRouter
from cloudfreedom_agent.metrics import Metrics
from cloudfreedom_agent.services import ServiceError, Services
from cloudfreedom_agent.settings import Settings
from cloudfreedom_agent.spool import timestamp

log = logging.getLogger("cloudfreedom.cooldowns")

PERIOD_SECONDS = 1  # a cooldown lasts for five, unless the provider asked for more
MOST = 1_000  # in one report; those that end last


class Cooldowns:
    """Reports what changed by itself; that a cooldown is over, its end has said before."""

    def __init__(
        self,
        settings: Settings,
        services: Services,
        router: LiveRouter,
        metrics: Metrics,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._url = f"{settings.config_url}/internal/proxies/{settings.proxy_id}/cooldowns"
        self._services = services
        self._router = router
        self._metrics = metrics
        self._clock = clock
        self._told: list[Cooldown] | None = None  # None: not even that there is none

    async def run(self, epoch: int) -> None:
        while True:
            try:
                await self.report(epoch)
            except (ServiceError, httpx.HTTPError) as e:
                self._told = None
                self._metrics.count("cooldown_report_failures_total")
                log.info("event=cooldown_report_failed error=%s", type(e).__name__)
            await asyncio.sleep(PERIOD_SECONDS)

    async def report(self, epoch: int) -> None:
        now = self._clock()
        held = sorted((c for c in self._router.cooldowns() if c.until > now), key=lambda c: (-c.until, c.id))[:MOST]
        if self._told is not None and held == [c for c in self._told if c.until > now]:
            return
        await self._services.post(
            self._url,
            {
                "epoch": epoch,
                "cooldowns": [
                    {
                        "id": cooldown.id,
                        "http_status": cooldown.http_status,
                        "since": timestamp(cooldown.since),
                        "until": timestamp(cooldown.until),
                    }
                    for cooldown in held
                ],
            },
        )
        self._told = held
