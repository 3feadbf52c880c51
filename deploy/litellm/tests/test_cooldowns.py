"""What LiteLLM leaves out is told when it changes by itself, and again when telling it failed."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from cloudfreedom_agent import cooldowns
from cloudfreedom_agent.cooldowns import Cooldowns
from cloudfreedom_agent.live_router import Cooldown
from cloudfreedom_agent.metrics import Metrics
from cloudfreedom_agent.services import ServiceError, Services
from cloudfreedom_agent.settings import Settings
from tests.test_contracts import AT, golden_json
from tests.test_desired import FakeRouter

SETTINGS = Settings("p", "http://config", "http://usage", "http://vault", "role", Path("s"), Path("spool"))


class ConfigService(Services):
    def __init__(self) -> None:
        self.reports: list[Any] = []
        self.failures = 0

    async def post(self, url: str, body: object = None, content: bytes | None = None) -> httpx.Response:
        assert url == "http://config/internal/proxies/p/cooldowns"
        if self.failures:
            self.failures -= 1
            raise ServiceError("not now", 503)
        self.reports.append(body)
        return httpx.Response(204)


class Scene:
    def __init__(self) -> None:
        self.now = AT
        self.router = FakeRouter()
        self.service = ConfigService()
        self.cooldowns = Cooldowns(SETTINGS, self.service, self.router, Metrics(), lambda: self.now)

    def cool(self, *ids: str) -> None:
        self.router.cooled = {i: Cooldown(i, 429, self.now, self.now + 5) for i in ids}

    async def told(self) -> list[list[str]]:
        await self.cooldowns.report(3)
        return [[cooldown["id"] for cooldown in report["cooldowns"]] for report in self.service.reports]


async def test_a_report_is_what_java_reads() -> None:
    scene = Scene()
    scene.cool(golden_json("CooldownReport")["cooldowns"][0]["id"])
    await scene.cooldowns.report(3)
    assert scene.service.reports == [golden_json("CooldownReport")]


async def test_tells_at_first_even_that_there_is_none_and_then_what_changes() -> None:
    scene = Scene()
    assert await scene.told() == [[]]
    assert await scene.told() == [[]]
    scene.cool("a:m", "b:m")
    assert await scene.told() == [[], ["a:m", "b:m"]]
    assert await scene.told() == [[], ["a:m", "b:m"]]
    scene.cool("b:m")  # a was given a new secret
    assert await scene.told() == [[], ["a:m", "b:m"], ["b:m"]]


async def test_an_end_that_was_told_is_not_told_again() -> None:
    scene = Scene()
    scene.cool("a:m")
    assert await scene.told() == [["a:m"]]
    scene.now += 6
    assert await scene.told() == [["a:m"]]
    scene.cool("a:m")
    assert await scene.told() == [["a:m"], ["a:m"]]


async def test_a_report_that_failed_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cooldowns, "PERIOD_SECONDS", 0)
    scene = Scene()
    scene.cool("a:m")
    scene.service.failures = 3
    task = asyncio.create_task(scene.cooldowns.run(3))
    async with asyncio.timeout(60):
        while not scene.service.reports:
            await asyncio.sleep(0)
    task.cancel()
    assert [c["id"] for c in scene.service.reports[0]["cooldowns"]] == ["a:m"]
