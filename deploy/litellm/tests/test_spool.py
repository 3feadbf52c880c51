"""The spool: nothing accepted is ever forgotten, whatever dies when."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from cloudfreedom_agent.delivery import DEAD_LETTERS, NEVER_AGAIN, Delivery
from cloudfreedom_agent.metrics import Metrics
from cloudfreedom_agent.services import ServiceError, Services
from cloudfreedom_agent.settings import Settings
from cloudfreedom_agent.spool import Spool, SpoolFullError, close_other_epochs, parts, spool_id, timestamp


def accepted(rid: str, epoch: int = 1) -> dict[str, Any]:
    return {"type": "accepted", "request_id": rid, "epoch": epoch, "admission": {"model": "größe"}}


def used(rid: str, epoch: int = 1) -> dict[str, Any]:
    return {"type": "usage", "request_id": rid, "epoch": epoch}


class UsageService(Services):
    """Commits what it is given, at most `at_most` at a time; fails while `failures` last."""

    def __init__(self) -> None:
        self.records: list[dict[str, Any]] = []
        self.watermarks: list[dict[str, Any]] = []
        self.failures = 0
        self.at_most = 1000
        self.refused: set[tuple[str, str]] = set()
        self.refuses_unknown = False
        self.metrics = Metrics()

    async def post(self, url: str, body: Any = None, content: bytes | None = None) -> httpx.Response:
        if self.failures:
            self.failures -= 1
            raise ServiceError("unavailable", 503)
        if url.endswith("/watermarks"):
            self.watermarks.append(body)
            return httpx.Response(204)
        try:
            batch = json.loads(content or b"")[: self.at_most]
        except ValueError:
            raise ServiceError("records", 400) from None
        if any(self._refuses(record) for record in batch):
            raise ServiceError("records", 422)
        self.records += batch
        return httpx.Response(200, json={"committed": len(batch)})

    def _refuses(self, record: dict[str, Any]) -> bool:
        if record.get("quality") == "unknown":
            return self.refuses_unknown
        return (record["type"], record["request_id"]) in self.refused

    def ids(self) -> list[tuple[str, str]]:
        return [(r["type"], r["request_id"]) for r in self.records]


OpenSpool = Callable[..., Spool]


@pytest.fixture
def open_spool(tmp_path: Path) -> Iterator[OpenSpool]:
    """Makes spools over the test's folder that are closed at the end."""
    spools: list[Spool] = []

    def make(epoch: int = 1, **arguments: int) -> Spool:
        spools.append(Spool(tmp_path, **arguments))
        if epoch:
            spools[-1].begin(epoch)
        return spools[-1]

    yield make
    for spool in spools:
        spool.close()


def settings(folder: Path) -> Settings:
    return Settings("p", "http://config", "http://usage", "http://vault", "role", folder / "secret-id", folder)


async def deliver(folder: Path, service: UsageService, spool: Spool, epoch: int) -> list[str]:
    """Runs delivery until nothing is left; answers the ids that were reported as committed."""
    committed: list[str] = []
    delivery = Delivery(settings(folder), service, spool, service.metrics, committed.append)
    task = asyncio.create_task(delivery.run(epoch))
    async with asyncio.timeout(60):
        while delivery.backlog() or len(parts(folder)) > 1:
            await asyncio.sleep(0.01)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    return committed


async def test_delivers_in_order_through_failures(tmp_path: Path, open_spool: OpenSpool) -> None:
    spool, service = open_spool(), UsageService()
    service.failures, service.at_most = 2, 3
    for i in range(10):
        spool.accepted(accepted(f"r{i}"))
        spool.used(used(f"r{i}"))
    committed = await deliver(tmp_path, service, spool, 1)
    assert service.ids() == [(kind, f"r{i}") for i in range(10) for kind in ("accepted", "usage")]
    assert committed == [f"r{i}" for i in range(10)]


async def test_a_refused_usage_is_booked_as_unknown_and_holds_up_no_other(
    tmp_path: Path, open_spool: OpenSpool
) -> None:
    spool, service = open_spool(), UsageService()
    service.refused = {("usage", "r4"), ("accepted", "r7")}
    for i in range(10):
        spool.accepted(accepted(f"r{i}"))
        spool.used(used(f"r{i}"))
    committed = await deliver(tmp_path, service, spool, 1)
    expected = [(kind, f"r{i}") for i in range(10) for kind in ("accepted", "usage")]
    assert service.ids() == [pair for pair in expected if pair != ("accepted", "r7")]
    assert [r["request_id"] for r in service.records if r.get("quality") == "unknown"] == ["r4"]
    assert committed == [f"r{i}" for i in range(10)]
    dead = [json.loads(line) for line in (tmp_path / DEAD_LETTERS).read_bytes().splitlines()]
    assert dead == [used("r4"), accepted("r7")]
    assert (tmp_path / DEAD_LETTERS).stat().st_mode & 0o777 == 0o600
    assert "cf_agent_dead_letters_total 2\n" in service.metrics.render()


