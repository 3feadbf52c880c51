"""Doubles of what surrounds the agent: Vault, config-service, usage-service and an OpenAI-like provider."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import time
import uuid
from typing import Any

from aiohttp import web

from cloudfreedom_agent.deployment import checksum, fingerprint
from cloudfreedom_agent.webhook import sign

PROXY = "litellm-test"
ADMISSION_SECRET = b"0123456789abcdef0123456789abcdef"
WEBHOOK_SECRET = b"webhook-secret-of-the-test-proxy"
BEARER = "bearer-of-the-test-proxy"


def base64url(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def signed(admission: dict[str, Any], secret: bytes = ADMISSION_SECRET) -> str:
    text = "v1." + base64url(json.dumps(admission).encode())
    return text + "." + base64url(hmac.new(secret, text.encode(), hashlib.sha256).digest())


def webhook_headers(body: bytes, secret: bytes = WEBHOOK_SECRET, message_id: str | None = None) -> dict[str, str]:
    message_id = message_id or f"msg_{uuid.uuid4().hex}"
    timestamp = str(int(time.time()))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": sign(secret, message_id, timestamp, body),
        "content-type": "application/json",
    }


class Platform:
    """Vault (AppRole and KV), config-service and usage-service in one server."""

    def __init__(self) -> None:
        self.kid = "k1"
        self.secrets = {"k1": ADMISSION_SECRET}
        self.deployments: dict[str, dict[str, Any]] = {}
        self.generation = 0
        self.history: list[tuple[int, str]] = []
        self.acks: list[dict[str, Any]] = []
        self.cooldown_reports: list[dict[str, Any]] = []
        self.epoch_requests: list[dict[str, Any]] = []
        self.floor = 0
        self.records: list[dict[str, Any]] = []
        self.watermarks: list[dict[str, Any]] = []
        self.accepts_records = True
        self._changed = asyncio.Condition()

    def app(self) -> web.Application:
        app = web.Application(client_max_size=16 << 20)
        base = f"/internal/proxies/{PROXY}"
        app.add_routes(
            [
                web.post("/v1/auth/approle/login", self._login),
                web.get("/v1/platform/data/admission", self._admission),
                web.get(f"/v1/platform/data/proxies/{PROXY}", self._proxy),
                web.get(f"{base}/desired-state", self._desired_state),
                web.post(f"{base}/acks", self._ack),
                web.post(f"{base}/cooldowns", self._cooldown),
                web.post(f"{base}/epochs", self._epoch),
                web.post(f"{base}/records", self._record),
                web.post(f"{base}/watermarks", self._watermark),
            ]
        )
        return app

    async def set(self, *deployments: dict[str, Any], removed: tuple[str, ...] = ()) -> int:
        """Changes the desired state by these; answers the new generation."""
        async with self._changed:
            self.generation += 1
            for deployment in deployments:
                self.deployments[deployment["model_info"]["id"]] = deployment
                self.history.append((self.generation, deployment["model_info"]["id"]))
            for gone in removed:
                self.deployments.pop(gone, None)
                self.history.append((self.generation, gone))
            self._changed.notify_all()
        return self.generation

    def checksum(self) -> str:
        return checksum({i: fingerprint(d) for i, d in self.deployments.items()})

    def usage(self, rid: str) -> list[dict[str, Any]]:
        return [r for r in self.records if r["type"] == "usage" and r["request_id"] == rid]

    async def _login(self, request: web.Request) -> web.Response:
        body = await request.json()
        if body != {"role_id": "role", "secret_id": "secret"}:
            return web.json_response({"errors": ["invalid role or secret ID"]}, status=400)
        return web.json_response({"auth": {"client_token": "vault-token", "lease_duration": 3600}})

    async def _admission(self, request: web.Request) -> web.Response:
        secrets = {"kid": self.kid, "current": base64.b64encode(self.secrets[self.kid]).decode()}
        for kid, secret in self.secrets.items():
            if kid != self.kid:
                secrets |= {"previous_kid": kid, "previous": base64.b64encode(secret).decode()}
        return _vault(request, secrets)

    async def _proxy(self, request: web.Request) -> web.Response:
        webhook = "whsec_" + base64.b64encode(WEBHOOK_SECRET).decode()
        return _vault(request, {"bearer": BEARER, "webhook_secret": webhook})

    async def _desired_state(self, request: web.Request) -> web.Response:
        _authenticated(request)
        since = int(request.query["since"])
        async with self._changed:
            try:
                async with asyncio.timeout(float(request.query["wait"])):
                    await self._changed.wait_for(lambda: self.generation > since)
            except TimeoutError:
                return web.Response(status=304)
        full = since == 0
        touched = {i for generation, i in self.history if full or generation > since}
        state = {
            "proxy_id": PROXY,
            "generation": self.generation,
            "full": full,
            "deployments": [self.deployments[i] for i in sorted(touched) if i in self.deployments],
            "removed": [] if full else sorted(i for i in touched if i not in self.deployments),
            "checksum": self.checksum(),
        }
        return web.json_response(state)

    async def _ack(self, request: web.Request) -> web.Response:
        _authenticated(request)
        self.acks.append(await request.json())
        return web.Response(status=204)

    async def _cooldown(self, request: web.Request) -> web.Response:
        _authenticated(request)
        self.cooldown_reports.append(await request.json())
        return web.Response(status=204)

    async def _epoch(self, request: web.Request) -> web.Response:
        _authenticated(request)
        self.epoch_requests.append(await request.json())
        return web.json_response({"epoch": len(self.epoch_requests), "floor": self.floor})

    async def _record(self, request: web.Request) -> web.Response:
        _authenticated(request)
        if not self.accepts_records:
            return web.Response(status=503)
        batch = await request.json()
        self.records += batch
        return web.json_response({"committed": len(batch)})

    async def _watermark(self, request: web.Request) -> web.Response:
        _authenticated(request)
        self.watermarks.append(await request.json())
        return web.Response(status=204)


class Provider:
    """Speaks OpenAI's protocol, and a little of Anthropic's; the credential decides what happens:

    bad → 401, down → 503, reset → the connection is closed without an answer, cut and tear → a stream ends early,
    slow → a stream of 20 events, 50 ms apart, hold → a stream stands still until `released`,
    late → an answer after half a second.
    """

    def __init__(self) -> None:
        self.seen: list[dict[str, Any]] = []
        self.released = asyncio.Event()

    def app(self) -> web.Application:
        app = web.Application(client_max_size=16 << 20)
        app.add_routes(
            [
                web.post("/v1/chat/completions", self._chat),
                web.post("/v1/embeddings", self._embeddings),
                web.post("/v1/responses", self._responses),
                web.post("/v1/messages", self._messages),
                web.post("/vertex/token", self._vertex_token),
                web.post("/vertex/v1/projects/p/locations/l/publishers/{publisher}/models/{call}", self._vertex),
            ]
        )
        return app

    def calls(self, marker: str) -> list[dict[str, Any]]:
        """The calls whose body contains the marker."""
        return [call for call in self.seen if marker in json.dumps(call["body"])]

    async def _receive(self, request: web.Request) -> tuple[str, dict[str, Any]]:
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        credential = bearer or request.headers.get("x-api-key", "")
        body = await request.json()
        self.seen.append({"credential": credential, "body": body, "headers": dict(request.headers)})
        return credential, body

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        credential, body = await self._receive(request)
        failure = _failure(credential)
        if failure is not None:
            return failure
        if "reset" in credential:
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        if "late" in credential:
            await asyncio.sleep(0.5)
        base = {"id": "chatcmpl-1", "created": 1, "model": body["model"]}
        if body.get("stream"):
            return await self._chat_stream(request, credential, body, base)
        message = {"role": "assistant", "content": f"by {credential}"}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        return web.json_response({**base, "object": "chat.completion", "choices": [choice], "usage": USAGE})

    async def _chat_stream(
        self, request: web.Request, credential: str, body: dict[str, Any], base: dict[str, Any]
    ) -> web.StreamResponse:
        def event(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
            choice = {"index": 0, "delta": delta, "finish_reason": finish}
            return {**base, "object": "chat.completion.chunk", "choices": [choice]}

        count = 20 if "slow" in credential else 3
        events = [event({"role": "assistant", "content": f"by {credential}"})]
        events += [event({"content": f" {i}"}) for i in range(count)]
        events += [event({}, "stop")]
        if (body.get("stream_options") or {}).get("include_usage"):
            events.append({**base, "object": "chat.completion.chunk", "choices": [], "usage": USAGE})
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        for i, sent in enumerate(events):
            if ("cut" in credential and i == 2) or ("tear" in credential and i == 10):
                assert request.transport is not None
                request.transport.close()
                return response
            await response.write(f"data: {json.dumps(sent)}\n\n".encode())
            if "hold" in credential and i == 2:
                await self.released.wait()
            if "slow" in credential:
                await asyncio.sleep(0.05)
        await response.write(b"data: [DONE]\n\n")
        return response

    async def _embeddings(self, request: web.Request) -> web.StreamResponse:
        credential, body = await self._receive(request)
        vector = {"object": "embedding", "index": 0, "embedding": [0.5, 0.25]}
        usage = {"prompt_tokens": 8, "total_tokens": 8}
        answer = {"object": "list", "data": [vector], "model": body["model"], "usage": usage}
        return _failure(credential) or web.json_response(answer)

    async def _responses(self, request: web.Request) -> web.StreamResponse:
        credential, body = await self._receive(request)
        failure = _failure(credential)
        if failure is not None:
            return failure
        usage = {
            "input_tokens": 10,
            "input_tokens_details": {"cached_tokens": 4},
            "output_tokens": 5,
            "output_tokens_details": {"reasoning_tokens": 2},
            "total_tokens": 15,
        }
        text = {"type": "output_text", "text": f"by {credential}", "annotations": []}
        message = {"type": "message", "id": "m1", "status": "completed", "role": "assistant", "content": [text]}
        answer = {
            "id": "resp_1",
            "object": "response",
            "created_at": 1,
            "status": "completed",
            "model": body["model"],
            "output": [message],
            "parallel_tool_calls": True,
            "tool_choice": "auto",
            "tools": [],
            "usage": usage,
        }
        if not body.get("stream"):
            return web.json_response(answer)
        delta = {
            "type": "response.output_text.delta",
            "item_id": "m1",
            "output_index": 0,
            "content_index": 0,
            "delta": f"by {credential}",
            "sequence_number": 1,
        }
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        for sent in (delta, {"type": "response.completed", "response": answer, "sequence_number": 2}):
            await response.write(f"event: {sent['type']}\ndata: {json.dumps(sent)}\n\n".encode())
        return response

    async def _messages(self, request: web.Request) -> web.StreamResponse:
        """Anthropic's protocol, streaming only."""
        credential, body = await self._receive(request)
        usage = {"input_tokens": 6, "cache_read_input_tokens": 4, "cache_creation_input_tokens": 2, "output_tokens": 1}
        message: dict[str, Any] = {"id": "msg_1", "type": "message", "role": "assistant", "content": []}
        message["model"] = body.get("model")
        events: list[dict[str, Any]] = [
            {"type": "message_start", "message": {**message, "stop_reason": None, "usage": usage}},
            {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
            {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": f"by {credential}"}},
            {"type": "content_block_stop", "index": 0},
            {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 5}},
            {"type": "message_stop"},
        ]
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        for sent in events:
            await response.write(f"event: {sent['type']}\ndata: {json.dumps(sent)}\n\n".encode())
        return response

    async def _vertex_token(self, request: web.Request) -> web.Response:
        """The token names the service account, so that a call shows whose it was."""
        assertion = (await request.post())["assertion"]
        claims = json.loads(base64.urlsafe_b64decode(str(assertion).split(".")[1] + "=="))
        return web.json_response({"access_token": claims["iss"], "expires_in": 3600, "token_type": "Bearer"})

    async def _vertex(self, request: web.Request) -> web.StreamResponse:
        credential, _ = await self._receive(request)
        verb = request.match_info["call"].partition(":")[2]
        if verb == "rawPredict":
            return web.json_response(_claude(credential))
        if verb == "streamRawPredict":
            return await self._messages(request)
        counts = {
            "promptTokenCount": 10,
            "cachedContentTokenCount": 4,
            "candidatesTokenCount": 3,
            "thoughtsTokenCount": 2,
            "totalTokenCount": 15,
        }
        parts = [{"text": f"by {credential}"}]
        candidate = {"content": {"parts": parts, "role": "model"}, "index": 0, "finishReason": "STOP"}
        answer = {"candidates": [candidate], "usageMetadata": counts, "modelVersion": "m", "responseId": "r1"}
        if verb == "generateContent":
            return web.json_response(answer)
        begun = {"content": {"parts": [{"text": "first "}], "role": "model"}, "index": 0}
        partial = {**counts, "candidatesTokenCount": 1, "totalTokenCount": 13}
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        for sent in ({**answer, "candidates": [begun], "usageMetadata": partial}, answer):
            await response.write(f"data: {json.dumps(sent)}\r\n\r\n".encode())
        return response


USAGE = {
    "prompt_tokens": 10,
    "completion_tokens": 5,
    "total_tokens": 15,
    "prompt_tokens_details": {"cached_tokens": 4},
    "completion_tokens_details": {"reasoning_tokens": 2},
}


def _claude(credential: str) -> dict[str, Any]:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "claude",
        "content": [{"type": "text", "text": f"by {credential}"}],
        "stop_reason": "end_turn",
        "usage": {
            "input_tokens": 6,
            "cache_read_input_tokens": 4,
            "cache_creation_input_tokens": 2,
            "output_tokens": 5,
        },
    }


def _failure(credential: str) -> web.Response | None:
    if "bad" in credential:
        error = {"message": "Incorrect API key provided", "type": "invalid_request_error", "code": "invalid_api_key"}
        return web.json_response({"error": error}, status=401)
    if "down" in credential:
        error = {"message": "The engine is overloaded", "type": "server_error", "code": "overloaded"}
        return web.json_response({"error": error}, status=503)
    return None


def _vault(request: web.Request, data: dict[str, Any]) -> web.Response:
    if request.headers.get("x-vault-token") != "vault-token":
        return web.json_response({"errors": ["permission denied"]}, status=403)
    return web.json_response({"data": {"data": data, "metadata": {"version": 1}}})


def _authenticated(request: web.Request) -> None:
    if request.headers.get("authorization") != f"Bearer {BEARER}":
        raise web.HTTPUnauthorized
