"""Takes the spool to usage-service, in order, and lets go of a record only when it is committed there."""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import Callable

import httpx

from cloudfreedom_agent.services import ServiceError, Services
from cloudfreedom_agent.settings import Settings
from cloudfreedom_agent.spool import Part, Spool, parts

log = logging.getLogger("cloudfreedom.delivery")

BATCH_BYTES = 512 << 10
GATHER_SECONDS = 0.02
NEVER_AGAIN = (1 << 63) - 1  # the watermark of an epoch that is over


class Delivery:
    """Posts the spool to usage-service, part by part, and moves on only after its commit."""

    def __init__(
        self,
        settings: Settings,
        services: Services,
        spool: Spool,
        on_committed: Callable[[str], None],
    ) -> None:
        self._folder = settings.spool_dir
        self._url = f"{settings.usage_url}/internal/proxies/{settings.proxy_id}"
        self._services = services
        self._spool = spool
        self._on_committed = on_committed
        self.failing = False

    async def run(self, epoch: int) -> None:
        pause = 0.2
        while True:
            try:
                moved = await self._deliver_some(epoch)
                self.failing = False
                pause = 0.2
            except (ServiceError, httpx.HTTPError, OSError, ValueError, KeyError) as e:
                self.failing = True
                log.warning("event=delivery_failed error=%s", e if isinstance(e, ServiceError) else type(e).__name__)
                await asyncio.sleep(pause * (0.5 + random.random()))  # noqa: S311
                pause = min(pause * 2, 15)
                continue
            if not moved:
                await self._spool.appended.wait()
                await asyncio.sleep(GATHER_SECONDS)

    def backlog(self) -> int:
        """Bytes that are not delivered yet."""
        return sum(max(0, part.path.stat().st_size - part.offset) for part in parts(self._folder))

    async def _deliver_some(self, epoch: int) -> bool:
        self._spool.appended.clear()
        for part in parts(self._folder):
            offset = part.offset
            batch = part.read(offset, BATCH_BYTES)
            if batch:
                await self._post(part, offset, batch)
                return True
            if part.epoch != epoch:
                await self._end(part)
            elif part.path != self._spool.current():
                part.remove()
                self._spool.measure()
        return False

    async def _post(self, part: Part, offset: int, batch: list[bytes]) -> None:
        body = b"[" + b",".join(line.rstrip(b"\n") for line in batch) + b"]"
        answer = await self._services.post(f"{self._url}/records", content=body)
        committed = int(answer.json()["committed"])
        if committed < 1:
            raise ServiceError("usage-service committed nothing")
        done = batch[:committed]
        part.delivered(offset + sum(map(len, done)))
        for line in done:
            record = json.loads(line)
            if record["type"] == "usage":
                self._on_committed(record["request_id"])

    async def _end(self, part: Part) -> None:
        """The last part of an epoch that is over: nothing of it can come any more."""
        if all(other.path == part.path or other.epoch != part.epoch for other in parts(self._folder)):
            await self._services.post(
                f"{self._url}/watermarks", {"epoch": part.epoch, "watermark": NEVER_AGAIN, "busy_leases": []}
            )
        part.remove()
        self._spool.measure()
