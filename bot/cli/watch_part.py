"""Health and metrics of a process that receives nothing: what a platform asks a worker."""

from collections.abc import Callable, Mapping

from bot.cli.web_part import listening
from bot.inbox import Inbox
from bot.logs import logger
from bot.settings import Settings
from bot.web.app import create_watch_app
from bot.web.server import Server

log = logger("touchline.web")


class WatchPart:
    """Listens on `HOST` and `TOUCHLINE_WATCH_PORT`. Raises `CannotError` if it cannot."""

    def __init__(
        self, settings: Settings, inbox: Inbox, checks: Mapping[str, Callable[[], None]]
    ) -> None:
        app = create_watch_app(checks, inbox.backlog, settings.metrics_token)
        self._server = Server(app, listening(settings.host, settings.watch_port or 0))

    def start(self, fail: Callable[[], None]) -> None:
        """Answer."""
        del fail  # it is asked instead
        self._server.start()
        log.info("watched", url=f"http://{self._server.host}:{self._server.port}")

    def is_well(self) -> bool:
        """True while it answers."""
        return self._server.is_alive

    def stop(self) -> bool:
        """Answer what has come in and end."""
        self._server.stop()
        return True
