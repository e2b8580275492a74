"""A channel as smee.io has them: a POST comes in, and whoever listens gets it as an event."""

import base64
import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

QUIET_S = 0.2


class Channel:
    """`with_bytes`: also send the bytes as they came, as gosmee does."""

    def __init__(self, *, with_bytes: bool = False) -> None:
        self.with_bytes = with_bytes
        self.listeners: list[queue.Queue[bytes | None]] = []
        self.listened = threading.Semaphore(0)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/channel"

    def send(self, event: bytes) -> None:
        for one in self.listeners:
            one.put(event)

    def cut(self) -> None:
        """Close every stream, as a channel that is restarted does."""
        gone, self.listeners = self.listeners, []
        for one in gone:
            one.put(None)

    def take(self, headers: dict[str, str], body: bytes) -> None:
        message: dict[str, Any] = {name.lower(): value for name, value in headers.items()}
        message |= {"body": json.loads(body), "query": {}, "timestamp": 1}
        if self.with_bytes:
            message["bodyB"] = base64.b64encode(body).decode()
        text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
        self.send(f"id: 1\ndata: {text}\n\n".encode())

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        channel = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                channel.take(dict(self.headers), body)
                self.send_response(200)
                self.end_headers()

            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.end_headers()
                mine: queue.Queue[bytes | None] = queue.Queue()
                mine.put(b"event: ready\ndata: {}\n\n")
                channel.listeners.append(mine)
                channel.listened.release()
                while (event := mine.get()) is not None:
                    self.wfile.write(event)
                    self.wfile.flush()

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler


@contextmanager
def open_channel(*, with_bytes: bool = False) -> Iterator[Channel]:
    channel = Channel(with_bytes=with_bytes)
    thread = threading.Thread(target=channel.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield channel
    finally:
        channel.cut()
        channel.server.shutdown()
        channel.server.server_close()
