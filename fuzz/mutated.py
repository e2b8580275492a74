"""Texts that were good and have been spoilt: what is well-formed nearly to the end digs deepest."""

import re
from collections.abc import Callable, Sequence

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

_TOKEN = re.compile(rb"\w+|[ \t]+|\n|[^\w\s]|.", re.DOTALL)
_LARGEST = 200_000  # bytes of one text; what is larger is measured elsewhere
_PLACE = st.integers(0, 2**16)
_SPAN = st.integers(0, 12)
_TIMES = st.sampled_from([1, 1, 1, 2, 3, 8, 50, 400])
# What readers trip over: brackets and quotes left open, line ends and spaces that are none, bytes
# that are no text, numbers too long, words that look like markup.
ALIENS: tuple[bytes, ...] = (
    *(b"(", b")", b"[", b"]", b"{", b"}", b"<", b">", b'"', b"'", b"`", b'"""', b"'''", b"${"),
    *(b"\n", b"\r", b"\r\n", b"\t", b"\0", b"\x0b", b"\x0c", b"\x1b", b"\xff", b"\xc3", b"\xed\xa0\x80"),
    *("\u2028\u202e\u200b\ufeff\u00e9\U0001f600".encode(), b"\xef\xbb\xbf", b" " * 40, b"\\", b"\\\n"),
    *(b"#", b"//", b"/*", b"*/", b"--", b"<!--", b"-->", b"=begin", b"<<EOF", b"%", b"@", b":", b";"),
    *(b"-", b"+", b",", b".", b"=", b"!", b"?", b"*", b"&", b"|", b"~", b"$", b"- ", b"? ", b": "),
    *(b"0" * 400, b"9" * 5_000, b"1e999", b"-1", b"0x", b"&a *a", b"*a", b"<<: *a", b"!!python/none"),
    *(b"if", b"for", b"def f():", b"async", b"await", b"lambda", b"class", b"import", b"null"),
    *(b"# touchline: ignore[http-call-no-timeout] why", b"touchline: ignore", b"/touchline ignore"),
)  # fmt: skip

Edit = tuple[str, int, int, int, bytes]
_KINDS = ("drop", "double", "put", "swap", "splice", "flip")


def edits(most: int, aliens: Sequence[bytes] = ()) -> SearchStrategy[list[Edit]]:
    """Up to so many edits, each of a few tokens."""
    alien = st.sampled_from([*ALIENS, *aliens])
    one = st.tuples(st.sampled_from(_KINDS), _PLACE, _SPAN, _TIMES, alien)
    return st.lists(one, max_size=most)


def spoilt(text: bytes, made: Sequence[Edit], other: bytes = b"") -> bytes:
    """The text after these edits; `other` is what `splice` takes pieces of."""
    tokens = _TOKEN.findall(text)
    for kind, place, span, times, alien in made:
        at = place % (len(tokens) + 1)
        tokens = _DONE[kind](tokens, at, span, times, alien, other)
    return b"".join(tokens)[:_LARGEST]


def mutated(
    seeds: Sequence[bytes], most: int = 6, aliens: Sequence[bytes] = ()
) -> SearchStrategy[bytes]:
    """One of these texts, spoilt, with pieces of another."""
    one = st.sampled_from(seeds)
    return st.builds(spoilt, one, edits(most, aliens), one)


Tokens = list[bytes]


def _drop(tokens: Tokens, at: int, span: int, times: int, _: bytes, __: bytes) -> Tokens:
    return tokens[:at] + tokens[at + span * min(times, 8) + 1 :]


def _double(tokens: Tokens, at: int, span: int, times: int, _: bytes, __: bytes) -> Tokens:
    return tokens[:at] + tokens[at : at + span + 1] * (times + 1) + tokens[at + span + 1 :]


def _put(tokens: Tokens, at: int, span: int, times: int, alien: bytes, _: bytes) -> Tokens:
    return [*tokens[:at], *[alien] * times, *tokens[at + span % 2 :]]


def _swap(tokens: Tokens, at: int, span: int, _: int, __: bytes, ___: bytes) -> Tokens:
    one, two = tokens[at : at + span], tokens[at + span : at + 2 * span]
    return tokens[:at] + two + one + tokens[at + 2 * span :]


def _splice(tokens: Tokens, at: int, span: int, times: int, _: bytes, other: bytes) -> Tokens:
    pieces = _TOKEN.findall(other)
    start = (at * 7 + times) % (len(pieces) + 1)
    return tokens[:at] + pieces[start : start + span * 4] + tokens[at:]


def _flip(tokens: Tokens, at: int, span: int, times: int, _: bytes, __: bytes) -> Tokens:
    if at >= len(tokens):
        return tokens
    token = bytearray(tokens[at])
    token[span % len(token)] ^= 1 << times % 8
    return [*tokens[:at], bytes(token), *tokens[at + 1 :]]


_DONE: dict[str, Callable[[Tokens, int, int, int, bytes, bytes], Tokens]] = {
    "drop": _drop,
    "double": _double,
    "put": _put,
    "swap": _swap,
    "splice": _splice,
    "flip": _flip,
}
