"""What predicates may ask about one file, and the shape of an answer."""

from collections.abc import Callable
from functools import cached_property

from tree_sitter import Node

from checks import nodes
from checks.beside import Beside, forth
from checks.built import Built
from checks.deadline import Deadline
from checks.index.tree import Index
from checks.language import Language
from checks.model import Role, RuntimeSide
from checks.names import Names
from checks.places import Captures, PlaceQuery, Places
from checks.queries import Pattern, Predicate
from checks.requests import Requests
from checks.source import Source

Answer = bool | None  # None: not known


class Facts:
    """All that predicates may ask about one file. `judge`: do a place's predicates hold?"""

    def __init__(  # noqa: PLR0913, PLR0917  # each is one thing known of the file
        self,
        source: Source,
        path: str,
        role: Role,
        side: RuntimeSide,
        deadline: Deadline,
        places: PlaceQuery,
        judge: "Judge",
        index: Index | None = None,
        beside: Beside | None = None,
    ) -> None:
        self.source, self.role, self.side, self.beside = source, role, side, beside
        self.path, self.written_path, self.index = path.lower(), path, index
        self.language: Language = source.language
        self.names = Names(source.root, source.text, source.language)
        self.paths: dict[int, tuple[str, ...]] = {}  # by the id of the node
        self.document_kinds: dict[int, str] = {}  # by the id of the document's node
        self.places = Places(source.root, places, self._holds, deadline)
        self._judge = judge

    @cached_property
    def built(self) -> Built:
        """What is known of texts that are put together."""
        return Built(self.names, self.language)

    @cached_property
    def requests(self) -> Requests:
        """What is known of values that come from a request."""
        return Requests(self.names, self.places, self.language)

    @cached_property
    def text(self) -> str:
        """The file's whole text."""
        return self.source.text.decode("utf-8")

    @cached_property
    def forth(self) -> str:
        """The text; of a migration, without its ways back."""
        return forth(self.text) if self.role is Role.MIGRATION else self.text

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """What stands in the file's strings, in order; not those with holes."""
        found = (nodes.string_content(one, self.language) for one in nodes.below(self.source.root))
        return tuple(one for one in found if one is not None)

    def _holds(self, pattern: Pattern, captures: Captures) -> bool:
        return self._judge(pattern, captures, self) is not None


Ask = Callable[[Node, Predicate, Captures, Facts], Answer]
Judge = Callable[[Pattern, Captures, Facts], frozenset[int] | None]
