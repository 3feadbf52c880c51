"""The choice among several keys of a group."""

from __future__ import annotations

import random
import uuid
from typing import Any

import pytest

from cloudfreedom_agent.choice import EXPLORED, PENALTY_SECONDS, Choice, Pace
from cloudfreedom_agent.deployment import Target, target
from tests.test_desired import deployment


def some(choice: str, *ranks: int | None) -> list[Target]:
    found = []
    for rank in ranks:
        wanted: dict[str, Any] = deployment(key=str(uuid.uuid4()))
        wanted["model_info"] |= {"choice": choice} | ({} if rank is None else {"rank": rank})
        found.append(target(wanted))
    return found


def test_by_weight_all_are_left_to_litellm() -> None:
    keys = [target(deployment(key=str(uuid.uuid4()))) for _ in range(3)]
    assert Choice().among(keys, set(), False) == keys


def test_by_cost_the_cheapest_are_left() -> None:
    keys = some("cost", 30, 10, None, 10)
    assert Choice().among(keys, set(), False) == [keys[1], keys[3]]


def test_what_failed_is_not_tried_again() -> None:
    keys = some("cost", 10, 20, None)
    choice = Choice()
    assert choice.among(keys, {keys[0].id}, False) == [keys[1]]
    assert choice.among(keys, {keys[0].id, keys[1].id}, False) == [keys[2]]
    assert choice.among(keys, {key.id for key in keys}, False) == []


def test_by_latency_the_fastest_is_left_and_the_unknown_is_tried_first() -> None:
    keys = some("latency", None, None, None)
    choice = Choice(random.Random(1))
    choice.pace.answered(keys[0].id, False, 0.2)
    choice.pace.answered(keys[1].id, False, 0.9)
    assert [choice.among(keys, set(), False) for _ in range(3)].count([keys[2]]) >= 2
    choice.pace.answered(keys[2].id, False, 0.5)
    picks = [choice.among(keys, set(), False) for _ in range(1_000)]
    assert picks.count([keys[0]]) > 1_000 * (1 - 3 * EXPLORED)
    assert all(pick in ([keys[0]], keys) for pick in picks)


def test_a_quick_failure_is_no_quick_answer() -> None:
    pace = Pace()
    pace.answered("a", True, 0.1)
    pace.failed("a", True)
    assert 1 < pace.of("a", True) < PENALTY_SECONDS
    assert pace.of("a", False) == 0


def test_a_key_that_has_become_fast_is_found_again() -> None:
    keys = some("latency", None, None)
    choice = Choice(random.Random(2))
    choice.pace.answered(keys[0].id, False, 0.2)
    choice.pace.answered(keys[1].id, False, 5)
    for _ in range(2_000):
        left = choice.among(keys, set(), False)
        picked = left[0] if len(left) == 1 else keys[1]
        choice.pace.answered(picked.id, False, 0.2 if picked is keys[0] else 0.05)
    assert choice.among(keys, {keys[0].id}, False) == [keys[1]]
    assert choice.pace.of(keys[1].id, False) < choice.pace.of(keys[0].id, False)


@pytest.mark.parametrize("seed", range(200))
def test_any_choice_is_of_the_candidates_that_were_not_tried(seed: int) -> None:
    rng = random.Random(seed)
    kind = rng.choice(["weight", "cost", "latency"])
    keys = some(kind, *[rng.choice([None, 1, 2, 3]) for _ in range(rng.randint(1, 6))])
    tried = {key.id for key in keys if rng.random() < 0.4}
    choice = Choice(rng)
    for key in keys:
        if rng.random() < 0.7:
            choice.pace.answered(key.id, True, rng.random())
    left = choice.among(keys, tried, True)
    fresh = {key for key in keys if key.id not in tried}
    assert set(left) <= fresh
    assert bool(left) == bool(fresh)
    if kind == "cost" and fresh:
        assert {key.rank or 99 for key in left} == {min(key.rank or 99 for key in fresh)}
