"""Credentials in code: known formats, URLs with a password, and what names and values tell.

Pure questions about texts. The tables stand in `credentials.toml`. What is found is never shown:
these functions give kinds and yes or no, never the text itself.
"""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import re2

from checks import foreign, toml

FILE = Path(__file__).parent / "credentials.toml"
_DISTINCT = 8  # characters that differ; fewer is a placeholder such as `sk_live_xxxxxxxx`
_SHORTEST_PASSWORD = 6
_SHORTEST = {
    "password": 6,
    "passwd": 6,
    "pwd": 6,
    "pass": 6,
    "passphrase": 8,
    "secret": 8,
    "key": 10,
}
_LONGEST = 4096

# What people write where a value belongs.
_PLACEHOLDER = re2.compile(
    r"(?i)x{4,}|\*{3,}|\.{3}|…|your|example|placeholder|dummy|redacted|replace|insert|change.?(me|it|this)"
    r"|todo|fixme|<[^>]*>|\$\{|\$\(|\{\{|\}\}|%\(|#\{|\bsample|\bfake|put.?(it|your)|to.?be.?set|undefined|_here\b|-here\b"
)
# Words of values that are for tests and developers, and alphabets.
_HARMLESS = re2.compile(
    r"(?i)(^|[^a-z])(test|testing|dummy|dev|ci|local|mock|blank)([^a-z]|$)|abcdefghijkl|\\u[0-9a-f]{4}"
    r"|\.\.\.|\*\*\*"  # cut short, or covered
    r"|^test\w*[!@#$%]*$|^(string|text|bytes|boolean|number|integer|uuid)$"  # made up, or a type
)
# Texts that name something: a path, an address, a sentence, a member, a name of the environment.
_NAMES_SOMETHING = re2.compile(
    r"\s|^[a-z][\w+.-]*://|^[./~]|^[a-z0-9_-]+(/[a-z0-9_.-]+)+/?$|^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$"
    r"|^[A-Za-z_]+(\.[A-Za-z_]+)+$|^arn:|^[%$@{(\[<]|^--?[a-z]|[|;,]|^projects/|^secret:|^file:"
)
# Names with a number (`oauth2`, `reset-password-v2`, `eu-west-1`), and names of algorithms.
_WORDS_AND_NUMBER = re2.compile(
    r"^[a-z]+[-_.:]?v?[0-9]?$|^[A-Za-z]+([-_.:/][A-Za-z]+)+[-_.:]?v?[0-9]?$|^[A-Za-z]+([-_.:/]([A-Za-z]+|[A-Za-z]?[0-9]{1,2}))+$"
    r"|^(sha|md|aes|hs|rs|es|utf|base|pbkdf|oauth|ed|x)-?[0-9]+\w*$"
)
_VERSION_OR_DATE = re2.compile(r"^v?[0-9]+([._:-][0-9]+)*$")
# Passwords that everybody knows, and that are used all the same.
_WELL_KNOWN = frozenset(
    [
        "hunter2",
        "s3cr3t",
        "s3cret",
        "secr3t",
        "p@ssw0rd",
        "passw0rd",
        "p@ssword",
        "letmein",
        "trustno1",
        "password1",
    ]
)
# Meant for everybody's eyes, or of no use outside of tests.
_PUBLIC = re2.compile(r"^(pk[_.-]|[sr]k_test_|phc_|sb_publishable_|pub[-_]|6L[\w-]{38}$)")
_GOOGLE = "AIza"  # Firebase hands this kind of `apiKey` to every browser
_PARTS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")


@dataclass(frozen=True, slots=True)
class _Format:
    name: str
    starts: tuple[str, ...]
    pattern: "re2._Regexp[str]"


@dataclass(frozen=True, slots=True)
class _Tables:
    formats: tuple[_Format, ...]
    url: "re2._Regexp[str]"
    schemes: tuple[str, ...]
    plain: frozenset[str]
    near: frozenset[str]
    ends: frozenset[tuple[str, ...]]
    signs: frozenset[tuple[str, ...]]
    other: frozenset[str]


@cache
def _tables() -> _Tables:
    table = toml.read(FILE)
    formats = tuple(
        _Format(name, tuple(one["starts"]), re2.compile(one["pattern"]))
        for name, one in table["formats"].items()
    )
    urls, names = table["urls"], table["names"]
    listed = "|".join(urls["schemes"])
    url = re2.compile(rf"\b(?:{listed})(?:\+\w+)?://([^:/@\s]*):([^@/\s]+)@([^/:?\s]+|\[[^\]]+\])")
    return _Tables(
        formats,
        url,
        tuple(urls["schemes"]),
        frozenset(urls["plain"]),
        frozenset(urls["near"]),
        frozenset(tuple(one.split()) for one in names["ends"]),
        frozenset(tuple(one.split()) for one in names["signs"]),
        frozenset(names["other"]),
    )


