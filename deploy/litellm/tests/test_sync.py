"""The loop that keeps the desired state: acknowledgements are never lost, drift heals, a poke ends every wait."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from cloudfreedom_agent.admission import Fence
from cloudfreedom_agent.deployment import checksum, fingerprint
from cloudfreedom_agent.desired import Desired
from cloudfreedom_agent.metrics import Metrics
from cloudfreedom_agent.services import ServiceError, Services
from cloudfreedom_agent.settings import Settings
from cloudfreedom_agent.sync import SILENCE_SECONDS, VERIFY_SECONDS, WAIT_SECONDS, Sync
from tests.test_desired import FakeRouter, deployment, state


class ConfigService(Services):
    """Answers each pull with the next of `states`, then holds the call as a long poll."""

    def __init__(self) -> None:
        self.states: list[Any] = []
        self.pulls: list[Mapping[str, Any]] = []
        self.acks: list[Any] = []
        self.ack_failures: list[int] = []
        self.on_ack: Callable[[], None] = lambda: None

    async def get(self, url: str, params: Mapping[str, str | int], seconds: float = 10) -> httpx.Response:
        self.pulls.append(params)
        if not self.states:
            if not params["wait"]:
                return httpx.Response(304)
            while not self.states:
                await asyncio.sleep(0.005)
        answer = self.states.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(200, json=answer)

    async def post(self, url: str, body: object = None, content: bytes | None = None) -> httpx.Response:
        if self.ack_failures:
            raise ServiceError("ack", self.ack_failures.pop(0))
        self.acks.append(body)
        on_ack, self.on_ack = self.on_ack, lambda: None
        on_ack()
        return httpx.Response(204)


class Running:
    """A Sync in its loop."""

    def __init__(self) -> None:
        self.service = ConfigService()
        self.router = FakeRouter()
        self.desired = Desired(self.router)
        fence = Fence("p")
        fence.open(3, 0)
        settings = Settings("p", "http://config", "http://usage", "http://vault", "role", Path("s"), Path("spool"))
        self.now = 1_000.0
        self.metrics = Metrics()
        self.sync = Sync(settings, self.service, self.desired, fence, self.metrics, clock=lambda: self.now)

    def wants(self, generation: int, *deployments: Any, full: bool = False) -> None:
        """The next answer, with the checksum of exactly these deployments."""
        whole = checksum({d["model_info"]["id"]: fingerprint(d) for d in deployments})
        self.service.states.append(state(generation, *deployments, full=full) | {"checksum": whole})

    async def until_idle(self) -> None:
        async with asyncio.timeout(60):
            while self.service.states or self.service.ack_failures or not self.service.pulls[-1:]:
                await asyncio.sleep(0.005)
            await asyncio.sleep(0.02)


@pytest_asyncio.fixture
async def running() -> AsyncIterator[Running]:
    of = Running()
    task = asyncio.create_task(of.sync.run())
    yield of
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def test_pulls_at_start_applies_and_acknowledges(running: Running) -> None:
    running.wants(7, deployment("a"), full=True)
    await running.until_idle()
    assert running.service.pulls[0] == {"epoch": 3, "since": 0, "wait": 0}
    assert running.service.pulls[-1] == {"epoch": 3, "since": 7, "wait": 20}
    (ack,) = running.service.acks
    assert (ack["epoch"], ack["generation"], ack["checksum"]) == (3, 7, running.desired.checksum)
    assert running.sync.pulled


async def test_nothing_newer_is_served_too(running: Running) -> None:
    await asyncio.sleep(0.02)
    assert running.sync.pulled
    assert running.service.acks == []


@pytest.mark.parametrize("failure", [503, 0, 401, 429])
async def test_an_acknowledgement_is_sent_until_it_is_taken(running: Running, failure: int) -> None:
    running.service.ack_failures = [failure]
    running.wants(1, deployment("a"), full=True)
    async with asyncio.timeout(60):
        while not running.service.acks:
            await asyncio.sleep(0.005)
    await running.until_idle()
    assert [ack["generation"] for ack in running.service.acks] == [1]


async def test_an_acknowledgement_that_will_never_be_taken_is_dropped(running: Running) -> None:
    running.service.ack_failures = [409]
    running.wants(1, deployment("a"), full=True)
    await running.until_idle()
    assert running.service.acks == []
    assert running.sync.error == ""


async def test_a_poke_ends_the_long_poll(running: Running) -> None:
    await asyncio.sleep(0.02)
    running.wants(1, deployment("a"), full=True)
    async with asyncio.timeout(WAIT_SECONDS - 1):
        await running.sync.poke(1)
    assert running.desired.generation == 1


async def test_a_poke_for_what_is_served_does_nothing(running: Running) -> None:
    running.wants(5, deployment("a"), full=True)
    await running.until_idle()
    count = len(running.service.pulls)
    await running.sync.poke(5)
    assert len(running.service.pulls) == count


async def test_a_poke_ends_the_pause_after_an_error(running: Running) -> None:
    for _ in range(6):
        running.service.states.append(ServiceError("down", 503))
    running.wants(1, deployment("a"), full=True)
    async with asyncio.timeout(60):
        while running.desired.generation != 1:
            await running.sync.poke(1)
    assert running.sync.error == ""


async def test_drift_is_healed_by_a_full_pull(running: Running) -> None:
    running.wants(1, deployment("a"), full=True)
    await running.until_idle()
    running.service.states.append(state(2, deployment("b")) | {"checksum": "of something else"})
    running.wants(2, deployment("b"), full=True)
    await running.sync.poke(2)
    await running.until_idle()
    assert running.service.pulls[-2]["since"] == 0
    assert list(running.desired.targets) == [deployment("b")["model_info"]["id"]]


async def test_silence_is_counted_until_config_service_answers(running: Running) -> None:
    running.wants(1, deployment("a"), full=True)
    await running.until_idle()
    running.now += 61
    assert running.sync.silence > SILENCE_SECONDS
    running.wants(2, deployment("b"))
    await running.sync.poke(2)
    await running.until_idle()
    assert running.sync.silence < SILENCE_SECONDS


@pytest.mark.parametrize(
    ("failure", "before", "heard"),
    [
        (ServiceError("no database", 500, problem=True), 30, True),
        (ServiceError("no database", 500, problem=True), 61, False),
        (ServiceError("by a load balancer", 503), 30, False),
        (ServiceError("no longer registered", 401, problem=True), 30, False),
        (httpx.ConnectError("refused"), 30, False),
    ],
)
async def test_only_config_service_itself_ends_the_silence(
    running: Running, failure: Exception, before: float, heard: bool
) -> None:
    running.wants(1, deployment("a"), full=True)
    await running.until_idle()
    running.now += before
    running.service.states.append(failure)
    async with asyncio.timeout(60):
        await running.sync.poke(9)
        while not running.sync.error:
            await asyncio.sleep(0.005)
    assert (running.sync.silence == 0) is heard


async def test_a_router_that_was_changed_behind_our_back_is_reported_and_repaired(running: Running) -> None:
    running.wants(1, deployment("a"), deployment("b"), full=True)
    await running.until_idle()
    whole = running.desired.checksum
    running.router.delete(deployment("a")["model_info"]["id"])
    running.now += VERIFY_SECONDS
    running.service.on_ack = lambda: running.wants(2, deployment("a"), deployment("b"), full=True)
    async with asyncio.timeout(30):
        await running.sync.poke(2)
        while len(running.service.acks) < 3:
            await asyncio.sleep(0.005)
    reported, repaired = running.service.acks[-2:]
    assert reported["generation"] == 1
    assert reported["checksum"] not in ("", whole)
    assert repaired["checksum"] == whole
    assert [pull["since"] for pull in running.service.pulls].count(0) >= 2
    assert "cf_agent_drift_total 1\n" in running.metrics.render()
    assert set(running.router.live) == set(running.desired.targets)


async def test_what_was_refused_is_acknowledged_with_its_reason(running: Running) -> None:
    running.wants(1, deployment("a"), full=True)
    await running.until_idle()
    broken = deployment("a", secret="s2")
    running.router.ignores.add(broken["model_info"]["id"])
    running.wants(2, broken)
    await running.sync.poke(2)
    await running.until_idle()
    assert running.service.acks[-1]["generation"] == 2
    assert running.service.acks[-1]["checksum"] == running.desired.checksum
    rejection = {"id": broken["model_info"]["id"], "reason": "reads back differently"}
    assert running.service.acks[-1]["rejected"] == [rejection]


@pytest.mark.parametrize("answer", [{}, [], {"proxy_id": "another", "generation": 1}, {"proxy_id": "p"}, 1])
async def test_a_malformed_answer_changes_nothing(running: Running, answer: object) -> None:
    running.service.states.append(answer)
    async with asyncio.timeout(60):
        while not running.sync.error:
            await asyncio.sleep(0.005)
    assert running.desired.generation == 0
