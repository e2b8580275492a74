"""What a fuzzing process writes down before each input, so that its death can be told from outside.

A file mapped into memory: what was written is there even if the process dies in a C function.
"""

import mmap
import struct
import time
from pathlib import Path

_HEAD = struct.Struct("<qdq")  # inputs begun, when the last one began (monotonic), its length
_ROOM = 1 << 20  # bytes for an input's repr; a longer one is cut
_SIZE = _HEAD.size + _ROOM


class Notes:
    """One process's notes; another process may read them at any time."""

    def __init__(self, file: Path) -> None:
        if not file.exists():
            file.write_bytes(b"\0" * _SIZE)
        with file.open("r+b") as opened:
            self._map = mmap.mmap(opened.fileno(), _SIZE)

    def begin(self, value: object) -> None:
        """Before an input is tried."""
        told = repr(value).encode("utf-8", "backslashreplace")[:_ROOM]
        self._map[_HEAD.size : _HEAD.size + len(told)] = told
        _HEAD.pack_into(self._map, 0, self.inputs + 1, time.monotonic(), len(told))

    def end(self) -> None:
        """After an input: none is being tried."""
        _HEAD.pack_into(self._map, 0, self.inputs, 0.0, 0)

    @property
    def inputs(self) -> int:
        """How many inputs were begun."""
        return int(_HEAD.unpack_from(self._map)[0])

    @property
    def busy_s(self) -> float:
        """For how many seconds the present input has been tried; 0 if none is."""
        began = float(_HEAD.unpack_from(self._map)[1])
        return time.monotonic() - began if began else 0.0

    @property
    def current(self) -> str:
        """The present input as Python writes it; empty if there is none."""
        length = int(_HEAD.unpack_from(self._map)[2])
        return self._map[_HEAD.size : _HEAD.size + length].decode("utf-8", "replace")
