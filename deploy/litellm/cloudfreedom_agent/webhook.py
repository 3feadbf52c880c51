"""Standard Webhooks 1.0.0: verification of what config-service sends (https://www.standardwebhooks.com)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping

TOLERANCE_SECONDS = 300


class WebhookError(Exception):
    """The call must be refused; `status` is 401, or 409 for an id that was seen before."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def sign(secret: bytes, message_id: str, timestamp: int | str, body: bytes) -> str:
    mac = hmac.new(secret, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256)
    return "v1," + base64.b64encode(mac.digest()).decode()


class WebhookVerifier:
    """Accepts a signature by any of the secrets in force, within five minutes, each id once."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._seen: OrderedDict[str, float] = OrderedDict()

    def verify(self, headers: Mapping[str, str], body: bytes, secrets: Iterable[bytes]) -> None:
        now = self._clock()
        message_id = headers.get("webhook-id", "")
        timestamp = headers.get("webhook-timestamp", "")
        given = headers.get("webhook-signature", "").split()
        if not message_id or not (timestamp.isascii() and timestamp.isdigit()):
            raise WebhookError(401, "webhook-id or webhook-timestamp is missing")
        if abs(now - int(timestamp)) > TOLERANCE_SECONDS:
            raise WebhookError(401, "webhook-timestamp is out of tolerance")
        expected = [sign(secret, message_id, timestamp, body).encode() for secret in secrets]
        if not any(hmac.compare_digest(e, g.encode()) for e in expected for g in given):
            raise WebhookError(401, "webhook-signature does not match")
        self._once(message_id, now)

    def _once(self, message_id: str, now: float) -> None:
        while self._seen and next(iter(self._seen.values())) < now - 2 * TOLERANCE_SECONDS:
            self._seen.popitem(last=False)
        if message_id in self._seen:
            raise WebhookError(409, "webhook-id was seen before")
        self._seen[message_id] = now
