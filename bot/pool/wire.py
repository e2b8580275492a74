"""How answers come back from a pool process.

A process that a hostile file has taken over could send any pickle; unpickling builds only what
is listed here, so that it cannot run anything in the process that holds the keys.
"""

import io
import pickle
from enum import Enum, EnumMeta
from typing import Any

READY = b"ready"
LARGEST = 64 * 1024 * 1024  # bytes of one answer
_BUILTINS = frozenset({"frozenset", "set", "list", "dict", "tuple", "bytes", "bytearray"})
_MODULES = frozenset({"checks.model"})


class WireError(Exception):
    """The answer holds something that no task answers."""


def dump(value: object) -> bytes:
    """The answer as bytes."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def load(data: bytes) -> Any:
    """The answer; `WireError` unless it is made of plain values and of `checks.model` alone."""
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except WireError:
        raise
    except Exception as error:  # pickle raises nearly anything on damaged data
        raise WireError(f"damaged: {type(error).__name__}") from error


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _member
        plain = module == "builtins" and name in _BUILTINS
        if not (plain or (module in _MODULES and "." not in name and name[0].isupper())):
            raise WireError(f"unexpected {module}.{name}")
        return super().find_class(module, name)


def _member(kind: object, name: object) -> Enum:
    """Some releases of Python (3.11.2 is one) write a member of an enum as `getattr(kind, name)`."""
    if not (isinstance(kind, EnumMeta) and isinstance(name, str) and name in kind.__members__):
        raise WireError("unexpected builtins.getattr")
    member: Enum = kind.__members__[name]
    return member
