"""Token counts out of answers in the three shapes that LiteLLM gives: chat (also completions, embeddings), responses
and messages. Counted as OpenAI does: input includes what was cached, output includes reasoning.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


@dataclass(frozen=True)
class Tokens:
    input: int = 0
    cached_input: int = 0
    cache_write: int = 0
    cache_write_1h: int = 0
    output: int = 0
    reasoning: int = 0


def tokens_of(usage: object) -> Tokens | None:
    """None when there is no usage, or it is not one of the known shapes."""
    if usage is None:
        return None
    if _number(usage, "prompt_tokens") is not None:
        return _chat(usage)
    if _number(usage, "input_tokens") is not None:
        return _responses(usage) if _get(usage, "total_tokens") is not None else _messages(usage)
    return None


def usage_of(answer: object) -> object:
    """The usage member of an answer, whatever its type."""
    return _get(answer, "usage")


def answer_id(answer: object) -> str | None:
    found = _get(answer, "id")
    return found if isinstance(found, str) and found else None


def has_content(answer: object) -> bool:
    """Whether an answer that is not a stream carries any output."""
    return bool(_get(answer, "choices") or _get(answer, "content") or _get(answer, "output"))


class StreamMeter:
    """Watches the events of one stream; `ended` turns true with the event that carries the final usage."""

    def __init__(self) -> None:
        self.tokens: Tokens | None = None
        self.ended = False
        self.content = False
        self.answer_id: str | None = None
        self._tail = b""
        self._finished = False
        self._message_usage: dict[str, Any] = {}

    def feed(self, chunk: object) -> None:
        if isinstance(chunk, str):
            chunk = chunk.encode()
        if isinstance(chunk, bytes):
            self._feed_sse(chunk)
        else:
            self._feed_event(chunk)

    def _feed_sse(self, chunk: bytes) -> None:
        *lines, self._tail = (self._tail + chunk).split(b"\n")
        for line in lines:
            if line.startswith(b"data:") and line[5:].lstrip().startswith(b"{"):
                try:
                    self._feed_event(json.loads(line[5:]))
                except ValueError:
                    continue

    def _feed_event(self, event: object) -> None:
        kind = _get(event, "type")
        kind = str(kind.value if isinstance(kind, Enum) else kind or "")
        if kind.startswith("response."):
            self._feed_response(kind, event)
        elif kind.startswith(("message", "content_block")):
            self._feed_message(kind, event)
        else:
            self._feed_chat(event)

    def _feed_chat(self, chunk: object) -> None:
        self.answer_id = self.answer_id or answer_id(chunk)
        choices = _get(chunk, "choices") or ()
        self.content = self.content or bool(choices)
        self._finished = self._finished or any(_get(choice, "finish_reason") for choice in choices)
        found = tokens_of(usage_of(chunk))
        if found is not None:
            self.tokens = found
            self.ended = self._finished  # some providers count in every event

    def _feed_response(self, kind: str, event: object) -> None:
        self.content = self.content or kind.endswith(".delta")
        answer = _get(event, "response")
        self.answer_id = self.answer_id or answer_id(answer)
        if kind in ("response.completed", "response.incomplete", "response.failed"):
            self.tokens = tokens_of(usage_of(answer))
            self.ended = True

    def _feed_message(self, kind: str, event: object) -> None:
        self.content = self.content or kind == "content_block_delta"
        if kind == "message_start":
            message = _get(event, "message")
            self.answer_id = answer_id(message)
            self._add_usage(usage_of(message))
        elif kind == "message_delta":
            self._add_usage(usage_of(event))
        elif kind == "message_stop":
            self.tokens = tokens_of(self._message_usage)
            self.ended = True

    def _add_usage(self, usage: object) -> None:
        """Later events repeat only what has changed."""
        for name in ("input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"):
            value = _number(usage, name)
            if value is not None:
                self._message_usage[name] = value
        if _get(usage, "cache_creation") is not None:
            self._message_usage["cache_creation"] = _get(usage, "cache_creation")


def _chat(usage: object) -> Tokens:
    prompt = _get(usage, "prompt_tokens_details")
    written = _first(_number(prompt, "cache_creation_tokens"), _number(usage, "cache_creation_input_tokens"))
    hour = _number(_get(prompt, "cache_creation_token_details"), "ephemeral_1h_input_tokens")
    return Tokens(
        input=_number(usage, "prompt_tokens") or 0,
        cached_input=_first(_number(prompt, "cached_tokens"), _number(usage, "cache_read_input_tokens")),
        cache_write=written,
        cache_write_1h=hour or 0,
        output=_number(usage, "completion_tokens") or 0,
        reasoning=_number(_get(usage, "completion_tokens_details"), "reasoning_tokens") or 0,
    )


def _responses(usage: object) -> Tokens:
    return Tokens(
        input=_number(usage, "input_tokens") or 0,
        cached_input=_number(_get(usage, "input_tokens_details"), "cached_tokens") or 0,
        output=_number(usage, "output_tokens") or 0,
        reasoning=_number(_get(usage, "output_tokens_details"), "reasoning_tokens") or 0,
    )


def _messages(usage: object) -> Tokens:
    """Anthropic counts what was cached beside `input_tokens`, not in it."""
    cached = _number(usage, "cache_read_input_tokens") or 0
    written = _number(usage, "cache_creation_input_tokens") or 0
    return Tokens(
        input=(_number(usage, "input_tokens") or 0) + cached + written,
        cached_input=cached,
        cache_write=written,
        cache_write_1h=_number(_get(usage, "cache_creation"), "ephemeral_1h_input_tokens") or 0,
        output=_number(usage, "output_tokens") or 0,
    )


def _get(value: object, name: str) -> Any:
    if isinstance(value, Mapping):
        return value.get(name)
    return getattr(value, name, None)


def _number(value: object, name: str) -> int | None:
    found = _get(value, name)
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else None


def _first(*values: int | None) -> int:
    return next((value for value in values if value), 0)
