"""Prometheus' text format (version 0.0.4), as much of it as we say."""

from collections.abc import Mapping

MEDIA_TYPE = "text/plain; version=0.0.4"

Labels = tuple[tuple[str, str], ...]
"""Names and values. Both are words of ours or of the configuration, never a stranger's: nothing is escaped."""


def family(name: str, kind: str, told: str, samples: Mapping[Labels, float]) -> str:
    """One metric with all its samples, in order, so that two answers differ only where the figures do."""
    lines = [f"# HELP temuainul_{name} {told}", f"# TYPE temuainul_{name} {kind}"]
    lines += [f"temuainul_{name}{_written(labels)} {value:.15g}" for labels, value in sorted(samples.items())]
    return "\n".join(lines) + "\n"


def gauge(name: str, told: str, value: float) -> str:
    return family(name, "gauge", told, {(): value})


def _written(labels: Labels) -> str:
    return "{" + ",".join(f'{name}="{value}"' for name, value in labels) + "}" if labels else ""
