"""Counters, times and gauges in Prometheus' text format; no tenant, key or model is ever a label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable


class Metrics:
    def __init__(self) -> None:
        self._counters: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._gauges: dict[str, Callable[[], float]] = {}
        self._times: defaultdict[str, tuple[int, float]] = defaultdict(lambda: (0, 0.0))

    def count(self, name: str, **labels: str) -> None:
        self._counters[name, ",".join(f'{key}="{value}"' for key, value in sorted(labels.items()))] += 1

    def took(self, name: str, seconds: float) -> None:
        count, total = self._times[name]
        self._times[name] = count + 1, total + seconds

    def gauge(self, name: str, read: Callable[[], float]) -> None:
        self._gauges[name] = read

    def render(self) -> str:
        lines = []
        typed: set[str] = set()
        for (name, labels), value in sorted(self._counters.items()):
            if name not in typed:
                typed.add(name)
                lines.append(f"# TYPE cf_agent_{name} counter")
            lines.append(f"cf_agent_{name}{{{labels}}} {value}" if labels else f"cf_agent_{name} {value}")
        for name, (count, total) in sorted(self._times.items()):
            lines += [f"# TYPE cf_agent_{name} summary", f"cf_agent_{name}_count {count}"]
            lines.append(f"cf_agent_{name}_sum {total:.15g}")
        for name, read in sorted(self._gauges.items()):
            lines.append(f"# TYPE cf_agent_{name} gauge")
            lines.append(f"cf_agent_{name} {read():.15g}")
        return "\n".join(lines) + "\n"
