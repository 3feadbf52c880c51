"""The signed permission `X-CF-Admission: v1.<base64url(json)>.<base64url(hmac-sha256)>`, and the fence that makes
leases safe: each request once, in this epoch of this process, before its time is up.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import heapq
import hmac
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

HEADER = "x-cf-admission"


class Unsigned(Exception):
    """Not from a gateway, or not proven to be: refused without any statement about the request."""


class Rejected(Exception):
    """A positive rejection: this process did not and will never run that request."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Duplicate(Exception):
    """The request is running or has run here; this answer says nothing about its reservation."""


@dataclass(frozen=True)
class AdmittedAttempt:
    group: str
    r: int


@dataclass(frozen=True)
class Admission:
    """Times are milliseconds since 1970. `raw` is the JSON as the gateway wrote it, for the spool."""

    rid: str
    tid: str
    vk: str
    model: str
    attempts: tuple[AdmittedAttempt, ...]
    deny: frozenset[str]
    proxy: str
    epoch: int
    leases: tuple[str, ...]
    exp: int
    raw: Mapping[str, Any]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups in order, each once."""
        return tuple(dict.fromkeys(attempt.group for attempt in self.attempts))

    def attempts_in(self, group: str) -> int:
        return sum(attempt.group == group for attempt in self.attempts)

    @classmethod
    def parse(cls, raw: Mapping[str, Any]) -> Admission:
        return cls(
            rid=_text(raw["rid"]),
            tid=_text(raw["tid"]),
            vk=_text(raw["vk"]),
            model=_text(raw["model"]),
            attempts=tuple(AdmittedAttempt(_text(a["group"]), int(a["r"])) for a in raw["attempts"]),
            deny=frozenset(_text(key) for key in raw["deny"]),
            proxy=_text(raw["proxy"]),
            epoch=_whole(raw["epoch"]),
            leases=tuple(_text(lease["id"]) for lease in raw["leases"]),
            exp=_whole(raw["exp"]),
            raw=raw,
        )


def key_id(header: str) -> str:
    """The id of the secret an admission claims to be signed with; nothing else of it may be used before `verify`."""
    try:
        return _text(_payload(header)["kid"])
    except (KeyError, TypeError, ValueError) as e:
        raise Unsigned("the admission is malformed") from e


def verify(header: str, secret: bytes) -> Admission:
    """Checks the signature in constant time, then reads the admission."""
    signed, _, mac = header.rpartition(".")
    expected = hmac.new(secret, signed.encode(), hashlib.sha256).digest()
    try:
        given = _base64url(mac)
    except ValueError as e:
        raise Unsigned("the signature is malformed") from e
    if not hmac.compare_digest(expected, given):
        raise Unsigned("the signature does not match")
    try:
        return Admission.parse(_payload(header))
    except (KeyError, TypeError, ValueError) as e:
        raise Unsigned("the admission lacks a field") from e


class Fence:
    """Accepts each request at most once.

    All methods are synchronous: on one event loop check, registration and watermark are one critical section.
    A forgotten id raises the floor to its `exp`, so no step of the clock can let it in again.
    """

    def __init__(self, proxy_id: str, clock: Callable[[], float] = time.time) -> None:
        self._proxy_id = proxy_id
        self._clock = clock
        self._known: dict[str, bool] = {}
        self._by_expiry: list[tuple[int, str]] = []
        self._unsettled: dict[str, Admission] = {}
        self.epoch: int | None = None
        self.floor = 0

    def open(self, epoch: int, floor: int) -> None:
        self.epoch = epoch
        self.floor = max(self.floor, floor)

    def admit(self, admission: Admission, obstacle: str | None = None) -> None:
        """Registers the request as running, or raises; `obstacle` is a reason of the caller to refuse it."""
        self._forget_expired()
        if admission.rid in self._known:
            if self._known[admission.rid]:
                raise Duplicate
            raise Rejected("rejected_before")
        reason = obstacle or self._refusal(admission)
        self._known[admission.rid] = reason is None
        heapq.heappush(self._by_expiry, (admission.exp, admission.rid))
        if reason:
            raise Rejected(reason)
        self._unsettled[admission.rid] = admission

    def reject(self, admission: Admission) -> None:
        """Takes an admitted request back that was never given to a provider: it stays refused."""
        self._known[admission.rid] = False
        self._unsettled.pop(admission.rid, None)

    def settled(self, rid: str) -> None:
        """The usage of the request is committed at usage-service."""
        self._unsettled.pop(rid, None)

    def watermark(self) -> tuple[int, list[str]]:
        """`(T, busy leases)`: every request with exp ≤ T is settled or holds one of the busy leases."""
        self.floor = max(self.floor, int(self._clock() * 1000))
        late = [a for a in self._unsettled.values() if a.exp <= self.floor]
        return self.floor, sorted({lease for admission in late for lease in admission.leases})

    def _refusal(self, admission: Admission) -> str | None:
        if admission.proxy != self._proxy_id:
            return "wrong_proxy"
        if self.epoch is None:
            return "not_ready"
        if admission.epoch != self.epoch:
            return "wrong_epoch"
        if admission.exp <= self.floor or self._clock() * 1000 > admission.exp:
            return "expired"
        if not admission.attempts:
            return "no_attempts"
        return None

    def _forget_expired(self) -> None:
        now = self._clock() * 1000
        while self._by_expiry and self._by_expiry[0][0] < now:
            exp, rid = heapq.heappop(self._by_expiry)
            self._known.pop(rid, None)
            self.floor = max(self.floor, exp)


def _payload(header: str) -> dict[str, Any]:
    version, _, rest = header.partition(".")
    payload, _, _ = rest.partition(".")
    if version != "v1" or not header.isascii():
        raise ValueError("not a v1 admission")
    value = json.loads(_base64url(payload))
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def _base64url(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as e:
        raise ValueError("not base64url") from e


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError("not a text")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a whole number")
    return value
