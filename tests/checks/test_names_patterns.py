"""What a listed name like `requests.{get,post}` stands for."""

import pytest

from checks.names import PatternError, expand, matches


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("a.b", ["a.b"]),
        ("a.{b,c}", ["a.b", "a.c"]),
        ("{a,b}.{c,d}", ["a.c", "a.d", "b.c", "b.d"]),
        ("a{,.b}", ["a", "a.b"]),
        ("a.{b.{c,d},e}", ["a.b.c", "a.b.d", "a.e"]),
        ("a.{b}", ["a.b"]),
        ("a.B().{c,d}()", ["a.B().c()", "a.B().d()"]),
    ],
)
def test_braces_hold_alternatives(pattern: str, names: list[str]) -> None:
    assert list(expand(pattern)) == names


@pytest.mark.parametrize("pattern", ["a.{b", "a.b}", "a.{b,{c}", "{", "}{"])
def test_a_brace_without_its_partner_is_a_mistake(pattern: str) -> None:
    with pytest.raises(PatternError):
        expand(pattern)


@pytest.mark.parametrize(
    ("names", "pattern", "answer"),
    [
        ({"requests.get"}, "requests.{get,post}", True),
        ({"requests.put"}, "requests.{get,post}", False),
        ({"requests.get", "x.y"}, "x.y", True),
        (set(), "x", False),
        ({"a.b"}, "a", False),
        ({"a"}, "a.b", False),
        ({"p.Client().user.create"}, "p.Client().*.create", True),
        ({"p.Client().a.b.create"}, "p.Client().*.create", False),
        ({"p.Client().create"}, "p.Client().*.create", False),
        ({"p.Client().user().create"}, "p.Client().*.create", False),
        ({"p.Client().user[].create"}, "p.Client().*.create", False),
        ({"p.Client().user.create"}, "p.Client().*.{create,update}", True),
        ({"p.q"}, "*.q", True),
    ],
)
def test_a_name_is_compared_whole(names: set[str], pattern: str, answer: bool) -> None:
    assert matches(frozenset(names), pattern) is answer
