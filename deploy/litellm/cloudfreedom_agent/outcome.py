"""What a failed attempt at a provider can have cost: nothing only when the provider said so, or was never reached."""

from __future__ import annotations

from collections.abc import Iterator

import httpx

NEVER_REACHED = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout", "ClientConnectorError"})
TIMED_OUT = frozenset({"Timeout", "APITimeoutError", "TimeoutException", "TimeoutError", "ReadTimeout"})


def classify(error: BaseException) -> tuple[str, str, int]:
    """`(outcome, quality, http_status)` of the attempt that raised `error`.

    LiteLLM gives a status code to everything, also to a lost connection, so only an answer found in the causes counts.
    """
    causes = list(_causes(error))
    names = {base.__name__ for cause in causes for base in type(cause).__mro__}
    if names & NEVER_REACHED:
        return "provider_error", "exact", 0
    status = next((s for s in map(_answered, causes) if s), 0)
    if status:
        return "provider_error", "exact", status
    if names & TIMED_OUT:
        return "timeout", "unknown", 0
    return "cut", "unknown", 0


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _answered(error: BaseException) -> int:
    """The status of a real answer; LiteLLM's own exceptions carry made-up ones."""
    if type(error).__module__.startswith("litellm"):
        return 0
    response = getattr(error, "response", None)
    status = response.status_code if isinstance(response, httpx.Response) else 0
    return status if status >= 400 else 0
