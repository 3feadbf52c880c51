"""The outermost layer of the proxy: only admitted requests to known paths come in, and each is ended when it goes out.

Bodies pass through untouched; of the headers only what LiteLLM needs, since it takes orders from headers too.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from cloudfreedom_agent.admission import HEADER, Duplicate, Rejected, Unsigned, key_id, verify
from cloudfreedom_agent.inflight import SCOPE_KEY, Inflight, Running
from cloudfreedom_agent.metrics import Metrics
from cloudfreedom_agent.vault import Keyring

log = logging.getLogger("cloudfreedom.edge")

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

OWN_PATHS = frozenset(f"/cloudfreedom/{name}" for name in ("reload", "state", "ready", "metrics"))
PATHS = frozenset({"/v1/chat/completions", "/v1/completions", "/v1/embeddings", "/v1/responses", "/v1/messages"})
CLIENT_AT_FAULT = frozenset({400, 413, 422})
FREE = (b"x-cf-failed-attempts", b"free")
HEADERS = frozenset(
    {
        b"host",
        b"content-type",
        b"content-length",
        b"transfer-encoding",
        b"accept",
        b"traceparent",
        b"tracestate",
        b"anthropic-version",
    }
)


class Edge:
    def __init__(
        self, app: App, inflight: Inflight, keyring: Keyring, metrics: Metrics, obstacle: Callable[[], str | None]
    ) -> None:
        self._app = app
        self._inflight = inflight
        self._keyring = keyring
        self._metrics = metrics
        self._obstacle = obstacle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or scope.get("path") in OWN_PATHS:
            await self._app(scope, receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
        elif scope["path"] not in PATHS or scope["method"] != "POST":
            await _answer(send, 404, "not found")
        else:
            await self._request(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        rid = ""
        try:
            header = _admission_header(scope)
            secret = await self._keyring.admission_secret(key_id(header))
            if secret is None:
                raise Unsigned("the key id is unknown")
            admission = verify(header, secret)
            rid = admission.rid
            running = self._inflight.admit(admission, self._obstacle() or _not_json(scope))
        except Unsigned as e:
            self._metrics.count("refusals_total", reason="unsigned")
            await _answer(send, 401, str(e))
        except Duplicate:
            # Not a rejection: the first copy may be running, and its reservation must stay.
            self._metrics.count("refusals_total", reason="duplicate")
            await _answer(send, 409, f"cf-duplicate {rid}")
        except Rejected as e:
            self._metrics.count("refusals_total", reason=e.reason)
            await _answer(send, 409, f"cf-rejected {e.reason} {rid}")
        else:
            await self._run(running, scope, receive, send)

    async def _run(self, running: Running, scope: Scope, receive: Receive, send: Send) -> None:
        out = _Outbound(running, send, self._inflight, self._metrics)
        client_gone = False

        async def watched_receive() -> Message:
            nonlocal client_gone
            message = await receive()
            if message["type"] == "http.disconnect" and not out.complete:
                client_gone = True
            return message

        scope[SCOPE_KEY] = running
        scope["headers"] = [(name, value) for name, value in scope["headers"] if name in HEADERS]
        scope["query_string"] = b""
        try:
            await self._app(scope, watched_receive, out.send)
        except Exception as e:
            if out.started:
                raise
            log.error("event=litellm_failed request_id=%s error=%s", running.rid, type(e).__name__)
            await out.send({"type": "http.response.start", "status": 500, "headers": []})
            await out.send({"type": "http.response.body"})
        finally:
            self._inflight.leave(running, client_gone)


class _Outbound:
    """An answer to a request that was never accepted becomes a positive rejection, whatever LiteLLM makes of it.

    Except where LiteLLM finds the request itself at fault: no other process would take it, so the client is told. Such
    a request goes on record as one that has ended and cost nothing.
    """

    def __init__(self, running: Running, send: Send, inflight: Inflight, metrics: Metrics) -> None:
        self._running = running
        self._send = send
        self._inflight = inflight
        self._metrics = metrics
        self._replaced = False
        self.started = False
        self.complete = False

    async def send(self, message: Message) -> None:
        self.started = True
        if message["type"] == "http.response.start" and not self._running.accepted and not self._at_fault(message):
            self._replaced = True
            reason = self._running.refusal or "not_processed"
            self._running.refusal = reason
            self._metrics.count("refusals_total", reason=reason)
            await _answer(self._send, 409, f"cf-rejected {reason} {self._running.rid}")
        elif not self._replaced:
            await self._send(self._told(message))
        if message["type"] == "http.response.body" and not message.get("more_body"):
            self.complete = True

    def _at_fault(self, message: Message) -> bool:
        if self._running.refusal or message["status"] not in CLIENT_AT_FAULT:
            return False
        try:
            self._inflight.accept(self._running)
        except Rejected as e:
            self._running.refusal = e.reason
            return False
        self._inflight.end(self._running, "failed", message["status"])
        return True

    def _told(self, message: Message) -> Message:
        """Tells the gateway when failed attempts cost nothing, as the usage record will: it frees their room."""
        if message["type"] != "http.response.start":
            return message
        failed = self._running.attempts if message["status"] >= 400 else self._running.attempts[:-1]
        free = all(attempt.outcome == "provider_error" and attempt.quality == "exact" for attempt in failed)
        return {**message, "headers": [*message.get("headers", ()), FREE]} if free else message


def _admission_header(scope: Scope) -> str:
    found = [value for name, value in scope["headers"] if name == HEADER.encode()]
    if len(found) != 1:
        raise Unsigned("the admission is missing")
    return str(found[0].decode("latin-1"))


def _not_json(scope: Scope) -> str | None:
    """LiteLLM would read a form as well."""
    types = [value.partition(b";")[0].strip().lower() for name, value in scope["headers"] if name == b"content-type"]
    return None if types == [b"application/json"] else "not_json"


async def _answer(send: Send, status: int, message: str) -> None:
    body = json.dumps({"error": {"message": message, "type": "cloudfreedom", "code": str(status)}}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
