"""Takes the spool to usage-service, in order, and lets go of a record only when it is committed there."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import random
import time
from collections.abc import Callable

import httpx

from cloudfreedom_agent.metrics import Metrics
from cloudfreedom_agent.services import ServiceError, Services
from cloudfreedom_agent.settings import Settings
from cloudfreedom_agent.spool import Part, Record, Spool, parts, unknown

log = logging.getLogger("cloudfreedom.delivery")

BATCH_BYTES = 512 << 10
GATHER_SECONDS = 0.02
DEAD_LETTERS = "dead-letters.ndjson"
REFUSED = frozenset({400, 413, 422})  # the same batch would be refused again and again
NEVER_AGAIN = (1 << 63) - 1  # the watermark of an epoch that is over


class Delivery:
    """Posts the spool to usage-service, part by part, and moves on only after its commit."""

    def __init__(
        self,
        settings: Settings,
        services: Services,
        spool: Spool,
        metrics: Metrics,
        on_committed: Callable[[str], None],
    ) -> None:
        self._folder = settings.spool_dir
        self._url = f"{settings.usage_url}/internal/proxies/{settings.proxy_id}"
        self._services = services
        self._spool = spool
        self._metrics = metrics
        self._on_committed = on_committed
        self._buried: set[bytes] = set()
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
        try:
            done = batch[: await self._send(batch)]
        except ServiceError as e:
            if e.status not in REFUSED:
                raise
            if len(batch) > 1:
                await self._post(part, offset, batch[: len(batch) // 2])
                return
            await self._bury(batch[0], e.status)
            done = batch
        part.delivered(offset + sum(map(len, done)))
        for line in done:
            record = _usage(line)
            if record is not None and line not in self._buried:
                self._on_committed(record["request_id"])
        self._buried.clear()

    async def _send(self, batch: list[bytes]) -> int:
        body = b"[" + b",".join(line.rstrip(b"\n") for line in batch) + b"]"
        answer = await self._services.post(f"{self._url}/records", content=body)
        committed = int(answer.json()["committed"])
        if committed < 1:
            raise ServiceError("usage-service committed nothing")
        return committed

    async def _bury(self, line: bytes, status: int) -> None:
        """A record that is refused for good holds up no other. A usage is booked as unknown in its stead, at all that
        was reserved; if that is refused as well, its request stays open, and with it what its lease holds.
        """
        record = _usage(line)
        log.error(
            "event=record_refused status=%s request_id=%s", status, record["request_id"] if record else "of no usage"
        )
        self._metrics.count("dead_letters_total")
        await asyncio.to_thread(self._keep, line)
        if record is None:
            return
        try:
            await self._send([unknown(record["request_id"], record["epoch"], time.time())])
        except ServiceError as e:
            if e.status not in REFUSED:
                raise
            self._buried.add(line)

    def _keep(self, line: bytes) -> None:
        with (self._folder / DEAD_LETTERS).open("ab") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(line)

    async def _end(self, part: Part) -> None:
        """The last part of an epoch that is over: nothing of it can come any more."""
        if all(other.path == part.path or other.epoch != part.epoch for other in parts(self._folder)):
            await self._services.post(
                f"{self._url}/watermarks", {"epoch": part.epoch, "watermark": NEVER_AGAIN, "busy_leases": []}
            )
        part.remove()
        self._spool.measure()


def _usage(line: bytes) -> Record | None:
    """The usage record in a line; None for another record, and for what is none."""
    try:
        record: Record = json.loads(line)
        return record if record["type"] == "usage" and record["request_id"] and record["epoch"] else None
    except (ValueError, KeyError, TypeError):
        return None
