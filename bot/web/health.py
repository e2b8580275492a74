"""`GET /healthz`: the process answers. `GET /readyz`: a delivery could be stored now."""

import threading
import time
from collections.abc import Callable, Mapping

from flask import Blueprint, Response, jsonify

from bot.logs import logger

FRESH_S = 1.0  # an answer this young is given again, so that asking often costs nothing
log = logger("touchline.web")


class Readiness:
    """Asks every check, at most once in `FRESH_S`; remembers which ones failed."""

    def __init__(self, checks: Mapping[str, Callable[[], None]]) -> None:
        self._checks = checks
        self._lock = threading.Lock()
        self._asked = float("-inf")
        self._failed: tuple[str, ...] = ()

    def failed(self) -> tuple[str, ...]:
        """The names of the checks that failed; empty means ready."""
        with self._lock:
            if time.monotonic() - self._asked > FRESH_S:
                self._failed = tuple(name for name in self._checks if not self._passes(name))
                self._asked = time.monotonic()
            return self._failed

    def _passes(self, name: str) -> bool:
        try:
            self._checks[name]()
        except Exception as error:  # noqa: BLE001 - whatever goes wrong, it means: not ready
            log.warning("not ready", check=name, why=f"{type(error).__name__}: {error}")
            return False
        return True


def blueprint(checks: Mapping[str, Callable[[], None]]) -> Blueprint:
    """Both routes. The answers name checks, never causes: anybody may ask."""
    routes = Blueprint("health", __name__)
    readiness = Readiness(checks)

    @routes.get("/healthz")
    def healthz() -> Response:
        return jsonify(alive=True)

    @routes.get("/readyz")
    def readyz() -> tuple[Response, int]:
        failed = readiness.failed()
        return jsonify(ready=not failed, failed=list(failed)), 503 if failed else 200

    return routes
