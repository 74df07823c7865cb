"""The command line: what a person types, and what is printed, written and exited with."""

from __future__ import annotations

from typing import NoReturn


def main() -> NoReturn:
    """The console entry: run this process's command line and exit with its code."""
    import gc
    import sys

    # Nothing that start-up makes is garbage before the end. Not searching it for garbage saves a
    # tenth of the time of a query, and as much again when the interpreter shuts down.
    gc.disable()
    from kspolicy.cli.root import run

    gc.freeze()
    gc.enable()
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)
