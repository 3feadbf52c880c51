"""Tells usage-service up to which expiry nothing of this epoch can come any more, so that it can free lost leases."""

from __future__ import annotations

import asyncio
import logging

import httpx

from cloudfreedom_agent.admission import Fence
from cloudfreedom_agent.services import ServiceError, Services
from cloudfreedom_agent.settings import Settings

log = logging.getLogger("cloudfreedom.watermarks")

PERIOD_SECONDS = 5


class Watermarks:
    def __init__(self, settings: Settings, services: Services, fence: Fence) -> None:
        self._url = f"{settings.usage_url}/internal/proxies/{settings.proxy_id}/watermarks"
        self._services = services
        self._fence = fence

    async def run(self, epoch: int) -> None:
        while True:
            await asyncio.sleep(PERIOD_SECONDS)
            watermark, busy = self._fence.watermark()
            try:
                await self._services.post(self._url, {"epoch": epoch, "watermark": watermark, "busy_leases": busy})
            except (ServiceError, httpx.HTTPError) as e:
                log.info("event=watermark_failed error=%s", type(e).__name__)
