"""Secrets in the change as files: `.env`, private keys, and COPY of such a file into an image."""

import re
from collections.abc import Iterator

from checks import credentials
from checks.contract import Change, Found, Part
from checks.index import Index, dockerfile
from checks.index.tree import join

_ENV = r"(.*/)?\.env(\.[\w.-]+)?|(.*/)?[\w-]+\.env"
_KEY = r"(.*/)?(id_(rsa|dsa|ecdsa|ed25519)|[\w.-]+\.(pem|key))"
_DOCKERFILE = r"(.*/)?(dockerfile|containerfile)([.-].*)?|.*\.dockerfile"
TOUCHES = rf"{_ENV}|{_KEY}|{_DOCKERFILE}"
READS = rf"{_ENV}|{_KEY}"

_SAMPLE = re.compile(
    r"(?i)(^|[./_-])(examples?|samples?|templates?|tmpl|dist|defaults?|schema|test(ing|s)?|ci|e2e|dummy"
    r"|fake|mock|fixtures?|vault|enc(rypted)?|tpl)([./_-]|$)"
)
_LINE = re.compile(r"^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=[ \t]*(.*?)[ \t]*$")
_PRIVATE = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")
_PUBLIC = re.compile(r"(NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|PUBLIC|NUXT_PUBLIC|GATSBY)_\w+")


def check(change: Change, index: Index) -> Iterator[Found]:
    """The first secret of each such file."""
    for part in change.parts:
        if part.head is None or _SAMPLE.search(part.path):
            continue
        if re.fullmatch(_ENV, part.path.lower()):
            yield from list(_secrets(part, part.head))[:1]
        elif re.fullmatch(_KEY, part.path.lower()):
            yield from _private(part, part.head)
        elif re.fullmatch(_DOCKERFILE, part.path.lower()):
            yield from list(_copied(part, part.head, index))[:1]


def _secrets(part: Part, text: str) -> Iterator[Found]:
    for number, line in enumerate(text.split("\n"), 1):
        found = _LINE.match(line)
        if found and part.touches(number) and not _PUBLIC.fullmatch(found[1]):
            value = _bare(found[2])
            named = credentials.is_secret(found[1], value) and not credentials.is_placeholder(value)
            if named or credentials.kind_of(value):
                words = {"file": part.path, "name": found[1]}
                yield Found(part.path, number, words, found[1])


def _bare(value: str) -> str:
    """Without quotes, and without the comment behind a bare value."""
    quote = value[:1]
    if quote in ("'", '"') and value.rfind(quote) > 0:
        return value[1 : value.rfind(quote)]
    return value.partition(" #")[0].strip()


def _private(part: Part, text: str) -> Iterator[Found]:
    found = _PRIVATE.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 0
    if line and part.touches(line):
        told = (
            "`{file}` is a private key: take it out of the repository, and replace it everywhere."
        )
        yield Found(part.path, line, {"file": part.path}, "private key", message=told)


def _copied(part: Part, text: str, index: Index) -> Iterator[Found]:
    for stage in dockerfile.stages(text):
        for one in stage.of("COPY", "ADD"):
            taken = [name for name in one.arguments[:-1] if re.fullmatch(_ENV, name.lower())]
            real = [
                name
                for name in taken
                if not _SAMPLE.search(name) and not _is_harmless(name, part.path, index)
            ]
            if real and one.flag("from") is None and part.touches(one.line, one.last):
                told = (
                    "`{file}` goes into the image, where whoever pulls it can read it: give the"
                    " values at run time."
                )
                yield Found(part.path, one.line, {"file": real[0]}, "copied", message=told)


def _is_harmless(name: str, image: str, index: Index) -> bool:
    """True if the file is there, and none of the names that it sets is a secret's."""
    texts = [index.text(join(folder, name.removeprefix("./"))) for folder in index.above(image)]
    text = next((one for one in texts if one is not None), None)
    if text is None:
        return False
    names = [one.rstrip("=") for one in text.split()]
    return not any(
        (credentials.names_secret(one) or one.endswith(("_URL", "_URI", "_DSN")))
        and not _PUBLIC.fullmatch(one)
        for one in names
    )
