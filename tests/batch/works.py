"""What workers are given to do in tests: whatever a library may do to a process."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.read.allowance import page_in_work, widen_memory
from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.batch.item import Item

MIB = 2**20


def act(item: Item) -> str:
    """Do what the item's name says."""
    kind = item.name.rstrip("0123456789")
    _die(kind)
    _fail(kind)
    match kind:
        case "hang":
            time.sleep(60)
        case "deaf":
            # Like a C library that never gives control back.
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(60)
        case "nest":
            return act(item)
        case "slow":
            time.sleep(0.2)
        case "pages":
            return _read_pages(item, int(item.name.removeprefix(kind)))
        case "page":
            with page_in_work(1):
                while True:
                    pass
        case "wide":
            bytearray(500 * MIB)
        case "recognise":
            widen_memory()
            bytearray(500 * MIB)
        case "large":
            return "a" * (MIB + 1)
    return f"{item.name} done"


def _read_pages(item: Item, worst: int) -> str:
    """Read five pages, of which those up to ``worst`` crash the library."""
    faulthandler.disable()
    lost = dict(item.lost)
    for number in range(1, 6):
        if number not in lost:
            with page_in_work(number):
                if 1 < number <= worst:
                    os.kill(os.getpid(), signal.SIGSEGV)
    return f"without {sorted(lost)}"


def _die(kind: str) -> None:
    if kind in ("crash", "stray"):
        # Under pytest it would write a page about it.
        faulthandler.disable()
    match kind:
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            os._exit(3)
        case "stray":
            ctypes.string_at(0)


def _fail(kind: str) -> None:
    match kind:
        case "swell":
            bytearray(4096 * MIB)
        case "short":
            raise RuntimeError("[ONNXRuntimeError] : 6 : Failed to allocate memory for buffer")
        case "refuse":
            raise UnreadableError("不是文本")
        case "bug":
            raise KeyError(kind)


@dataclass(frozen=True)
class Spawning:
    """Starts a program of its own, notes its process, and hangs."""

    note: Path

    def __call__(self, item: Item) -> str:
        """Do so."""
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        self.note.write_text(str(child.pid))
        time.sleep(60)
        return ""
