"""The fence: each request once, in this epoch, in time, whatever the clock does."""

from __future__ import annotations

import os
import random
import uuid
from typing import Any

import pytest

from cloudfreedom_agent.admission import Admission, Duplicate, Fence, Rejected, Unsigned, key_id, verify
from tests.doubles import ADMISSION_SECRET, base64url, signed

EFFORT = int(os.environ.get("ROUTER_TEST_EFFORT", "1"))


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def admission(**over: Any) -> Admission:
    return Admission.parse(raw(**over))


def raw(**over: Any) -> dict[str, Any]:
    return {
        "kid": "k1",
        "rid": str(uuid.uuid4()),
        "tid": "tenant",
        "vk": "virtual",
        "model": "gpt-4o",
        "attempts": [{"group": "t:tenant:gpt-4o", "r": 10}],
        "deny": [],
        "proxy": "p",
        "epoch": 2,
        "leases": [{"id": "lease", "account": "tenant/t/usd", "r": 10}],
        "exp": 1_060_000,
    } | over


def fence(clock: Clock) -> Fence:
    opened = Fence("p", clock)
    opened.open(2, 500_000)
    return opened


def reason(of: Fence, request: Admission) -> str:
    with pytest.raises(Rejected) as e:
        of.admit(request)
    return e.value.reason


def test_admits_once() -> None:
    of = fence(Clock())
    request = admission()
    of.admit(request)
    with pytest.raises(Duplicate):
        of.admit(request)


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({"proxy": "other"}, "wrong_proxy"),
        ({"epoch": 1}, "wrong_epoch"),
        ({"epoch": 3}, "wrong_epoch"),
        ({"exp": 999_999}, "expired"),
        ({"exp": 500_000}, "expired"),
        ({"attempts": []}, "no_attempts"),
    ],
)
def test_rejects(over: dict[str, Any], expected: str) -> None:
    assert reason(fence(Clock()), admission(**over)) == expected


def test_rejects_everything_before_it_has_an_epoch() -> None:
    assert reason(Fence("p", Clock()), admission()) == "not_ready"


def test_what_was_rejected_once_stays_rejected() -> None:
    of = Fence("p", Clock())
    request = admission()
    assert reason(of, request) == "not_ready"
    of.open(2, 0)
    assert reason(of, request) == "rejected_before"


def test_a_request_taken_back_stays_rejected() -> None:
    of = fence(Clock())
    request = admission()
    of.admit(request)
    of.reject(request)
    assert reason(of, request) == "rejected_before"
    assert of.watermark()[1] == []


def test_a_clock_that_steps_back_lets_nothing_in_again() -> None:
    clock = Clock()
    of = fence(clock)
    request = admission()
    of.admit(request)
    clock.seconds = 2000
    assert reason(of, admission()) == "expired"
    clock.seconds = 1000
    assert reason(of, request) == "expired"


def test_watermark_names_the_leases_of_what_is_not_settled() -> None:
    clock = Clock()
    of = fence(clock)
    first, second = admission(exp=1_001_000), admission(exp=1_050_000)
    of.admit(first)
    of.admit(second)
    clock.seconds = 1010
    assert of.watermark() == (1_010_000, ["lease"])
    of.settled(first.rid)
    assert of.watermark() == (1_010_000, [])


def test_nothing_at_or_below_a_watermark_is_admitted() -> None:
    clock = Clock()
    of = fence(clock)
    clock.seconds = 1060
    watermark, _ = of.watermark()
    clock.seconds = 900
    assert reason(of, admission(exp=watermark)) == "expired"
    assert of.watermark()[0] == watermark


@pytest.mark.parametrize("seed", range(20))
def test_no_order_of_events_admits_a_request_twice(seed: int) -> None:
    randomly = random.Random(seed)
    clock = Clock()
    of = fence(clock)
    requests = [admission(exp=randomly.randrange(990_000, 1_030_000)) for _ in range(8)]
    admitted: set[str] = set()
    watermark = 0
    for _ in range(300):
        clock.seconds = max(0, clock.seconds + randomly.choice((-15, -1, 1, 2)))
        request = randomly.choice(requests)
        try:
            of.admit(request)
        except (Rejected, Duplicate):
            pass
        else:
            assert request.rid not in admitted, f"seed {seed}"
            assert request.exp > watermark, f"seed {seed}"
            admitted.add(request.rid)
        if randomly.random() < 0.05:
            watermark = max(watermark, of.watermark()[0])


@pytest.mark.parametrize(
    "header", ["", "v1", "v1..", "v1.e30.", "v2.e30.AAAA", "v1.!!.AAAA", "v1.W10.AAAA", "v1.e30.é", "v1.bnVsbA.AA"]
)
def test_malformed_headers_are_unsigned(header: str) -> None:
    with pytest.raises(Unsigned):
        key_id(header)
    with pytest.raises(Unsigned):
        verify(header, ADMISSION_SECRET)


@pytest.mark.parametrize("field", ["rid", "tid", "vk", "model", "attempts", "deny", "proxy", "epoch", "leases", "exp"])
def test_a_signed_admission_without_a_field_is_refused(field: str) -> None:
    incomplete = raw()
    del incomplete[field]
    with pytest.raises(Unsigned):
        verify(signed(incomplete), ADMISSION_SECRET)


@pytest.mark.parametrize("seed", range(5))
def test_any_header_is_the_signed_one_or_unsigned(seed: int) -> None:
    randomly = random.Random(seed)
    for _ in range(400 * EFFORT):
        header = signed(raw())
        damaged = list(header)
        for _ in range(randomly.randrange(1, 4)):
            at = randomly.randrange(len(damaged))
            match randomly.randrange(3):
                case 0:
                    damaged[at] = chr(randomly.randrange(1, 0x110))
                case 1:
                    del damaged[at]
                case _:
                    damaged.insert(at, randomly.choice(".=_-A{"))
        text = "".join(damaged)
        try:
            read = verify(text, ADMISSION_SECRET)
        except Unsigned:
            continue
        assert text == header or read.raw == verify(header, ADMISSION_SECRET).raw, f"seed {seed}"


@pytest.mark.parametrize("seed", range(5))
def test_any_signed_json_is_an_admission_or_unsigned(seed: int) -> None:
    randomly = random.Random(seed)
    values: list[Any] = [
        None,
        True,
        0,
        -1,
        1.5,
        "",
        "x",
        [],
        {},
        [None],
        [{}],
        [{"group": 1, "r": "x"}],
        [{"id": None}],
    ]
    for _ in range(400 * EFFORT):
        changed = raw()
        for field in randomly.sample(sorted(changed), randomly.randrange(1, 4)):
            changed[field] = randomly.choice(values)
        try:
            read = verify(signed(changed), ADMISSION_SECRET)
        except Unsigned:
            continue
        assert all(isinstance(v, str) and v for v in (read.rid, read.tid, read.vk, read.model, read.proxy)), (
            f"seed {seed}"
        )
        assert isinstance(read.epoch, int) and isinstance(read.exp, int), f"seed {seed}"


def test_another_secret_is_refused() -> None:
    with pytest.raises(Unsigned):
        verify(signed(raw(), b"x" * 32), ADMISSION_SECRET)


def test_padding_is_optional() -> None:
    header = signed(raw())
    assert "=" not in header
    assert base64url(b"a") == "YQ"
