"""Paths come from file systems, which know bytes; RE2 takes only what can be written as UTF-8."""


def whole(path: str) -> str:
    """The path with U+FFFD for each byte that is no UTF-8: a surrogate here."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in path)
    return path
