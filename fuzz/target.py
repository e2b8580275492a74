"""Finds the targets, and says what a broken promise is."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis.strategies import SearchStrategy

from fuzz import targets


class WrongVerdictError(Exception):
    """What must always hold does not hold for this input."""


def must(holds: object, what: str) -> None:
    """Raises `WrongVerdictError` unless it holds."""
    if not holds:
        raise WrongVerdictError(what)


@dataclass(frozen=True, slots=True)
class Target:
    """One reader of foreign data. `share`: of a hundred inputs, how many are meant for it."""

    name: str
    inputs: SearchStrategy[Any]
    hold: Callable[[Any], None]
    share: int


def names() -> list[str]:
    """Every target's name; imports none of them."""
    return sorted(module.name for module in pkgutil.iter_modules(targets.__path__))


def load(name: str) -> Target:
    """The target of this name, with everything that it reads; a dotted one is a module's own."""
    module = importlib.import_module(name if "." in name else f"{targets.__name__}.{name}")
    return Target(name, module.INPUTS, module.hold, module.SHARE)
