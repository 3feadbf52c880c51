"""LiteLLM's hooks on the way of a request: screen the body, guard each deployment, end the request exactly once.

Names and signatures are LiteLLM's. Every hook finds its request by the id that `auth` made LiteLLM carry along.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, AsyncIterable, Mapping
from typing import Any

from fastapi import HTTPException, Request
from litellm.integrations.custom_logger import CustomLogger
from litellm.proxy._types import UserAPIKeyAuth

from cloudfreedom_agent.admission import Rejected
from cloudfreedom_agent.choice import Choice
from cloudfreedom_agent.deployment import Target
from cloudfreedom_agent.desired import Desired
from cloudfreedom_agent.inflight import SCOPE_KEY, Inflight, Running, request_id
from cloudfreedom_agent.outcome import classify
from cloudfreedom_agent.screen import screen
from cloudfreedom_agent.tokens import StreamMeter, answer_id, has_content, tokens_of, usage_of

log = logging.getLogger("cloudfreedom.hooks")


async def auth(request: Request, api_key: str) -> UserAPIKeyAuth:
    """Lets in what the edge admitted and nothing else; no key is accepted, LiteLLM's master key neither."""
    running = request.scope.get(SCOPE_KEY)
    if not isinstance(running, Running):
        raise HTTPException(401, "not admitted")
    admission = running.admission
    return UserAPIKeyAuth(api_key=f"cf-{admission.vk}", team_id=admission.tid, metadata={"rid": admission.rid})


class Hooks(CustomLogger):
    def __init__(self, inflight: Inflight, desired: Desired) -> None:
        super().__init__()
        self._inflight = inflight
        self._desired = desired
        self._choice = Choice()

    async def async_pre_call_hook(
        self, user_api_key_dict: UserAPIKeyAuth, cache: Any, data: dict[str, Any], call_type: str
    ) -> dict[str, Any]:
        running = self._admitted(user_api_key_dict)
        if running is None or running.accepted:
            raise HTTPException(403, "not admitted")
        try:
            screen(data, running.admission, self._desired, call_type)
            running.stream = bool(data.get("stream"))
            self._inflight.accept(running)
        except Rejected as e:
            running.refusal = e.reason  # the edge answers with it
            raise HTTPException(409, f"cf-rejected {e.reason} {running.rid}") from e
        if "stream_options" in data:
            # LiteLLM has already decided by the client's body whether this stream ends with usage.
            data["litellm_logging_obj"].stream_options = data["stream_options"]
        return data

    async def async_filter_deployments(
        self,
        model: str,
        healthy_deployments: list[Any],
        messages: Any,
        request_kwargs: dict[str, Any] | None = None,
        parent_otel_span: Any = None,
    ) -> list[Any]:
        running = self._inflight.get(request_id(request_kwargs or {}))
        if running is None:
            return []
        admission = running.admission
        fitting: dict[str, list[Target]] = {}
        for deployment in healthy_deployments:
            target = self._desired.targets.get(deployment["model_info"].get("id"))
            if target and target.group in admission.groups and target.provider_key_id not in admission.deny:
                fitting.setdefault(target.group, []).append(target)
        tried = {attempt.target.id for attempt in running.attempts}
        chosen = {
            target.id for group in fitting.values() for target in self._choice.among(group, tried, running.stream)
        }
        return [deployment for deployment in healthy_deployments if deployment["model_info"].get("id") in chosen]

    async def async_pre_call_deployment_hook(self, kwargs: dict[str, Any], call_type: Any) -> dict[str, Any]:
        """The last wall before the wire: a deployment addressed by its id does not pass the filter above."""
        running = self._inflight.get(request_id(kwargs))
        target = self._desired.targets.get(_deployment_id(kwargs))
        if running is None or not running.accepted or target is None:
            raise HTTPException(403, "not admitted")
        try:
            running.begin_attempt(target)
        except Rejected as e:
            raise HTTPException(403, f"not admitted: {e.reason}") from e
        return kwargs

    async def async_post_call_failure_deployment_hook(
        self,
        request_data: Mapping[str, Any],
        exception: Exception,
        call_type: Any,
        fallback_depth: int | None = None,
    ) -> None:
        running = self._inflight.get(request_id(request_data))
        if running is not None:
            self._fail_attempt(running, exception, _deployment_id(request_data))

    async def async_post_call_success_hook(
        self, data: dict[str, Any], user_api_key_dict: UserAPIKeyAuth, response: Any
    ) -> None:
        running = self._admitted(user_api_key_dict)
        if running is not None:
            self._answered(running)
            content = has_content(response)
            self._inflight.succeed(running, tokens_of(usage_of(response)), content, answer_id(response))

    async def async_post_call_streaming_iterator_hook(
        self, user_api_key_dict: UserAPIKeyAuth, response: AsyncIterable[Any], request_data: dict[str, Any]
    ) -> AsyncGenerator[Any, None]:
        running = self._admitted(user_api_key_dict)
        if running is None:
            raise HTTPException(403, "not admitted")
        meter = StreamMeter()
        try:
            async for chunk in response:
                if running.first_token_at is None:
                    running.first_token_at = time.time()
                    self._answered(running)
                meter.feed(chunk)
                if meter.ended:  # on record before the client can know that it has everything
                    self._inflight.succeed(running, meter.tokens, meter.content, meter.answer_id)
                yield chunk
            self._inflight.succeed(running, meter.tokens, meter.content, meter.answer_id)
        except (asyncio.CancelledError, GeneratorExit):
            self._inflight.end(running, "client_gone", 200)
            raise
        except Exception as e:
            self._fail_attempt(running, e)
            raise
        finally:
            self._inflight.end(running, "failed", 200)

    async def async_post_call_failure_hook(
        self,
        request_data: dict[str, Any],
        original_exception: Exception,
        user_api_key_dict: UserAPIKeyAuth,
        traceback_str: str | None = None,
    ) -> None:
        running = self._admitted(user_api_key_dict)
        if running is None:
            return
        self._fail_attempt(running, original_exception)
        status = getattr(original_exception, "status_code", 500)
        self._inflight.end(running, "failed", status if isinstance(status, int) else 500)

    def _answered(self, running: Running) -> None:
        attempt = running.current()
        if attempt is not None:
            self._choice.pace.answered(attempt.target.id, running.stream, time.monotonic() - attempt.began)

    def _fail_attempt(self, running: Running, error: Exception, deployment_id: str | None = None) -> None:
        """Ends the attempt that runs now, if it is on that deployment."""
        attempt = running.current()
        if attempt is None or deployment_id not in (None, attempt.target.id):
            return
        self._choice.pace.failed(attempt.target.id, running.stream)
        if running.first_token_at is None:
            attempt.end(*classify(error))
        else:
            attempt.end("cut", "unknown", 0)  # whatever the provider says now, it has delivered something
        log.info(
            "event=attempt_failed request_id=%s key_id=%s outcome=%s status=%s error=%s",
            running.rid,
            attempt.target.provider_key_id,
            attempt.outcome,
            attempt.http_status,
            type(error).__name__,  # its text may quote the provider, the prompt or the key
        )

    def _admitted(self, user: UserAPIKeyAuth) -> Running | None:
        return self._inflight.get((user.metadata or {}).get("rid"))


def _deployment_id(kwargs: Mapping[str, Any]) -> str:
    info = kwargs.get("model_info")
    found = info.get("id") if isinstance(info, Mapping) else None
    return found if isinstance(found, str) else ""
