"""A real LiteLLM with the agent in it, surrounded by doubles; and a gateway's view of it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
import time
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from aiohttp import web

from tests.doubles import PROXY, Platform, Provider, signed, webhook_headers

MODEL = "gpt-4o"
AGENT_ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Tenant:
    """A tenant with one own key (more by `own`)."""

    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    key: str = field(default_factory=lambda: str(uuid.uuid4()))

    def group(self, model: str) -> str:
        return f"t:{self.id}:{model}"


class Stack:
    """The doubles, the process, and calls as the gateway makes them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.platform = Platform()
        self.provider = Provider()
        self.shared_key = str(uuid.uuid4())
        self.process: asyncio.subprocess.Process | None = None
        self.port = 0
        self.provider_url = ""
        self.platform_url = ""
        self.http = httpx.AsyncClient(timeout=60, trust_env=False, limits=httpx.Limits(max_connections=100))
        self._runners: list[web.AppRunner] = []

    async def start(self) -> None:
        self.platform_url = await self._serve(self.platform.app())
        self.provider_url = await self._serve(self.provider.app()) + "/v1"
        (self.folder / "secret-id").write_text("secret\n")
        await self.start_proxy()

    async def start_proxy(self) -> None:
        self.process, self.port = await self.spawn(self.folder, "-m", "cloudfreedom_agent.serve", "--port")
        async with asyncio.timeout(180):
            while not await self.is_ready(self.port):
                if self.process.returncode is not None:
                    raise AssertionError(f"LiteLLM ended with {self.process.returncode}:\n{self.log()[-3000:]}")
                await asyncio.sleep(0.1)

    async def spawn(self, folder: Path, *program: str) -> tuple[asyncio.subprocess.Process, int]:
        """Starts a program with the agent's environment and a free port as its last argument."""
        port = free_port()
        env = {
            "PATH": os.environ["PATH"],
            "OPENAI_API_KEY": "sk-from-the-environment",
            "PYTHONPATH": str(AGENT_ROOT),
            "CF_PROXY_ID": PROXY,
            "CF_CONFIG_URL": self.platform_url,
            "CF_USAGE_URL": self.platform_url,
            "CF_VAULT_URL": self.platform_url,
            "CF_VAULT_ROLE_ID": "role",
            "CF_VAULT_SECRET_ID_FILE": str(self.folder / "secret-id"),
            "CF_SPOOL_DIR": str(folder / "spool"),
        }
        with (folder / "litellm.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, *program, str(port), env=env, cwd=folder, stdout=log, stderr=log
            )
        return process, port

    async def is_ready(self, port: int) -> bool:
        try:
            return (await self.http.get(f"http://127.0.0.1:{port}/cloudfreedom/ready")).status_code == 200
        except httpx.TransportError:
            return False

    async def kill_proxy(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def stop(self) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                async with asyncio.timeout(60):
                    await self.process.wait()
            except TimeoutError:
                await self.kill_proxy()
        await self.http.aclose()
        for runner in self._runners:
            await runner.cleanup()

    def log(self) -> str:
        return (self.folder / "litellm.log").read_text(errors="replace")

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    # Configuration, as config-service does it.

    def deployment(
        self,
        credential: str,
        model: str,
        tenant: Tenant | None,
        key: str | None = None,
        info: dict[str, Any] | None = None,
        **params: Any,
    ) -> dict[str, Any]:
        key = key or (tenant.key if tenant else self.shared_key)
        return {
            "model_name": tenant.group(model) if tenant else f"shared:{model}",
            "litellm_params": {
                "model": "openai/gpt-4o",
                "api_key": credential,
                "api_base": self.provider_url,
                **params,
            },
            "model_info": {
                "id": f"{key}:{model}",
                "tenant": tenant.id if tenant else "shared",
                "provider_key_id": key,
                "key_version": 1,
                "material": str(uuid.uuid4()),
                **(info or {}),
            },
        }

    async def serve(self, *deployments: dict[str, Any], removed: tuple[str, ...] = ()) -> httpx.Response:
        """Changes the desired state and pokes; answers when it is served and acknowledged."""
        count = len(self.platform.acks)
        response = await self.poke(await self.platform.set(*deployments, removed=removed))
        async with asyncio.timeout(60):
            while len(self.platform.acks) == count:
                await asyncio.sleep(0.005)
        return response

    async def poke(self, generation: int) -> httpx.Response:
        body = json.dumps({"proxy_id": PROXY, "generation": generation}).encode()
        return await self.http.post(self.url("/cloudfreedom/reload"), content=body, headers=webhook_headers(body))

    # Requests, as the gateway makes them.

    def admission(self, tenant: Tenant, model: str, groups: list[str] | None = None, **over: Any) -> dict[str, Any]:
        groups = [tenant.group(model), f"shared:{model}"] if groups is None else groups
        return {
            "kid": self.platform.kid,
            "rid": str(uuid.uuid4()),
            "tid": tenant.id,
            "vk": str(uuid.uuid4()),
            "model": model,
            "attempts": [{"group": group, "r": 1000} for group in groups],
            "deny": [],
            "proxy": PROXY,
            "epoch": len(self.platform.epoch_requests),
            "price_ids": {},
            "leases": [{"id": str(uuid.uuid4()), "account": f"tenant/{tenant.id}/usd", "r": 2000}],
            "iat": int(time.time() * 1000),
            "exp": int(time.time() * 1000) + 60_000,
        } | over

    async def post(
        self, header: str | None, body: dict[str, Any], path: str = "/v1/chat/completions", **headers: str
    ) -> httpx.Response:
        admitted = {"x-cf-admission": header} if header else {}
        return await self.http.post(self.url(path), json=body, headers=admitted | headers)

    async def chat(self, admission: dict[str, Any], **body: Any) -> httpx.Response:
        return await self.post(signed(admission), chat_body(admission["model"], **body))

    @contextlib.asynccontextmanager
    async def chat_stream(self, admission: dict[str, Any], **body: Any) -> AsyncIterator[httpx.Response]:
        async with self.http.stream(
            "POST",
            self.url("/v1/chat/completions"),
            json=chat_body(admission["model"], stream=True, **body),
            headers={"x-cf-admission": signed(admission)},
        ) as response:
            yield response

    async def usage(self, rid: str) -> dict[str, Any]:
        """The one usage record of a request, once it is delivered."""
        async with asyncio.timeout(60):
            while not self.platform.usage(rid):
                await asyncio.sleep(0.02)
        found = self.platform.usage(rid)
        assert len(found) == 1, found
        return found[0]

    async def _serve(self, app: web.Application) -> str:
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        self._runners.append(runner)
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        return f"http://{host}:{port}"


async def tenant_with(stack: Stack, credential: str, model: str = MODEL, **params: Any) -> Tenant:
    tenant = Tenant()
    await stack.serve(stack.deployment(credential, model, tenant, **params))
    return tenant


async def share(stack: Stack, credential: str, model: str) -> None:
    await stack.serve(stack.deployment(credential, model, None))


def own_only(stack: Stack, tenant: Tenant, model: str = MODEL, **over: Any) -> dict[str, Any]:
    return stack.admission(tenant, model, [tenant.group(model)], **over)


def content(response: httpx.Response) -> str:
    assert response.status_code == 200, response.text
    return str(response.json()["choices"][0]["message"]["content"])


def message(response: httpx.Response) -> str:
    return str(response.json()["error"]["message"])


def chat_body(model: str, **body: Any) -> dict[str, Any]:
    return {"model": model, "messages": [{"role": "user", "content": "hello"}], **body}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
