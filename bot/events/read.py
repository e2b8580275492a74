"""Finds the module for an event and gives it the parsed payload."""

import importlib
import json
import pkgutil
import sys
from typing import Protocol, cast

from bot.events.shape import MalformedError, Shape
from bot.model import DeliveryId, Event, Ignored

__all__ = ["MalformedError", "read"]

_OURS = frozenset({"read", "shape", "talk"})  # modules here that read no event
_FOLDERS = sys.modules[__package__].__path__
_EVENTS = frozenset(module.name for module in pkgutil.iter_modules(_FOLDERS)) - _OURS


class _Reader(Protocol):
    def read(self, payload: Shape, delivery: DeliveryId) -> Event: ...


def read(event: str, payload: bytes, delivery: DeliveryId) -> Event:
    """What this delivery asks for; `MalformedError` says where the payload has another shape."""
    if event not in _EVENTS:
        return Ignored(f"no interest in {event} events")
    module = cast(_Reader, importlib.import_module(f"bot.events.{event}"))
    return module.read(Shape(_parse(payload), ""), delivery)


def _parse(payload: bytes) -> object:
    try:
        parsed: object = json.loads(payload)
    except RecursionError:
        raise MalformedError("the body", "nested too deep") from None
    except ValueError:
        # Not the error's own text: it quotes the body.
        raise MalformedError("the body", "not JSON") from None
    return parsed
