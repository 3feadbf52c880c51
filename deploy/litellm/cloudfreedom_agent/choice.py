"""Which of several keys of a group serves a request: LiteLLM picks by weight among those that are left here."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence

from cloudfreedom_agent.deployment import Target

MEMORY = 0.2  # how much the last answer counts against those before it
EXPLORED = 0.05  # how often a slower key is tried, so that one that has become fast is found again
PENALTY_SECONDS = 10.0
MOST = 10_000  # deployments remembered; more means that most are gone


class Pace:
    """How fast each deployment answered of late: to its first token in a stream, as a whole otherwise."""

    def __init__(self) -> None:
        self._seconds: dict[tuple[str, bool], float] = {}

    def answered(self, deployment_id: str, stream: bool, seconds: float) -> None:
        if len(self._seconds) >= MOST:
            self._seconds.clear()
        before = self._seconds.get((deployment_id, stream), seconds)
        self._seconds[deployment_id, stream] = before + MEMORY * (seconds - before)

    def failed(self, deployment_id: str, stream: bool) -> None:
        """A quick failure is no quick answer."""
        self.answered(deployment_id, stream, PENALTY_SECONDS)

    def of(self, deployment_id: str, stream: bool) -> float:
        """Nothing known is taken as fast: so it soon is known."""
        return self._seconds.get((deployment_id, stream), 0.0)


class Choice:
    """Narrows the candidates for the next attempt. Never to one that failed this request before: each key's budget has
    room for one attempt.
    """

    def __init__(self, rng: random.Random | None = None) -> None:
        self.pace = Pace()
        self._rng = rng or random.Random()  # noqa: S311

    def among(self, candidates: Sequence[Target], tried: Collection[str], stream: bool) -> list[Target]:
        """All candidates are of one group; `tried` are ids of deployments."""
        left = [target for target in candidates if target.id not in tried]
        if len(left) < 2:
            return left
        if left[0].choice == "cost":
            cheapest = min(_rank(target) for target in left)
            return [target for target in left if _rank(target) == cheapest]
        if left[0].choice == "latency" and self._rng.random() >= EXPLORED:
            return [min(left, key=lambda target: self.pace.of(target.id, stream))]
        return left


def _rank(target: Target) -> float:
    return float("inf") if target.rank is None else target.rank
