"""Foreign text stays text. What GitHub would make of it is asked of a renderer of its Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.compose import escape

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})
HOSTILE = [
    "@everyone",
    "<img src=x onerror=alert(1)>",
    "![x](https://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "`` ` ``` ````",
    "a`b",
    "`",
    "```suggestion\nrm -rf\n```",
    "--> <script>",
    "x\n\n# heading\n\n- list",
    "a|b|c",
    "\u202egpj.exe",
    "zero\u200bwidth",
    "nul\x00byte",
    "\ud800",
    " padded ",
    "",
    "#123 GH-5 acme/shop#7",
]
texts = st.text(alphabet=st.sampled_from("`@<>[]()!|#*_~\\ \nab&;-:/.\t\u202e") | st.characters())


def html(markdown: str) -> str:
    return str(MARKDOWN.render(markdown))


def inner_text(rendered: str) -> str:
    plain = re.sub(r"<[^>]*>", "", rendered)
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(entity, char)
    return plain


def is_one_code_span(rendered: str) -> bool:
    return re.fullmatch(r"<p><code>[^<]*</code></p>\n", rendered) is not None


@pytest.mark.parametrize("text", HOSTILE)
def test_a_code_span_is_nothing_but_code(text: str) -> None:
    assert is_one_code_span(html(escape.code(text)))


@given(texts)
def test_a_code_span_is_nothing_but_code_whatever_the_text(text: str) -> None:
    assert is_one_code_span(html(escape.code(text)))


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=100))
def test_a_code_span_shows_the_text(text: str) -> None:
    assert inner_text(html(escape.code(text))).strip() == text


@given(texts)
def test_a_table_keeps_its_cells(text: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {escape.cell(text)} | end |"
    rendered = html(table)
    assert rendered.count("<td>") == 2
    assert "<td>end</td>" in rendered


@given(texts)
def test_nothing_ends_a_fence(text: str) -> None:
    rendered = html(escape.fence(text, "suggestion") + "\n\nafter")
    assert rendered.count("<pre>") == 1
    assert rendered.endswith("<p>after</p>\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_message_becomes_neither_link_nor_image_nor_html(text: str) -> None:
    rendered = html(escape.message(f"{text} and `{text}`"))
    assert set(re.findall(r"</?(\w+)", rendered)) <= {"p", "code"}


@given(texts)
def test_a_message_is_one_paragraph_of_text_and_code(text: str) -> None:
    rendered = html("a " + escape.message(text))
    assert set(re.findall(r"</?(\w+)", rendered)) <= {"p", "code"}


@pytest.mark.parametrize(
    "text",
    [
        *("@mona", "acme/shop#7", "#12", "https://evil.example", "www.x.y"),
        *("1https://evil.example", "_https://evil.example", "xmpp:evil@evil.example"),
    ],
)
def test_a_message_neither_calls_nor_links(text: str) -> None:
    """GitHub looks for these in what was rendered, so a backslash would not help."""
    shown = inner_text(html(escape.message(f"see {text} there")))
    assert text not in shown
    assert shown.replace("\u200b", "").strip() == f"see {text} there"


def test_a_message_keeps_its_code_spans() -> None:
    assert escape.message("`requests.get` can wait: set it.") == "`requests.get` can wait: set it."


def test_what_cannot_be_seen_is_spelled_out() -> None:
    assert escape.code("a\u202eb\x00") == "`a<U+202E>b<U+0000>`"


def test_a_long_text_loses_its_middle() -> None:
    shown = escape.one_line("a" * 500 + "/the/end.py", limit=101)
    assert len(shown) == 101
    assert shown.endswith("/the/end.py")
    assert "…" in shown


@given(texts)
def test_a_marker_cannot_be_closed_from_inside(text: str) -> None:
    hidden = escape.marker(finding=text, rule="x")
    assert hidden.startswith("<!-- touchline:finding=")
    assert hidden.endswith(" rule=x -->")
    assert hidden.index("-->") == len(hidden) - 3
    assert html(hidden + "\n\nafter").endswith("<p>after</p>\n")


def test_a_message_without_end_is_cut() -> None:
    for text in ("word " * 20_000, "`code` " * 20_000, "`" * 60_000, "`` ` " * 20_000):
        assert len(escape.message(text)) < 10 * escape.MESSAGE
