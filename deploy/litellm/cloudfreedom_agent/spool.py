"""The durable record of what was accepted and what it used; `delivery` takes it to usage-service.

Files are `<epoch>-<part>.jsonl` with `<epoch>-<part>.offset` (bytes delivered). A write goes to the operating system
at once, so it survives this process; a machine that dies shows in the boot id, which counts as a lost spool.
"""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

log = logging.getLogger("cloudfreedom.spool")

PART_BYTES = 16 << 20
MAX_BYTES = 1 << 30

Record = dict[str, Any]


class SpoolFullError(Exception):
    """Nothing may be served unmetered: without room in the spool no request is accepted."""


def timestamp(seconds: float) -> str:
    """RFC 3339 in UTC with milliseconds."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def spool_id(folder: Path) -> str:
    """The id of this spool, made once; a folder that was emptied gets a new one."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / "spool_id"
    if not file.exists():
        temporary = file.with_suffix(".new")
        temporary.write_text(str(uuid.uuid4()), encoding="ascii")
        temporary.replace(file)
    return file.read_text(encoding="ascii").strip()


class Spool:
    """Appends for the current epoch. Requests that are still open are carried over when a new part is begun, so a part
    can be dropped as soon as it is delivered.
    """

    def __init__(self, folder: Path, part_bytes: int = PART_BYTES, max_bytes: int = MAX_BYTES) -> None:
        self._folder = folder
        self._part_bytes = part_bytes
        self._max_bytes = max_bytes
        self._epoch = 0
        self._number = 0
        self._file: BinaryIO | None = None
        self._written = 0
        self._other_bytes = 0
        self._open: dict[str, bytes] = {}
        self._unwritten: list[bytes] = []
        self.appended = asyncio.Event()

    def begin(self, epoch: int) -> None:
        self._epoch = epoch
        self._begin_part()

    @property
    def full(self) -> bool:
        """No room, or the disk refuses: then no request may be accepted."""
        if self._unwritten:
            self._write_what_failed()
        return bool(self._unwritten) or self._written + self._other_bytes >= self._max_bytes

    def accepted(self, record: Record) -> None:
        """Durable against the death of this process when it returns; raises SpoolFullError when it cannot be."""
        if self.full:
            raise SpoolFullError
        line = _line(record)
        try:
            self._write(line)
        except OSError as e:
            raise SpoolFullError from e
        self._open[record["request_id"]] = line
        self._after_write()

    def used(self, record: Record) -> None:
        """As `accepted`, but never fails: what cannot be written now is kept and written first, later."""
        self._open.pop(record["request_id"], None)
        self._unwritten.append(_line(record))
        self._write_what_failed()
        self._after_write()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def current(self) -> Path:
        return self._folder / f"{self._epoch:012d}-{self._number:06d}.jsonl"

    def measure(self) -> None:
        """Looks again at how much the other parts hold."""
        self._other_bytes = sum(p.path.stat().st_size for p in parts(self._folder) if p.path != self.current())

    def _write_what_failed(self) -> None:
        try:
            while self._unwritten:
                self._write(self._unwritten[0])
                self._unwritten.pop(0)
        except OSError as e:
            log.error("event=spool_write_failed error=%r kept=%s", e.strerror, len(self._unwritten))

    def _write(self, line: bytes) -> None:
        if self._file is None:
            raise OSError("the spool is not open")
        try:
            written = self._file.write(line)
            if written != len(line):
                raise OSError(errno.ENOSPC, "short write")
        except OSError:
            self._file.truncate(self._written)  # a torn line would swallow the next one
            raise
        self._written += len(line)

    def _after_write(self) -> None:
        self.appended.set()
        if self._written >= self._part_bytes and not self._unwritten:
            self._begin_part()

    def _begin_part(self) -> None:
        previous = self._file
        self._number += 1
        path = self.current()
        self._file = path.open("ab", buffering=0)
        path.chmod(0o600)
        self._written = path.stat().st_size
        for line in self._open.values():
            self._write(line)
        if previous is not None:
            previous.close()
        self.measure()


@dataclass(frozen=True)
class Part:
    """One file of a spool."""

    path: Path

    @property
    def epoch(self) -> int:
        return int(self.path.stem.split("-")[0])

    @property
    def offset(self) -> int:
        try:
            return int(self._offset_file.read_text(encoding="ascii"))
        except (FileNotFoundError, ValueError):
            return 0  # delivered again at worst: usage-service books a request once

    def delivered(self, offset: int) -> None:
        temporary = self._offset_file.with_suffix(".new")
        temporary.write_text(str(offset), encoding="ascii")
        temporary.replace(self._offset_file)

    def read(self, offset: int, limit: int) -> list[bytes]:
        """Whole lines from `offset` on, at least one if there is one."""
        with self.path.open("rb") as file:
            file.seek(offset)
            block = file.read(limit)
            while block and b"\n" not in block and (more := file.read(limit)):
                block += more
        return block[: block.rfind(b"\n") + 1].splitlines(keepends=True)

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)
        self._offset_file.unlink(missing_ok=True)

    @property
    def _offset_file(self) -> Path:
        return self.path.with_suffix(".offset")


def parts(folder: Path) -> list[Part]:
    """All parts, oldest first."""
    return [Part(path) for path in sorted(folder.glob("*.jsonl"))]


def close_other_epochs(folder: Path, epoch: int, now: float) -> int:
    """Books what earlier lives of this process accepted and never finished: as unknown, at the whole reservation.

    Answers how many. May be run again: a request that is booked is finished.
    """
    unfinished: dict[str, tuple[Part, int]] = {}
    for part in parts(folder):
        if part.epoch == epoch:
            continue
        _cut_torn_line(part)
        for record in _records(part):
            if record["type"] == "accepted":
                unfinished[record["request_id"]] = (part, record["epoch"])
            else:
                unfinished.pop(record["request_id"], None)
    for rid, (part, accepted_epoch) in unfinished.items():
        with part.path.open("ab", buffering=0) as file:
            file.write(unknown(rid, accepted_epoch, now))
    return len(unfinished)


def _line(record: Record) -> bytes:
    return json.dumps(record, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def _records(part: Part) -> Iterator[Record]:
    with part.path.open("rb") as file:
        for line in file:
            try:
                record = json.loads(line)
                if record["request_id"] and record["type"] and record["epoch"]:
                    yield record
            except (ValueError, KeyError, TypeError):
                log.error("event=record_unreadable part=%s", part.path.name)  # delivery puts it aside


def _cut_torn_line(part: Part) -> None:
    """The process may have died while it wrote; what follows the last line feed was never acted upon."""
    content = part.path.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole != len(content):
        with part.path.open("r+b") as file:
            file.truncate(whole)


def unknown(rid: str, epoch: int, now: float) -> bytes:
    """The line that books a request of which nobody knows what it cost."""
    record = {
        "type": "usage",
        "request_id": rid,
        "epoch": epoch,
        "status": "failed",
        "quality": "unknown",
        "http_status": 0,
        "completed_at": timestamp(now),
        "attempts": [],
    }
    return _line(record)
