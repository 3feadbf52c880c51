"""Token counts of every shape, as values and as streams."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from cloudfreedom_agent.tokens import StreamMeter, Tokens, has_content, tokens_of

CHAT = {
    "prompt_tokens": 120,
    "completion_tokens": 30,
    "total_tokens": 150,
    "prompt_tokens_details": {"cached_tokens": 40},
    "completion_tokens_details": {"reasoning_tokens": 10},
}
CACHE_WRITE = {
    "prompt_tokens": 100,
    "completion_tokens": 1,
    "cache_read_input_tokens": 7,
    "prompt_tokens_details": {
        "cached_tokens": 7,
        "cache_creation_tokens": 20,
        "cache_creation_token_details": {"ephemeral_5m_input_tokens": 5, "ephemeral_1h_input_tokens": 15},
    },
}
RESPONSES = {
    "input_tokens": 50,
    "input_tokens_details": {"cached_tokens": 20},
    "output_tokens": 9,
    "output_tokens_details": {"reasoning_tokens": 3},
    "total_tokens": 59,
}
MESSAGES = {
    "input_tokens": 6,
    "cache_read_input_tokens": 4,
    "cache_creation_input_tokens": 10,
    "cache_creation": {"ephemeral_1h_input_tokens": 8, "ephemeral_5m_input_tokens": 2},
    "output_tokens": 5,
}


@pytest.mark.parametrize(
    ("usage", "expected"),
    [
        (CHAT, Tokens(120, 40, 0, 0, 30, 10)),
        (CACHE_WRITE, Tokens(100, 7, 20, 15, 1, 0)),
        (RESPONSES, Tokens(50, 20, 0, 0, 9, 3)),
        (MESSAGES, Tokens(20, 4, 10, 8, 5, 0)),
        ({"prompt_tokens": 8, "total_tokens": 8}, Tokens(8)),
        ({"prompt_tokens": 8, "completion_tokens": None, "prompt_tokens_details": None}, Tokens(8)),
        ({"prompt_tokens": -1}, None),
        ({"prompt_tokens": True}, None),
        ({}, None),
        (None, None),
        ("x", None),
    ],
)
def test_counts(usage: Any, expected: Tokens | None) -> None:
    assert tokens_of(usage) == expected


def test_counts_attributes_like_members() -> None:
    details = SimpleNamespace(cached_tokens=4)
    usage = SimpleNamespace(prompt_tokens=10, completion_tokens=5, prompt_tokens_details=details)
    assert tokens_of(usage) == Tokens(10, 4, 0, 0, 5, 0)


def chunk(content: str | None = None, finish: str | None = None, usage: Any = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": {"content": content}, "finish_reason": finish}
    return {"id": "c1", "choices": [choice]} | ({"usage": usage} if usage else {})


def test_a_chat_stream_ends_with_the_usage_after_its_finish() -> None:
    meter = StreamMeter()
    for event in (chunk("a"), chunk("b", usage=CHAT), chunk(finish="stop")):
        meter.feed(event)
        assert not meter.ended
    meter.feed(chunk(usage=CHAT))
    assert (meter.ended, meter.content, meter.answer_id) == (True, True, "c1")
    assert meter.tokens == Tokens(120, 40, 0, 0, 30, 10)


def test_usage_in_the_finishing_chunk_ends_the_stream() -> None:
    meter = StreamMeter()
    meter.feed(chunk("a", finish="stop", usage=CHAT))
    assert meter.ended


def test_a_stream_without_usage_does_not_end() -> None:
    meter = StreamMeter()
    meter.feed(chunk("a"))
    meter.feed(chunk(finish="stop"))
    assert (meter.ended, meter.tokens, meter.content) == (False, None, True)


@pytest.mark.parametrize("kind", ["response.completed", "response.incomplete", "response.failed"])
def test_a_responses_stream_ends_with_its_terminal_event(kind: str) -> None:
    meter = StreamMeter()
    meter.feed({"type": "response.output_text.delta", "delta": "a"})
    assert not meter.ended
    meter.feed({"type": kind, "response": {"id": "r1", "usage": RESPONSES}})
    assert (meter.ended, meter.tokens, meter.answer_id) == (True, Tokens(50, 20, 0, 0, 9, 3), "r1")


def messages_stream() -> bytes:
    events: list[dict[str, Any]] = [
        {"type": "message_start", "message": {"id": "m1", "usage": MESSAGES | {"output_tokens": 1}}},
        {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "größe"}},
        {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 5}},
        {"type": "message_stop"},
    ]
    return "".join(f"event: {e['type']}\ndata: {json.dumps(e, ensure_ascii=False)}\n\n" for e in events).encode()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 10_000])
def test_a_messages_stream_is_read_however_it_is_cut(size: int) -> None:
    stream = messages_stream()
    meter = StreamMeter()
    for at in range(0, len(stream), size):
        meter.feed(stream[at : at + size])
    assert (meter.ended, meter.content, meter.answer_id) == (True, True, "m1")
    assert meter.tokens == Tokens(20, 4, 10, 8, 5, 0)


def test_broken_events_are_passed_over() -> None:
    meter = StreamMeter()
    meter.feed(b"data: {broken\n\ndata: [DONE]\n\n: comment\n\n")
    assert (meter.ended, meter.content) == (False, False)


def test_content() -> None:
    assert has_content({"choices": [1]})
    assert not has_content({"data": [1]})
