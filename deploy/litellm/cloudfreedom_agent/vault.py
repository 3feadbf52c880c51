"""The agent's own secrets: an AppRole login with a secret id from a file, two reads, and a keyring that stays fresh."""

from __future__ import annotations

import asyncio
import base64
import logging
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from cloudfreedom_agent.settings import Settings

log = logging.getLogger("cloudfreedom.vault")


class VaultError(Exception):
    """Vault did not answer as expected; the text names the step and the status, never a body."""


@dataclass(frozen=True)
class Secrets:
    """`admission` maps key ids to HMAC secrets; `webhook` are the secrets accepted now (two during a rotation)."""

    admission: Mapping[str, bytes] = field(repr=False)
    bearer: str = field(repr=False)
    webhook: tuple[bytes, ...] = field(repr=False)


class Vault:
    """Reads `platform/data/admission` and `platform/data/proxies/<id>`; logs in again when its token is refused."""

    def __init__(self, settings: Settings, http: httpx.AsyncClient) -> None:
        self._settings = settings
        self._http = http
        self._token = ""

    async def read(self) -> Secrets:
        admission = await self._data("platform/data/admission")
        proxy = await self._data(f"platform/data/proxies/{self._settings.proxy_id}")
        try:
            keys = {admission["kid"]: base64.b64decode(admission["current"], validate=True)}
            if admission.get("previous_kid"):
                keys[admission["previous_kid"]] = base64.b64decode(admission["previous"], validate=True)
            webhook = [proxy["webhook_secret"], proxy.get("previous_webhook_secret")]
            return Secrets(keys, proxy["bearer"], tuple(_webhook_secret(text) for text in webhook if text))
        except (KeyError, ValueError) as e:
            raise VaultError(f"platform secrets are malformed ({type(e).__name__})") from None

    async def _data(self, path: str) -> dict[str, Any]:
        for attempt in range(2):
            if not self._token or attempt:
                await self._login()
            answer = await self._http.get(
                f"{self._settings.vault_url}/v1/{path}", headers={"X-Vault-Token": self._token}, timeout=5
            )
            if answer.status_code != 403:
                break
        if answer.status_code == 404:
            raise VaultError(f"nothing at {path} yet; config-service writes it when the proxy is registered")
        if answer.status_code != 200:
            raise VaultError(f"read of {path}: status {answer.status_code}")
        data: dict[str, Any] = answer.json()["data"]["data"]
        return data

    async def _login(self) -> None:
        secret_id = self._settings.vault_secret_id_file.read_text(encoding="utf-8").strip()
        answer = await self._http.post(
            f"{self._settings.vault_url}/v1/auth/approle/login",
            json={"role_id": self._settings.vault_role_id, "secret_id": secret_id},
            timeout=5,
        )
        if answer.status_code != 200:
            raise VaultError(f"login by AppRole: status {answer.status_code}")
        self._token = answer.json()["auth"]["client_token"]


class Keyring:
    """The secrets in use. Read again every minute, and at once (but at most once a second) when something is unknown.

    Vault being away changes nothing: the last secrets stay in use.
    """

    def __init__(self, vault: Vault, period: float = 60, at_most_every: float = 1) -> None:
        self._vault = vault
        self._period = period
        self._at_most_every = at_most_every
        self._read_at = float("-inf")
        self._lock = asyncio.Lock()
        self.secrets: Secrets | None = None

    async def run(self) -> None:
        pause = 0.2
        while True:
            if await self.refresh():
                pause = 0.2
                await asyncio.sleep(self._period)
            else:
                await asyncio.sleep(pause * (0.5 + random.random()))  # noqa: S311
                pause = min(pause * 2, 2 if self.secrets is None else 15)

    async def refresh(self) -> bool:
        """Reads the secrets again unless that was just done; concurrent callers share one read."""
        async with self._lock:
            if time.monotonic() - self._read_at < self._at_most_every:
                return self.secrets is not None
            self._read_at = time.monotonic()
            try:
                self.secrets = await self._vault.read()
            except (VaultError, httpx.HTTPError, OSError, ValueError, KeyError) as e:
                log.warning("event=vault_read_failed error=%s detail=%r", type(e).__name__, _detail(e))
                return False
            return True

    async def admission_secret(self, kid: str) -> bytes | None:
        if self.secrets is None or kid not in self.secrets.admission:
            await self.refresh()
        return self.secrets.admission.get(kid) if self.secrets else None


def _webhook_secret(text: str) -> bytes:
    return base64.b64decode(text.removeprefix("whsec_"), validate=True)


def _detail(error: Exception) -> str:
    return str(error) if isinstance(error, VaultError | httpx.HTTPError) else ""
