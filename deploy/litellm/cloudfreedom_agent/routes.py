"""The agent's own paths: the poke, readiness, what is live, metrics."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, PlainTextResponse

from cloudfreedom_agent.agent import Agent
from cloudfreedom_agent.live_router import litellm_version
from cloudfreedom_agent.webhook import WebhookError

MAX_BODY_BYTES = 64 << 10


def routes(agent: Agent) -> APIRouter:
    router = APIRouter(prefix="/cloudfreedom", include_in_schema=False)

    @router.post("/reload")
    async def reload(request: Request) -> dict[str, Any]:
        """A ReloadWebhook: answers when its generation is served, or with the reason why not."""
        if int(request.headers.get("content-length") or MAX_BODY_BYTES + 1) > MAX_BODY_BYTES:
            raise HTTPException(413, "body too large or of unknown length")
        body = await request.body()
        _verify(agent, request, body)
        proxy_id, generation = _reload_webhook(body)
        if proxy_id != agent.settings.proxy_id:
            raise HTTPException(400, "not this proxy")
        await agent.sync.poke(generation)
        return {
            "generation": agent.desired.generation,
            "checksum": agent.desired.checksum,
            "error": agent.sync.error,
        }

    @router.get("/state")
    async def state(request: Request) -> dict[str, Any]:
        """What is live, by fingerprints; signed like a webhook, over an empty body."""
        _verify(agent, request, b"")
        return {
            "proxy_id": agent.settings.proxy_id,
            "litellm_version": litellm_version(),
            "epoch": agent.fence.epoch,
            "generation": agent.desired.generation,
            "checksum": agent.desired.checksum,
            "deployments": {i: target.fingerprint for i, target in agent.desired.targets.items()},
            "rejected": agent.desired.rejected,
            "error": agent.sync.error,
            "config_silence_seconds": round(agent.sync.silence, 1),
            "requests_running": len(agent.inflight),
            "spool_backlog_bytes": agent.delivery.backlog(),
        }

    @router.get("/ready")
    async def ready() -> JSONResponse:
        return JSONResponse({"ready": agent.ready}, status_code=200 if agent.ready else 503)

    @router.get("/metrics")
    async def metrics() -> PlainTextResponse:
        return PlainTextResponse(agent.metrics.render(), media_type="text/plain; version=0.0.4")

    return router


def _verify(agent: Agent, request: Request, body: bytes) -> None:
    secrets = agent.keyring.secrets
    try:
        agent.webhooks.verify(request.headers, body, secrets.webhook if secrets else ())
    except WebhookError as e:
        raise HTTPException(e.status, str(e)) from e


def _reload_webhook(body: bytes) -> tuple[str, int]:
    try:
        poke = json.loads(body)
        return str(poke["proxy_id"]), int(poke["generation"])
    except (ValueError, KeyError, TypeError) as e:
        raise HTTPException(400, "not a reload webhook") from e
