"""A deployed server whose manifests ask for nothing that tells of errors."""

import re
from collections.abc import Iterator

from checks.contract import Change, Found
from checks.index import Index, Kind, manifests

TOUCHES = manifests.SERVERS_IN
COMPARES = TOUCHES

_TELLS = re.compile(
    r"(?i)sentry|rollbar|bugsnag|honeybadger|opentelemetry|prom-client|prometheus|datadog|ddtrace"
    r"|dd-trace|new-?relic|applicationinsights|logfire|airbrake|elastic-apm|appsignal|pino|winston"
    r"|structlog|loguru|zerolog|uber.org/zap|log4|telescope|flare|highlight|posthog|instana|dynatrace"
    r"|raygun|glitchtip|hyperdx|axiom|scout_apm|lograge|semantic_logger|monolog|micrometer|evlog"
)


def check(change: Change, index: Index) -> Iterator[Found]:
    """Once, where a manifest begins to ask for a server's framework."""
    deployed = index.of_kind(Kind.DOCKERFILE, Kind.PLATFORM, Kind.KUBERNETES)
    if not deployed or not index.read(Kind.MANIFEST):
        return
    if any(_TELLS.search(index.texts[path]) for path in index.of_kind(Kind.MANIFEST)):
        return
    for part, need in manifests.new_servers(change.parts):
        if not _TELLS.search(part.head or ""):
            yield Found(part.path, need.line, {"framework": need.name}, "no error tracking")
            return
