"""Charts as SVG within a page: pygal draws them, the style sheet colours them."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from xml.etree.ElementTree import Element, tostring

import pygal  # type: ignore[import-untyped]  # it ships no types
from markupsafe import Markup
from pygal.style import Style  # type: ignore[import-untyped]  # it ships no types

__all__ = ["Series", "weekly"]

# pygal adds a finder for plug-ins that it calls by a name of Python 2; whoever asks every finder
# for a module, as pytest does, would fail on it.
sys.meta_path[:] = [one for one in sys.meta_path if hasattr(one, "find_spec")]

_COLOURS = 8  # of the style sheet: `.color-0` to `.color-7`
_WIDTH, _HEIGHT = 900, 260
_FONT = 26  # the largest that the style sheet sets, on a phone: room for it is left
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of thing, counted for each label of the chart."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Over all labels."""
        return sum(self.counts)


def weekly(labels: Sequence[str], series: Sequence[Series], told: str) -> Markup:
    """Stacked bars; nothing where nothing was counted. `told` says in words what they show, for
    those who do not see them."""
    if not series:
        return Markup()
    most = max((sum(each) for each in zip(*(one.counts for one in series), strict=True)), default=0)
    chart = pygal.StackedBar(
        width=_WIDTH,
        height=_HEIGHT,
        margin=6,
        spacing=6,
        style=Style(label_font_size=_FONT, major_label_font_size=_FONT),
        js=[],
        css=[],
        no_prefix=True,
        show_legend=False,
        print_values=False,
        truncate_label=-1,
        show_minor_x_labels=False,
        formatter=lambda value: f"{value:,.0f}",
    )
    chart.x_labels = list(labels)
    chart.x_labels_major = list(islice(labels, 0, None, max(1, len(labels) // 6)))
    chart.y_labels = _ticks(most)
    for one in series[:_COLOURS]:
        chart.add(one.name, list(one.counts))
    return _svg(chart.render_tree(), told)


def _ticks(most: int) -> list[int]:
    """Four whole steps at most, so that no axis says `2.5 findings`."""
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000):
        if most <= 4 * step:
            return list(range(0, (-(-max(most, 1) // step) + 1) * step, step))
    return [0, most]


def _svg(root: Element, told: str) -> Markup:
    """Without its style, scripts and comments, so that neither policy nor dark mode is broken."""
    for parent in list(root.iter()):
        for child in list(parent):
            if _is_for_scripts(child):
                parent.remove(child)
            elif child.tag in _tags("desc"):
                _describe(parent, child)
    root.attrib.pop("id", None)
    root.set("role", "img")
    root.set("aria-label", told)
    return Markup(tostring(root, encoding="unicode").replace("ns0:", "").replace(":ns0", ""))  # noqa: S704 - pygal escapes what it draws


def _is_for_scripts(node: Element) -> bool:
    if callable(node.tag) or node.tag in _tags("defs", "title", "script"):
        return True
    return node.get("class", "") in ("tooltip", "tooltip-overlay") or "style" in node.attrib


def _describe(parent: Element, desc: Element) -> None:
    """What a pointer that rests on a bar is told; positions are for scripts alone."""
    if "value" in (desc.get("class") or ""):
        title = Element(desc.tag.replace("desc", "title"))
        title.text = desc.text
        parent.insert(0, title)
    parent.remove(desc)


def _tags(*names: str) -> frozenset[str]:
    return frozenset(names) | {_SVG + name for name in names}
