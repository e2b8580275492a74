"""Traces and reports of errors, sent to whoever the environment names; to nobody by default.

OpenTelemetry's own variables (`OTEL_EXPORTER_OTLP_ENDPOINT`, or `…_TRACES_ENDPOINT`) turn traces
on, `SENTRY_DSN` reports. Both come with `touchline[telemetry]`. Neither ever carries a secret, a
request's body or a text of a repository.

All spans of one delivery are one trace: its id is made from the delivery's, so web, queue and
worker need to hand nothing on.
"""

import hashlib
import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bot.logs import Redactor

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer
    from sentry_sdk.types import Event, Hint

TRACES = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
REPORTS = "SENTRY_DSN"
FLUSH_S = 3  # at the end of the process
_TAGS = ("delivery", "pull", "job", "check", "part")

Attribute = str | int | float | bool
Stop = Callable[[], None]


class NotInstalledError(Exception):
    """The environment asks for what is not installed; the message says how to get it."""


class _Tracing:
    """Where spans go; None until `start` found an endpoint. One a process, as logging is."""

    tracer: "Tracer | None" = None


def start(environ: Mapping[str, str], redact: Redactor) -> Stop:
    """Begin with what `environ` names; the answer sends what is left and ends it.

    Raises `NotInstalledError`.
    """
    ends: list[Stop] = []
    try:
        if any(environ.get(name) for name in TRACES):
            ends.append(_start_traces())
        if dsn := environ.get(REPORTS):
            ends.append(_start_reports(dsn, redact))
    except ImportError as error:
        told = f"{error.name} is not installed; install touchline[telemetry]"
        raise NotInstalledError(told) from error

    def stop() -> None:
        for end in ends:
            end()

    return stop


@contextmanager
def span(name: str, delivery: str = "", **attributes: Attribute) -> Iterator[None]:
    """A span around what is done inside; with `delivery`, in that delivery's trace.

    Without one it lies in the span around it. An exception is noted by its type alone.
    """
    if _Tracing.tracer is None:
        yield
        return
    with _opened(_Tracing.tracer, name, delivery, attributes):
        yield


@contextmanager
def _opened(
    tracer: "Tracer", name: str, delivery: str, attributes: dict[str, Attribute]
) -> Iterator[None]:
    from opentelemetry.trace import Status, StatusCode  # noqa: PLC0415 - heavy, and seldom wanted

    told = {f"touchline.{key}": value for key, value in attributes.items()}
    told |= {"touchline.delivery": delivery} if delivery else {}
    with tracer.start_as_current_span(
        name, _parent(delivery), attributes=told, record_exception=False
    ) as opened:
        try:
            yield
        except BaseException as error:
            opened.set_status(Status(StatusCode.ERROR, type(error).__name__))
            raise


def _parent(delivery: str) -> Any:
    """A context in which the delivery itself is the parent; None: whatever is around."""
    if not delivery:
        return None
    from opentelemetry import trace  # noqa: PLC0415 - see above

    digest = hashlib.sha256(delivery.encode()).digest()
    root = trace.SpanContext(
        int.from_bytes(digest[:16]),
        int.from_bytes(digest[16:24]),
        is_remote=True,
        trace_flags=trace.TraceFlags(trace.TraceFlags.SAMPLED),
    )
    return trace.set_span_in_context(trace.NonRecordingSpan(root))


def _start_traces() -> Stop:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415
        OTLPSpanExporter,
    )
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    resource = Resource.create()
    if str(resource.attributes["service.name"]).startswith("unknown_service"):
        resource = resource.merge(Resource({"service.name": "touchline"}))
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    _Tracing.tracer = provider.get_tracer("touchline")

    def stop() -> None:
        _Tracing.tracer = None
        provider.force_flush(FLUSH_S * 1000)
        provider.shutdown()

    return stop


def _start_reports(dsn: str, redact: Redactor) -> Stop:
    import sentry_sdk  # noqa: PLC0415 - see above

    def scrub(event: "Event", _hint: "Hint") -> "Event":
        clean: Event = _redacted(event, redact)
        return clean

    sentry_sdk.init(
        dsn,
        before_send=scrub,
        default_integrations=False,  # they would take requests, variables and arguments along
        auto_enabling_integrations=False,
        include_local_variables=False,
        include_source_context=False,
        send_default_pii=False,
        max_request_body_size="never",
        server_name="",
        shutdown_timeout=FLUSH_S,
    )
    handler = _Reports(logging.ERROR)
    logging.getLogger().addHandler(handler)

    def stop() -> None:
        logging.getLogger().removeHandler(handler)
        sentry_sdk.get_client().close(timeout=FLUSH_S)

    return stop


class _Reports(logging.Handler):
    """Every line of the log from ERROR on is a report, with its exception if it has one."""

    def emit(self, record: logging.LogRecord) -> None:
        """Never raises: a report that cannot be made must not stop the work."""
        try:
            _report(record)
        except Exception:  # noqa: BLE001 - logging's own way for a handler that fails
            self.handleError(record)


def _report(record: logging.LogRecord) -> None:
    import sentry_sdk  # noqa: PLC0415 - see above

    told: Mapping[str, Any] = record.msg if isinstance(record.msg, dict) else {}
    error = record.exc_info or told.get("exc_info")
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("logger", record.name)
        for name in _TAGS:
            if name in told:
                scope.set_tag(name, str(told[name]))
        message = str(told.get("event") or record.getMessage())
        if error:
            scope.set_context("log", {"event": message})
            scope.capture_exception(sys.exc_info() if error is True else error)
        else:
            scope.capture_message(message, level="error")


def _redacted(value: Any, redact: Redactor) -> Any:
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, dict):
        return {key: _redacted(one, redact) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_redacted(one, redact) for one in value]
    return value
