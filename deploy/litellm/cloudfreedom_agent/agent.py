"""What the agent is made of, and the order in which it comes to life inside LiteLLM."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import time
from collections.abc import Coroutine

import httpx

from cloudfreedom_agent import epochs
from cloudfreedom_agent.admission import Fence
from cloudfreedom_agent.cooldowns import Cooldowns
from cloudfreedom_agent.delivery import Delivery
from cloudfreedom_agent.desired import Desired
from cloudfreedom_agent.inflight import Inflight
from cloudfreedom_agent.live_router import LiteLLMRouter, SelfTestError, self_test
from cloudfreedom_agent.metrics import Metrics
from cloudfreedom_agent.services import Services
from cloudfreedom_agent.settings import Settings
from cloudfreedom_agent.spool import Spool, close_other_epochs, spool_id
from cloudfreedom_agent.sync import SILENCE_SECONDS, Sync
from cloudfreedom_agent.vault import Keyring, Vault
from cloudfreedom_agent.watermarks import Watermarks
from cloudfreedom_agent.webhook import WebhookVerifier

log = logging.getLogger("cloudfreedom.agent")


class Agent:
    """One per process. `start` must run on LiteLLM's event loop; before `ready` every request is rejected."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.metrics = Metrics()
        self.fence = Fence(settings.proxy_id)
        self.spool = Spool(settings.spool_dir)
        self.inflight = Inflight(self.fence, self.spool, self.metrics)
        self.router = LiteLLMRouter()
        self.desired = Desired(self.router)
        self.webhooks = WebhookVerifier()
        http = httpx.AsyncClient(trust_env=False)
        self.keyring = Keyring(Vault(settings, http))
        services = Services(self.keyring, http)
        self.sync = Sync(settings, services, self.desired, self.fence, self.metrics)
        self.delivery = Delivery(settings, services, self.spool, self.metrics, self.fence.settled)
        self._watermarks = Watermarks(settings, services, self.fence)
        self._cooldowns = Cooldowns(settings, services, self.router, self.metrics)
        self._services = services
        self.unfit = False
        self._tasks: list[asyncio.Task[None]] = []
        self._gauges()

    def start(self) -> None:
        """Idempotent: LiteLLM imports the plugin once for each place of the configuration that names it."""
        if not self._tasks:
            self._spawn(self._live())

    def obstacle(self) -> str | None:
        """Why nothing can be served now, or None."""
        if self.unfit or self.fence.epoch is None or not self.sync.pulled:
            return "not_ready"
        return "out_of_touch" if self.sync.silence > SILENCE_SECONDS else None

    @property
    def ready(self) -> bool:
        return self.obstacle() is None and self.keyring.secrets is not None and not self.spool.full

    async def _live(self) -> None:
        while not self.router.started():
            await asyncio.sleep(0.02)
        try:
            self_test(self.router)
        except SelfTestError as e:
            log.critical("event=self_test_failed reason=%r", str(e))
            self._stop_unfit()
            return
        self._spawn(self.keyring.run())
        while self.keyring.secrets is None:
            await asyncio.sleep(0.05)
        identity = spool_id(self.settings.spool_dir)
        epoch, floor = await epochs.obtain(self.settings, self._services, identity)
        unfinished = close_other_epochs(self.settings.spool_dir, epoch, time.time())
        self.spool.begin(epoch)
        self.fence.open(epoch, floor)
        log.info("event=epoch epoch=%s floor=%s unfinished=%s", epoch, floor, unfinished)
        self._spawn(self.delivery.run(epoch))
        self._spawn(self._watermarks.run(epoch))
        self._spawn(self._cooldowns.run(epoch))
        self._spawn(self.sync.run())

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        task.add_done_callback(self._ended)
        self._tasks.append(task)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """The tasks handle what goes wrong outside; an error here is a defect, and nothing may be served any more."""
        if not task.cancelled() and task.exception() is not None:
            log.critical("event=task_failed", exc_info=task.exception())
            self._stop_unfit()

    def _stop_unfit(self) -> None:
        self.unfit = True
        os.kill(os.getpid(), signal.SIGTERM)

    def _gauges(self) -> None:
        self.metrics.gauge("ready", lambda: float(self.ready))
        self.metrics.gauge("generation", lambda: self.desired.generation)
        self.metrics.gauge("deployments", lambda: len(self.desired.targets))
        self.metrics.gauge("deployments_rejected", lambda: len(self.desired.rejected))
        self.metrics.gauge("config_silence_seconds", lambda: self.sync.silence)
        self.metrics.gauge("fill_seconds", lambda: self.sync.fill_seconds)
        self.metrics.gauge("requests_running", lambda: len(self.inflight))
        self.metrics.gauge("spool_backlog_bytes", self.delivery.backlog)
        self.metrics.gauge("spool_delivery_failing", lambda: float(self.delivery.failing))
        self.metrics.gauge("epoch", lambda: self.fence.epoch or 0)
