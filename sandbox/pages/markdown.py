"""Markdown as GitHub shows it: tables, task lists left as text, no HTML but a few plain tags.

https://github.github.com/gfm/ and docs.github.com/get-started/writing-on-github
"""

import re
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

_SHA = re.compile(r"\b[0-9a-f]{40}\b")  # GitHub shows a commit by its first digits, as a link
_HIDDEN = re.compile(r"<!--.*?-->", re.DOTALL)
_PLAIN_TAGS = re.compile(r"&lt;(/?(?:sub|sup|details|summary|kbd))&gt;")
_SUGGESTION = "suggestion"
_REPLACED = "replaced"  # of the environment: the lines that a suggestion would replace


def render(text: str, replaced: Sequence[str] = ()) -> Markup:
    """Markdown to safe HTML. `replaced` are the lines that a suggestion in it speaks of."""
    html = _MARKDOWN.render(_HIDDEN.sub("", text), {_REPLACED: list(replaced)})
    return Markup(_PLAIN_TAGS.sub(r"<\1>", html))  # noqa: S704 - the renderer escapes all else


def _fence(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: EnvType,
) -> str:
    token = tokens[index]
    if token.info.strip() != _SUGGESTION:
        return renderer.fence(tokens, index, options, env)
    new = token.content.removesuffix("\n").split("\n") if token.content else []
    rows = [_row("-", "deletion", line) for line in env.get(_REPLACED, [])]
    rows += [_row("+", "addition", line) for line in new]
    table = f'<table class="diff">{"".join(rows)}</table>'
    return (
        f'<div class="suggestion"><div class="suggestion-head">Suggested change</div>{table}</div>'
    )


def _text(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    _options: OptionsDict,
    _env: EnvType,
) -> str:
    return _SHA.sub(lambda sha: f"<code>{sha[0][:7]}</code>", escape(tokens[index].content))


def _row(sign: str, kind: str, line: str) -> str:
    code = f"<code>{escape(line)}</code>"
    return f'<tr class="{kind}"><td class="sign">{sign}</td><td class="text">{code}</td></tr>'


_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_MARKDOWN.add_render_rule("fence", _fence)
_MARKDOWN.add_render_rule("text", _text)
