"""The life of each admitted request: admitted → accepted (on record, may cost money) → ended exactly once."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cloudfreedom_agent.admission import Admission, Fence, Rejected
from cloudfreedom_agent.deployment import Target
from cloudfreedom_agent.metrics import Metrics
from cloudfreedom_agent.spool import Spool, SpoolFullError, timestamp
from cloudfreedom_agent.tokens import Tokens

log = logging.getLogger("cloudfreedom.inflight")

SCOPE_KEY = "cloudfreedom.running"  # where the edge leaves the request for `auth`
QUALITIES = ("exact", "estimated", "unknown")


@dataclass
class Attempt:
    """One try at a provider; `outcome` is None while it runs."""

    target: Target
    began: float = field(default_factory=time.monotonic)
    outcome: str | None = None
    quality: str = "exact"
    http_status: int = 0
    tokens: Tokens = field(default_factory=Tokens)
    provider_request_id: str | None = None

    def end(self, outcome: str, quality: str, http_status: int) -> None:
        self.outcome, self.quality, self.http_status = outcome, quality, http_status

    def record(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "provider_key_id": self.target.provider_key_id,
            "litellm_model": self.target.litellm_model,
            "outcome": self.outcome,
            "quality": self.quality,
            "http_status": self.http_status,
            "input_tokens": self.tokens.input,
            "cached_input_tokens": self.tokens.cached_input,
            "cache_write_tokens": self.tokens.cache_write,
            "cache_write_1h_tokens": self.tokens.cache_write_1h,
            "output_tokens": self.tokens.output,
            "reasoning_tokens": self.tokens.reasoning,
        }
        if self.provider_request_id:
            found["provider_request_id"] = self.provider_request_id
        return found


@dataclass
class Running:
    """One request between its admission and its end."""

    admission: Admission
    accepted: bool = False
    ended: bool = False
    refusal: str | None = None
    stream: bool = False
    attempts: list[Attempt] = field(default_factory=list)
    first_token_at: float | None = None

    @property
    def rid(self) -> str:
        return self.admission.rid

    def current(self) -> Attempt | None:
        return self.attempts[-1] if self.attempts and self.attempts[-1].outcome is None else None

    def begin_attempt(self, target: Target) -> None:
        """LiteLLM announces one attempt twice when it translates between shapes: equal ids are one attempt.

        Raises Rejected for a deployment that the admission does not cover.
        """
        current = self.current()
        if current is not None and current.target.id == target.id:
            return
        admission = self.admission
        if target.tenant not in ("shared", admission.tid) or target.group not in admission.groups:
            raise Rejected("deployment_not_admitted")
        if target.provider_key_id in admission.deny:
            raise Rejected("provider_key_denied")
        made = sum(attempt.target.group == target.group for attempt in self.attempts)
        if made >= admission.attempts_in(target.group):
            raise Rejected("attempts_exhausted")
        if self.first_token_at is not None:
            raise Rejected("stream_started")  # LiteLLM would let another deployment continue the text
        if current is not None:
            current.end("cut", "unknown", 0)
        self.attempts.append(Attempt(target))


class Inflight:
    """All running requests, by request id."""

    def __init__(self, fence: Fence, spool: Spool, metrics: Metrics, clock: Callable[[], float] = time.time) -> None:
        self._fence = fence
        self._spool = spool
        self._metrics = metrics
        self._clock = clock
        self._running: dict[str, Running] = {}

    def __len__(self) -> int:
        return len(self._running)

    def get(self, rid: object) -> Running | None:
        return self._running.get(rid) if isinstance(rid, str) else None

    def admit(self, admission: Admission, obstacle: str | None) -> Running:
        """See Fence.admit for what it raises."""
        self._fence.admit(admission, obstacle or ("spool_full" if self._spool.full else None))
        running = self._running[admission.rid] = Running(admission)
        return running

    def accept(self, running: Running) -> None:
        """Puts the request on record; from here on it may reach a provider. Raises Rejected without room for that."""
        record = {
            "type": "accepted",
            "request_id": running.rid,
            "epoch": running.admission.epoch,
            "at": timestamp(self._clock()),
            "admission": running.admission.raw,
        }
        try:
            self._spool.accepted(record)
        except SpoolFullError:
            raise Rejected("spool_full") from None
        running.accepted = True

    def succeed(self, running: Running, tokens: Tokens | None, content: bool, answer_id: str | None) -> None:
        """The answer is complete. Without usage, or with content and no output counted, its cost is unknown."""
        attempt = running.current()
        if attempt is not None:
            known = tokens is not None and (tokens.output > 0 or (not content and tokens.input > 0))
            attempt.tokens = tokens if known and tokens is not None else Tokens()
            attempt.provider_request_id = answer_id
            attempt.end("succeeded", "exact" if known else "unknown", 200)
        self.end(running, "succeeded", 200)

    def end(self, running: Running, status: str, http_status: int) -> None:
        """Writes the usage record once; whatever attempt is still open was cut, and its cost is unknown."""
        if running.ended or not running.accepted:
            return
        running.ended = True
        current = running.current()
        if current is not None:
            current.end("cut", "unknown", 0)
        self._spool.used(self._usage(running, status, http_status))
        self._metrics.count("requests_total", status=status)
        for attempt in running.attempts:
            self._metrics.count("attempts_total", outcome=str(attempt.outcome), quality=attempt.quality)

    def leave(self, running: Running, client_gone: bool) -> None:
        """The last word, when the server is done with the request: no path leaves it open."""
        if not running.accepted:
            self._fence.reject(running.admission)
        elif not running.ended:
            log.info("event=ended_late request_id=%s client_gone=%s", running.rid, client_gone)
            self.end(running, "client_gone" if client_gone else "failed", 0)
        self._running.pop(running.rid, None)

    def _usage(self, running: Running, status: str, http_status: int) -> dict[str, Any]:
        record: dict[str, Any] = {
            "type": "usage",
            "request_id": running.rid,
            "epoch": running.admission.epoch,
            "status": status,
            "quality": max((a.quality for a in running.attempts), key=QUALITIES.index, default="exact"),
            "http_status": http_status,
        }
        if running.first_token_at is not None:
            record["first_token_at"] = timestamp(running.first_token_at)
        record["completed_at"] = timestamp(self._clock())
        record["attempts"] = [attempt.record() for attempt in running.attempts]
        return record


def request_id(kwargs: Mapping[str, Any]) -> object:
    """The request id that `auth` put into what LiteLLM carries along; a client cannot set it."""
    for name in ("metadata", "litellm_metadata"):
        metadata = kwargs.get(name)
        carried = metadata.get("user_api_key_auth_metadata") if isinstance(metadata, Mapping) else None
        if isinstance(carried, Mapping) and carried.get("rid"):
            return carried["rid"]
    return None
