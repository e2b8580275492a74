"""Openapi-core, fitted to GitHub's description: what it is handed, and how it finds operations."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.templating.datatypes import TemplateResult
from openapi_core.templating.paths.datatypes import PathOperationServer
from openapi_core.templating.paths.finders import BasePathFinder
from werkzeug.datastructures import Headers

HOST = "https://api.github.com"
JSON_TOO = "application/vnd.github.object"
# What GitHub sends as it is. openapi-core would refuse a media type that it cannot read.
AS_IS = tuple(
    f"application/vnd.github.{kind}" for kind in ("diff", "patch", "raw", "raw+json", "sha")
)


@dataclass
class Asked:
    """A request as openapi-core wants it; `path_pattern` was found by `routes.py`."""

    path_pattern: str
    method: str
    content_type: str
    body: bytes | None
    parameters: RequestParameters
    host_url: str = HOST

    @property
    def path(self) -> str:
        """The same: openapi-core has nothing left to find."""
        return self.path_pattern


@dataclass
class Answered:
    """An answer as openapi-core wants it."""

    status_code: int
    headers: Headers
    data: bytes | None

    @property
    def content_type(self) -> str:
        """In lower case, with its parameters."""
        return self.headers.get("content-type", "").lower()


@dataclass
class Sent:
    """A webhook delivery as openapi-core wants it."""

    name: str
    body: bytes
    method: str = "post"
    content_type: str = "application/json"
    parameters: RequestParameters = field(default_factory=RequestParameters)


class _Found(BasePathFinder):
    """Openapi-core's own finders go through every path for every request; ours knows it."""

    part: str

    def find(self, method: str, name: str) -> PathOperationServer:
        template = name.removeprefix(HOST)
        path = self.spec / self.part / template
        return PathOperationServer(path, path / method, None, TemplateResult(template, {}), {})


class _FoundPath(_Found):
    part = "paths"


class _FoundWebhook(_Found):
    part = "webhooks"


def api(document: Mapping[str, Any]) -> OpenAPI:
    """Openapi-core over the tightened description. The description itself is taken as it is."""
    config = Config(
        spec_validator_cls=None,  # type: ignore[arg-type]  # None is how it is switched off
        path_finder_cls=_FoundPath,
        webhook_path_finder_cls=_FoundWebhook,
        extra_media_type_deserializers=dict.fromkeys(AS_IS, _text) | {JSON_TOO: _json},
        extra_format_validators={"uri": _is_uri},
    )
    return OpenAPI.from_dict(dict(document), config=config)


def _text(value: bytes, **_parameters: str) -> str:
    return value.decode("utf-8", errors="replace")


def _json(value: bytes, **_parameters: str) -> object:
    return json.loads(value)


def _is_uri(value: object) -> bool:
    """With a scheme: `/repos/acme/shop` where GitHub sends a whole address is a mistake."""
    return not isinstance(value, str) or ":" in value.partition("/")[0]