def may_hold_one(text: bytes) -> bool:
    """True for every text that holds a credential of a known format, and for few others."""
    return _any_format().search(text) is not None


@cache
def _any_format() -> "re2._Regexp[bytes]":
    """All formats as one pattern, so that a text without any is read once."""
    tables = _tables()
    every = (*(one.pattern.pattern for one in tables.formats), tables.url.pattern, "eyJ")
    return re2.compile("|".join(f"(?:{one})" for one in every).encode())


def kind_of(text: str) -> str | None:
    """The kind of the credential that the text holds; None where it holds none for certain."""
    if len(text) > _LONGEST:
        return None
    if not may_hold_one(text.encode()):
        return None
    for one in _tables().formats:
        found = one.pattern.search(text) if any(word in text for word in one.starts) else None
        if found is not None and not is_placeholder(found[0]):
            return one.name
    if _has_password(text):
        return "URL with a password"
    return "service role's key" if _is_service_role(text) else None


def is_placeholder(text: str) -> bool:
    """True for what people write where a value belongs."""
    return len(set(text)) < _DISTINCT or _PLACEHOLDER.search(text) is not None


def _has_password(text: str) -> bool:
    """A database's URL with a password that is more than what every developer's own has."""
    tables = _tables()
    found = tables.url.search(text) if "@" in text else None
    if found is None:
        return False
    user, password, host = found[1], found[2], found[3].lower()
    plain = password.lower() in tables.plain or password == user or host in tables.near
    plain = plain or _HARMLESS.search(password) is not None
    return not plain and not _PLACEHOLDER.search(found[0]) and password[0] not in "${<%["


def _is_service_role(text: str) -> bool:
    """A JSON web token of Supabase that passes by every row's rules; `anon` is public."""
    return text.startswith("eyJ") and _claims(text).get("role") == "service_role"


def _claims(token: str) -> Mapping[str, object]:
    """What a JSON web token says: its second part, which is not encrypted."""
    part = token.partition(".")[2].partition(".")[0]
    try:
        found = foreign.json(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (ValueError, binascii.Error):
        return {}
    return found if isinstance(found, dict) else {}


def _words(name: str) -> tuple[str, ...]:
    """The words of a name in camel, snake or kebab case, in lower case and without numbers."""
    return tuple(part.lower() for part in _PARTS.findall(name) if not part.isdigit())


def names_secret(name: str) -> bool:
    """True for a name that says that it holds a secret: `dbPassword`, `STRIPE_API_KEY`."""
    return _ends(name, _tables().ends)


def _ends(name: str, listed: frozenset[tuple[str, ...]]) -> bool:
    words = _words(name)
    if not _tables().other.isdisjoint(words):
        return False
    return any(words[-size:] in listed for size in (1, 2, 3))


def is_secret(name: str, value: str) -> bool:
    """True where a variable of this name holds this literal, and it may well be a real secret.

    A key that signs may be any text; everything else must look made up: letters and digits, no
    placeholder, and not the name of something. What `kind_of` knows needs no name and is left to
    it.
    """
    if not names_secret(name) or not _SHORTEST_PASSWORD <= len(value) <= _LONGEST:
        return False
    if _NAMES_SOMETHING.search(value) or _words(value) == _words(name) or _is_public(name, value):
        return False
    if _HARMLESS.search(value) or not value.isascii():
        return False
    is_real = (
        value.lower() in _WELL_KNOWN
        or _ends(name, _tables().signs)
        or (not _PLACEHOLDER.search(value) and _looks_made_up(_words(name)[-1], value))
    )
    return is_real and kind_of(value) is None


def _is_public(name: str, value: str) -> bool:
    if value.startswith("eyJ"):
        return _claims(value).get("role") == "anon"
    of_a_page = value.startswith(_GOOGLE) and _words(name) == ("api", "key")
    return of_a_page or _PUBLIC.search(value) is not None


def _looks_made_up(last_word: str, value: str) -> bool:
    is_word = _WORDS_AND_NUMBER.search(value) or _VERSION_OR_DATE.search(value)
    has_both = re.search(r"[A-Za-z]", value) and re.search(r"[0-9]", value)
    few = len(set(value)) < _SHORTEST_PASSWORD - 1
    return bool(has_both) and not is_word and not few and len(value) >= _SHORTEST.get(last_word, 12)


def name_parts() -> Iterator[str]:
    """Words of which one stands in every text with a name that `names_secret` knows."""
    for word in ("pass", "pwd", "secret", "token", "key", "credential"):
        yield from (word, word.capitalize(), word.upper())
