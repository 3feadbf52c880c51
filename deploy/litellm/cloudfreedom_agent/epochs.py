"""Who this process is: usage-service gives each start an epoch and the floor under which admissions are void."""

from __future__ import annotations

import asyncio
import logging
import random
import subprocess
import uuid
from pathlib import Path

import httpx

from cloudfreedom_agent.services import ServiceError, Services
from cloudfreedom_agent.settings import Settings

log = logging.getLogger("cloudfreedom.epochs")


async def obtain(settings: Settings, services: Services, spool_id: str) -> tuple[int, int]:
    """`(epoch, floor)`; asks until there is an answer, always as the same start."""
    url = f"{settings.usage_url}/internal/proxies/{settings.proxy_id}/epochs"
    request = {"boot_id": await asyncio.to_thread(boot_id), "spool_id": spool_id, "start_id": str(uuid.uuid4())}
    pause = 0.2
    while True:
        try:
            grant = (await services.post(url, request)).json()
            return int(grant["epoch"]), int(grant["floor"])
        except (ServiceError, httpx.HTTPError, ValueError, KeyError) as e:
            log.warning("event=epoch_refused error=%s", e if isinstance(e, ServiceError) else type(e).__name__)
            await asyncio.sleep(pause * (0.5 + random.random()))  # noqa: S311
            pause = min(pause * 2, 2)


def boot_id() -> str:
    """Changes when the machine starts anew: then the spool may have lost what was not on disk yet."""
    linux = Path("/proc/sys/kernel/random/boot_id")
    if linux.exists():
        return linux.read_text(encoding="ascii").strip()
    try:
        command = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return str(uuid.uuid4())
