"""Only an answer from the provider, or proof that nothing left, makes a failed attempt free."""

from __future__ import annotations

import httpx
import pytest

from cloudfreedom_agent.outcome import classify

REQUEST = httpx.Request("POST", "http://provider/v1")


class InternalServerError(Exception):
    """As LiteLLM's: a made-up answer to a lost connection."""

    __module__ = "litellm.exceptions"
    response = httpx.Response(500, request=REQUEST)
    status_code = 500


def caused_by(cause: BaseException | None) -> BaseException:
    error = InternalServerError()
    error.__cause__ = cause
    return error


@pytest.mark.parametrize("status", [400, 401, 403, 429, 500, 503, 529])
def test_an_answer_costs_nothing(status: int) -> None:
    cause = httpx.HTTPStatusError("", request=REQUEST, response=httpx.Response(status, request=REQUEST))
    assert classify(caused_by(cause)) == ("provider_error", "exact", status)


def test_a_made_up_status_is_no_answer() -> None:
    assert classify(caused_by(None)) == ("cut", "unknown", 0)


@pytest.mark.parametrize("cause", [httpx.ReadError(""), httpx.RemoteProtocolError(""), ConnectionResetError()])
def test_a_lost_connection_may_have_cost_all(cause: Exception) -> None:
    assert classify(caused_by(cause)) == ("cut", "unknown", 0)


@pytest.mark.parametrize("cause", [httpx.ConnectError(""), httpx.ConnectTimeout("")])
def test_what_was_never_reached_costs_nothing(cause: Exception) -> None:
    assert classify(caused_by(cause)) == ("provider_error", "exact", 0)


@pytest.mark.parametrize("cause", [httpx.ReadTimeout(""), TimeoutError()])
def test_a_timeout_may_have_cost_all(cause: Exception) -> None:
    assert classify(caused_by(cause)) == ("timeout", "unknown", 0)


def test_an_answer_with_a_good_status_that_cannot_be_read_may_have_cost_all() -> None:
    cause = httpx.HTTPStatusError("", request=REQUEST, response=httpx.Response(200, request=REQUEST))
    assert classify(caused_by(cause)) == ("cut", "unknown", 0)


def test_circular_causes_end() -> None:
    first, second = Exception(), Exception()
    first.__context__, second.__context__ = second, first
    assert classify(first) == ("cut", "unknown", 0)
