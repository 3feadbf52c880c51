"""Standard Webhooks: vectors of the specification, rotation, tolerance, replay."""

from __future__ import annotations

import base64

import pytest

from cloudfreedom_agent.webhook import WebhookError, WebhookVerifier, sign

# From the specification's reference implementation.
SECRET = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
HEADERS = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
BODY = b'{"test": 2432232314}'


def verifier(now: float = 1_614_265_330) -> WebhookVerifier:
    return WebhookVerifier(lambda: now)


def refused(headers: dict[str, str], body: bytes = BODY, now: float = 1_614_265_330) -> int:
    with pytest.raises(WebhookError) as e:
        verifier(now).verify(headers, body, [SECRET])
    return e.value.status


def test_accepts_the_vector_of_the_specification() -> None:
    verifier().verify(HEADERS, BODY, [SECRET])


def test_accepts_any_secret_in_force_and_any_signature_given() -> None:
    other = f"v2,x v1,AAAA {HEADERS['webhook-signature']}"
    verifier().verify(HEADERS | {"webhook-signature": other}, BODY, [b"old", SECRET])


def test_refuses_a_changed_body() -> None:
    assert refused(HEADERS, BODY + b" ") == 401


@pytest.mark.parametrize("name", list(HEADERS))
def test_refuses_a_missing_header(name: str) -> None:
    assert refused({k: v for k, v in HEADERS.items() if k != name}) == 401


@pytest.mark.parametrize("seconds", [-301, 301])
def test_refuses_what_is_out_of_tolerance(seconds: int) -> None:
    assert refused(HEADERS, now=1_614_265_330 + seconds) == 401


@pytest.mark.parametrize("timestamp", ["", "x", "-1", "1e9", "١٢٣"])
def test_refuses_a_strange_timestamp(timestamp: str) -> None:
    assert refused(HEADERS | {"webhook-timestamp": timestamp}) == 401


def test_refuses_a_replay_but_only_after_a_good_signature() -> None:
    of = verifier()
    with pytest.raises(WebhookError):
        of.verify(HEADERS, b"forged", [SECRET])
    of.verify(HEADERS, BODY, [SECRET])
    with pytest.raises(WebhookError) as e:
        of.verify(HEADERS, BODY, [SECRET])
    assert e.value.status == 409


def test_without_secrets_nothing_passes() -> None:
    with pytest.raises(WebhookError):
        verifier().verify(HEADERS | {"webhook-signature": sign(b"", "a", 1, BODY)}, BODY, [])
