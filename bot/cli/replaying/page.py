"""What a replay has found, as one page that needs nothing else: no script, no other file. Pure.

Whatever comes from the repository (names, titles, messages) is escaped.
"""

from collections.abc import Iterable, Sequence
from html import escape

from bot.cli.replaying.proposal import as_policy
from bot.cli.replaying.shown import Story, counts, day
from bot.cli.replaying.totals import Row
from bot.cli.replaying.working import Replayed

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2024; --paper: #fff; --soft: #57606a; --line: #d0d7de;
  --fixed: #1a7f37; --there: #bc4c00; --rest: #8c959f; --panel: #f6f8fa; --link: #0757ba }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --soft: #9da7b3;
  --line: #30363d; --fixed: #3fb950; --there: #f0883e; --rest: #6e7681; --panel: #161b22;
  --link: #79b8ff } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 64rem; padding: 2rem 1rem 4rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { font-size: 1.15rem; margin-top: 2.5rem }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
code, pre { font: .9em/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
pre { background: var(--panel); padding: 1rem; overflow-x: auto; overflow-wrap: normal }
.soft { color: var(--soft) } .bar { display: flex; width: 9rem; height: .8rem }
.bar i { display: block } .fixed { background: var(--fixed) } .there { background: var(--there) }
.rest { background: var(--rest) } .key i { display: inline-block; width: .8rem; height: .8rem }
summary { cursor: pointer } details { margin: .4rem 0 }
"""
_HEADS = (
    "fired",
    "fixed within 30 days",
    "ignored in the code",
    "still there",
    "gone later",
    "not followed",
)


def as_page(story: Story) -> str:
    """The whole page."""
    title = f"Touchline on {escape(story.name)}"
    body = [
        f"<h1>{title}</h1>",
        f"<p>Of {escape(story.about)}: <strong>{escape(story.outcome)}</strong>.</p>",
        f'<p class="soft">{escape(story.gaps)}.</p>' if story.gaps else "",
        *_rules(story.rows),
        "<h2>A policy to begin with</h2>",
        "<p>As <code>.github/touchline.yml</code>. What people repair by themselves may block; what"
        " they leave as it is, is off.</p>",
        f'<pre tabindex="0">{escape(as_policy(story.proposed, story.about))}</pre>',
        *_changes(story.replayed),
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body><main>\n"
        + "\n".join(part for part in body if part)
        + "\n</main></body>\n</html>\n"
    )


def _rules(rows: Sequence[Row]) -> Iterable[str]:
    yield "<h2>By rule</h2>"
    if not rows:
        yield "<p>No rule would have spoken.</p>"
        return
    yield (
        '<p class="key soft"><i class="fixed"></i> fixed within 30 days &nbsp;'
        ' <i class="there"></i> still there &nbsp; <i class="rest"></i> other</p>'
    )
    heads = "".join(f'<th scope="col" class="n">{one}</th>' for one in _HEADS)
    yield '<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">Rule</th>'
    yield f'<th scope="col">Severity</th>{heads}<th scope="col">Share</th></tr></thead><tbody>'
    yield from map(_rule, rows)
    yield "</tbody></table></div>"


def _rule(row: Row) -> str:
    fired, fixed, _, there, *_ = numbers = counts(row)
    cells = "".join(f'<td class="n">{number}</td>' for number in numbers)
    parts = (("fixed", fixed), ("there", there), ("rest", fired - fixed - there))
    bars = "".join(
        f'<i class="{name}" style="width:{100 * count / fired:.0f}%"></i>' for name, count in parts
    )
    return (
        f'<tr><th scope="row"><code>{escape(row.rule)}</code></th><td>{row.severity.value}</td>'
        f'{cells}<td><span class="bar" aria-hidden="true">{bars}</span></td></tr>'
    )


def _changes(replayed: Sequence[Replayed]) -> Iterable[str]:
    told = [one for one in reversed(replayed) if one.fired or one.trouble]
    if told:
        yield "<h2>By change</h2>"
    yield from map(_change, told)


def _change(one: Replayed) -> str:
    lines = "".join(
        f"<li><code>{escape(fired.finding.path)}:{fired.finding.line}</code>"
        f" <code>{escape(fired.finding.rule)}</code> ({fired.finding.severity.value}):"
        f" {escape(fired.finding.message)} <em>{escape(fired.fate.value)}</em></li>"
        for fired in one.fired
    )
    said = f"<ul>{lines}</ul>" if lines else f"<p>{escape(one.trouble)}</p>"
    head = f"<code>{one.change.sha[:9]}</code> {day(one.change.when)} {escape(one.change.title)}"
    return f"<details open><summary>{head}</summary>{said}</details>"
