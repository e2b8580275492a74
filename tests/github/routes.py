"""Which operation of the description a request is for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# `pulls/{pull_number}/files`: a parameter ends at a slash, unless the description marks it
# (`x-multi-segment`): a path, a ref, a range of commits.
PARAMETER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Route:
    """One path of the description, and the values of its parameters in a request."""

    template: str
    values: Mapping[str, str]


class Routes:
    """Finds the path of the description that a request's path is an instance of."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._routes = [
            (template, _pattern(template, _deep(item, document)))
            for template, item in document["paths"].items()
        ]

    def find(self, path: str) -> Route | None:
        """The route of a path, decoded, from the root of the API.

        Of several that fit, the one that spells out most: `branches/{branch}/protection` goes
        before `branches/{branch}`, whose branch may hold slashes.
        """
        fits = ((t, found) for t, pattern in self._routes if (found := pattern.fullmatch(path)))
        template, found = max(fits, key=lambda fit: _spelled_out(fit[0]), default=("", None))
        if found is None:
            return None
        return Route(template, found.groupdict())


def _spelled_out(template: str) -> int:
    return len(PARAMETER.sub("", template))


def _pattern(template: str, deep: frozenset[str]) -> re.Pattern[str]:
    pieces = PARAMETER.split(template)
    for place, name in enumerate(pieces):
        if place % 2 == 0:
            pieces[place] = re.escape(name)
        else:
            pieces[place] = f"(?P<{name}>{'.+' if name in deep else '[^/]+'})"
    return re.compile("".join(pieces))


def _deep(item: Mapping[str, Any], document: Mapping[str, Any]) -> frozenset[str]:
    names = (
        p["name"]
        for op in item.values()
        for p in parameters(op, document)
        if p.get("x-multi-segment")
    )
    return frozenset(names)


def parameters(
    operation: Mapping[str, Any], document: Mapping[str, Any]
) -> Iterable[Mapping[str, Any]]:
    """The parameters of an operation, with references followed."""
    for parameter in operation.get("parameters", ()):
        if "$ref" in parameter:
            name = parameter["$ref"].rpartition("/")[2]
            yield document["components"]["parameters"][name]
        else:
            yield parameter
