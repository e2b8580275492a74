"""A tiny receiver of deliveries: real HTTP on 127.0.0.1, which keeps what it got."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Got:
    """One request as it came."""

    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """Answers with `status` and `body` after `wait` seconds; `drip` sends a byte at a time."""

    got: list[Got] = field(default_factory=list)
    status: int = 202
    body: bytes = b"accepted"
    wait: float = 0.0
    drip: float = 0.0
    url: str = ""

    @property
    def guids(self) -> list[str]:
        """The delivery ids in the order in which they came."""
        return [one.headers["X-GitHub-Delivery"] for one in self.got]

    @property
    def events(self) -> list[str]:
        """The events in the order in which they came."""
        return [one.headers["X-GitHub-Event"] for one in self.got]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that listens on a free port."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.got.append(Got(dict(self.headers.items()), body))
            time.sleep(receiver.wait)
            self.send_response(receiver.status)
            self.send_header("Content-Length", str(len(receiver.body)))
            self.end_headers()
            for byte in receiver.body if receiver.drip else b"":
                time.sleep(receiver.drip)
                self._say(bytes([byte]))
            if not receiver.drip:
                self._say(receiver.body)

        def _say(self, data: bytes) -> None:
            try:
                self.wfile.write(data)
            except ConnectionError:
                self.close_connection = True  # the sender's time was up

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    receiver.url = f"http://127.0.0.1:{server.server_port}/webhook"
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