async def test_a_request_whose_usage_is_never_taken_stays_open(tmp_path: Path, open_spool: OpenSpool) -> None:
    spool, service = open_spool(), UsageService()
    service.refused, service.refuses_unknown = {("usage", "a")}, True
    for rid in ("a", "b"):
        spool.accepted(accepted(rid))
        spool.used(used(rid))
    assert await deliver(tmp_path, service, spool, 1) == ["b"]
    assert service.ids() == [("accepted", "a"), ("accepted", "b"), ("usage", "b")]


async def test_an_unreadable_line_is_put_aside(tmp_path: Path, open_spool: OpenSpool) -> None:
    before = open_spool()
    before.accepted(accepted("a"))
    with before.current().open("ab") as file:
        file.write(b'{"type":"usa\x00\n')
    before.used(used("a"))
    assert close_other_epochs(tmp_path, 2, 0) == 0
    spool, service = open_spool(2), UsageService()
    await deliver(tmp_path, service, spool, 2)
    assert service.ids() == [("accepted", "a"), ("usage", "a")]
    assert (tmp_path / DEAD_LETTERS).read_bytes() == b'{"type":"usa\x00\n'


async def test_an_old_life_is_closed_delivered_and_declared_over(tmp_path: Path, open_spool: OpenSpool) -> None:
    before = open_spool()
    before.accepted(accepted("done"))
    before.used(used("done"))
    before.accepted(accepted("lost"))
    assert close_other_epochs(tmp_path, 2, 0) == 1
    assert close_other_epochs(tmp_path, 2, 0) == 0
    spool, service = open_spool(2), UsageService()
    await deliver(tmp_path, service, spool, 2)
    assert service.ids() == [("accepted", "done"), ("usage", "done"), ("accepted", "lost"), ("usage", "lost")]
    unknown = service.records[-1]
    assert (unknown["epoch"], unknown["quality"], unknown["status"], unknown["attempts"]) == (
        1,
        "unknown",
        "failed",
        [],
    )
    assert service.watermarks == [{"epoch": 1, "watermark": NEVER_AGAIN, "busy_leases": []}]
    assert [part.epoch for part in parts(tmp_path)] == [2]


async def test_a_torn_last_line_is_cut(tmp_path: Path, open_spool: OpenSpool) -> None:
    before = open_spool()
    before.accepted(accepted("whole"))
    with before.current().open("ab") as file:
        file.write(b'{"type":"usage","request_id":"who')
    assert close_other_epochs(tmp_path, 2, 0) == 1
    lines = before.current().read_bytes().splitlines()
    assert [json.loads(line)["request_id"] for line in lines] == ["whole", "whole"]


async def test_open_requests_are_carried_into_a_new_part(tmp_path: Path, open_spool: OpenSpool) -> None:
    spool, service = open_spool(part_bytes=500), UsageService()
    spool.accepted(accepted("long"))
    for i in range(50):
        spool.accepted(accepted(f"r{i}"))
        spool.used(used(f"r{i}"))
    await deliver(tmp_path, service, spool, 1)
    assert len(parts(tmp_path)) == 1
    assert close_other_epochs(tmp_path, 2, 0) == 1
    assert parts(tmp_path)[0].path.read_text(encoding="utf-8").count('"long"') == 2


async def test_no_room_means_no_request_but_usage_is_kept(open_spool: OpenSpool) -> None:
    spool = open_spool(max_bytes=150)
    spool.accepted(accepted("a"))
    spool.accepted(accepted("b"))
    with pytest.raises(SpoolFullError):
        spool.accepted(accepted("c"))
    spool.used(used("a"))
    assert spool.current().read_text(encoding="utf-8").count("\n") == 3


async def test_a_failing_disk_stops_acceptance_until_the_usage_is_written(open_spool: OpenSpool) -> None:
    spool = open_spool(0)
    spool.used(used("a"))  # the spool is not open yet: as if the disk refused
    assert spool.full
    spool.begin(1)
    assert not spool.full
    assert json.loads(spool.current().read_text(encoding="utf-8"))["request_id"] == "a"


async def test_delivery_repeats_after_a_lost_offset(tmp_path: Path, open_spool: OpenSpool) -> None:
    spool, service = open_spool(), UsageService()
    spool.accepted(accepted("a"))
    await deliver(tmp_path, service, spool, 1)
    spool.current().with_suffix(".offset").unlink()
    spool.used(used("a"))
    await deliver(tmp_path, service, spool, 1)
    assert service.ids() == [("accepted", "a"), ("accepted", "a"), ("usage", "a")]


def test_spool_id_is_made_once(tmp_path: Path) -> None:
    assert spool_id(tmp_path / "s") == spool_id(tmp_path / "s")


def test_timestamps_are_rfc3339() -> None:
    assert timestamp(1_793_614_530.123) == "2026-11-02T10:15:30.123Z"
