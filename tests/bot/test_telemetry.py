"""Traces and reports against real receivers on this machine, as processes would send them."""

import json
import os
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from bot import telemetry
from bot.logs import Redactor
from tests.bot.serving import PLANTED, ROOT, SECRET, Stage
from tests.bot.work import WAIT_S, until


@dataclass
class Receiving:
    """A server that answers 200 and keeps what it was sent, by path."""

    port: int = 0
    bodies: list[tuple[str, bytes]] = field(default_factory=list)

    def spans(self) -> list[Any]:
        found = []
        for path, body in self.bodies:
            if path == "/v1/traces":
                request = ExportTraceServiceRequest.FromString(body)
                for resource in request.resource_spans:
                    found += [span for scope in resource.scope_spans for span in scope.spans]
        return found

    def reports(self) -> list[dict[str, Any]]:
        found = []
        for path, body in self.bodies:
            if path.startswith("/api/"):
                lines = body.decode().splitlines()
                found += [json.loads(line) for line in lines if '"platform"' in line]
        return found


@pytest.fixture
def receiving() -> Iterator[Receiving]:
    kept = Receiving()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = zlib.decompress(body, 31)
            kept.bodies.append((self.path, body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield kept
    server.shutdown()
    server.server_close()


def text(span: Any, name: str) -> str:
    return next((a.value.string_value for a in span.attributes if a.key == name), "")


def test_one_delivery_is_one_trace_from_web_to_review(stage: Stage, receiving: Receiving) -> None:
    stage.bot.environ["OTEL_EXPORTER_OTLP_ENDPOINT"] = f"http://127.0.0.1:{receiving.port}"
    process = stage.bot.start()
    pull = stage.open_pull()
    stage.ended(pull.head_sha)
    process.terminate()
    process.wait(WAIT_S)
    spans = receiving.spans()
    (review,) = [span for span in spans if span.name == "review"]
    delivery = text(review, "touchline.delivery")
    trace = [span for span in spans if span.trace_id == review.trace_id]
    names = {span.name for span in trace}
    assert {"receive", "dispatch", "review", "open", "examine", "post", "end"} <= names
    for span in trace:
        assert text(span, "touchline.delivery") in ("", delivery)
    steps = [span for span in trace if span.name == "examine"]
    assert [span.parent_span_id for span in steps] == [review.span_id]
    everything = b"".join(body for _, body in receiving.bodies)
    for secret in (SECRET, PLANTED, "PRIVATE KEY", "ghs_"):
        assert secret.encode() not in everything


FAILING = """
import os
from bot import logs, telemetry

secret = os.environ["PLANTED"]
logs.configure([secret])
stop = telemetry.start(os.environ, logs.Redactor([secret]))
log = logs.logger("touchline.work")
try:
    raise ValueError(f"quotes {secret}")
except ValueError:
    token = "ghs_" + "a" * 36
    log.exception("broke", delivery="delivery-1", token=token)
log.error("not reviewed", delivery="delivery-2", why=secret)
log.warning("try failed", delivery="delivery-3")
stop()
"""


def test_errors_are_reported_with_their_delivery_and_lose_secrets(receiving: Receiving) -> None:
    dsn = f"http://public@127.0.0.1:{receiving.port}/1"
    environ = {**os.environ, "SENTRY_DSN": dsn, "PLANTED": SECRET, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", FAILING], env=environ, timeout=WAIT_S, check=True)
    until(lambda: len(receiving.reports()) == 2)
    broke, ended = sorted(receiving.reports(), key=lambda one: str(one["tags"]["delivery"]))
    (error,) = broke["exception"]["values"]
    assert (error["type"], error["value"]) == ("ValueError", "quotes ***")
    assert broke["tags"] == {"logger": "touchline.work", "delivery": "delivery-1"}
    assert (ended["message"], ended["tags"]["delivery"]) == ("not reviewed", "delivery-2")
    for body in (body for _, body in receiving.bodies):
        assert SECRET.encode() not in body
        assert b"ghs_" not in body  # a local variable, and a word of the log's line
        assert b"context_line" not in body


def test_what_is_not_installed_is_said_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    with pytest.raises(telemetry.NotInstalledError, match=r"install touchline\[telemetry\]"):
        telemetry.start({"SENTRY_DSN": "http://public@127.0.0.1/1"}, Redactor())
