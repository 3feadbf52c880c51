"""Calls to config-service and usage-service with the bearer of this proxy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from cloudfreedom_agent.vault import Keyring


class ServiceError(Exception):
    """A service answered with an unexpected status (0: it was not asked). `problem`: in the services' own words, so not
    by something on the way.
    """

    def __init__(self, text: str, status: int = 0, problem: bool = False) -> None:
        super().__init__(text)
        self.status = status
        self.problem = problem


class Services:
    def __init__(self, keyring: Keyring, http: httpx.AsyncClient) -> None:
        self._keyring = keyring
        self._http = http

    async def get(self, url: str, params: Mapping[str, str | int], seconds: float = 10) -> httpx.Response:
        return await self._send("GET", url, seconds, params=dict(params))

    async def post(self, url: str, body: object = None, content: bytes | None = None) -> httpx.Response:
        if content is not None:
            return await self._send("POST", url, 10, content=content, headers={"content-type": "application/json"})
        return await self._send("POST", url, 10, json=body)

    async def _send(self, method: str, url: str, seconds: float, **arguments: Any) -> httpx.Response:
        headers = arguments.pop("headers", {})
        secrets = self._keyring.secrets
        if secrets is None:
            raise ServiceError("the bearer of this proxy is not known yet")
        answer = await self._http.request(
            method, url, timeout=seconds, headers={**headers, "authorization": f"Bearer {secrets.bearer}"}, **arguments
        )
        if answer.status_code == 401:
            await self._keyring.refresh()
        if answer.status_code >= 400:
            path = httpx.URL(url).path
            problem = answer.headers.get("content-type", "").startswith("application/problem+json")
            raise ServiceError(f"{method} {path}: status {answer.status_code}", answer.status_code, problem)
        return answer
