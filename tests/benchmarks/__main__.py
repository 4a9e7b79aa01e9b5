"""Measure every speed that is promised: one line a figure, and the same as JSON in build/bench.json.

``python -m tests.benchmarks [name …]`` measures only the modules named.
"""

import importlib
import json
import sys
from pathlib import Path

from tests.benchmarks.figure import Figure

MODULES = ("photos", "window_gaps", "paper", "start", "plan", "saving", "exchange", "pushes")
TARGET = Path(__file__).parents[2] / "build" / "bench.json"


def main(wanted: list[str]) -> int:
    figures: list[Figure] = []
    for name in wanted or MODULES:
        for figure in importlib.import_module(f"tests.benchmarks.{name}").figures():
            sys.stdout.write(f"{figure.line()}\n")
            sys.stdout.flush()
            figures.append(figure)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps([figure.as_json() for figure in figures], indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
