"""The rules' pages: what they say, how they are found, and that every link leads somewhere."""

import re
from html.parser import HTMLParser

import pytest
import requests

from bot.cli import main
from bot.pages.render import assets
from bot.rulebook.book import Book
from bot.rulebook.examples import read, without_marks
from bot.rulebook.search import Wanted
from checks.catalog import load
from tests.bot.conftest import TIMEOUT_S, Receiver

pytestmark = pytest.mark.xdist_group("rule pages")  # one site for all of them

LARGEST = 100_000  # bytes of a page
RULE = "http-call-no-timeout"


class Links(HTMLParser):
    """Every address and every id of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action") and value is not None:
                self.links.append(value)
            if name == "id" and value is not None:
                self.ids.append(value)


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.own()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What `touchline rules site` writes."""
    folder = tmp_path_factory.mktemp("site") / "pages"
    assert main(["rules", "site", str(folder)]) == 0
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def get(receiver: Receiver, path: str) -> requests.Response:
    return requests.get(receiver.url + path, timeout=TIMEOUT_S, allow_redirects=False)


def titles(page: str) -> list[str]:
    return re.findall(r'class="title" href="/rules/([^"]+)"', page)


def test_every_rule_and_contract_has_a_page(files: dict[str, bytes]) -> None:
    for rule in load().rules:
        page = files[f"{rule.id}.html"].decode()
        assert rule.title in page or "&#" in page
        assert f"touchline: ignore[{rule.id}]" in page or not list(rule.folder.glob("*.scm"))


def test_every_link_of_the_site_leads_to_a_file_of_it(files: dict[str, bytes]) -> None:
    known = {name: Links(content.decode()) for name, content in files.items() if ".html" in name}
    for name, page in known.items():
        for link in page.links:
            file, _, anchor = link.partition("#")
            assert (file or name) in files, f"{name}: {link}"
            assert not anchor or anchor in known[file or name].ids, f"{name}: {link}"


def test_no_page_is_large(files: dict[str, bytes]) -> None:
    assert {name: len(page) for name, page in files.items() if len(page) > LARGEST} == {}


def test_the_page_says_why_what_to_do_and_how_to_ignore(receiver: Receiver) -> None:
    page = get(receiver, f"/rules/{RULE}").text
    assert "HTTP call without a timeout" in page
    assert "its outage has become yours" in page
    assert "Give up after 10 seconds" in page
    assert "/touchline ignore reason" in page
    assert "F01" in page and "Outbound call with no timeout" in page
    assert '<span class="hll">' in page
    assert "hazard</span>" not in page


def test_all_examples_of_a_language_are_on_a_page_of_their_own(receiver: Receiver) -> None:
    page = get(receiver, f"/rules/{RULE}/python").text
    examples = read(load().rule(RULE).folder / "python.md")  # type: ignore[union-attr]  # it is there
    assert len(examples) > 5
    assert page.count('<section class="example">') == len(examples)


@pytest.mark.parametrize(
    "path", ["/rules/no-such-rule", f"/rules/{RULE}/cobol", "/static/x.css", "/rules/..%2fbase"]
)
def test_what_is_not_there_is_a_404(receiver: Receiver, path: str) -> None:
    assert get(receiver, path).status_code == 404


def test_the_list_is_searched_without_javascript(receiver: Receiver, book: Book) -> None:
    form = get(receiver, "/rules").text
    assert "<script" not in form
    assert '<form class="filter" method="get" action="/rules"' in form
    found = titles(get(receiver, "/rules?q=timeout&family=network&language=python").text)
    wanted = Wanted("timeout", "network", "python").rows(book.rows)
    assert RULE in found and found == [row.id for row in wanted]
    assert titles(get(receiver, "/rules?q=no+such+words").text) == []
    assert all(row.severity == "blocker" for row in Wanted(severity="blocker").rows(book.rows))


def test_the_pages_of_the_list_hold_every_rule_once(receiver: Receiver, book: Book) -> None:
    found: list[str] = []
    path: str | None = "/rules"
    while path:
        page = get(receiver, path)
        assert len(page.content) <= LARGEST
        found += titles(page.text)
        following = re.search(r'rel="next" href="([^"]+)"', page.text)
        path = following[1].replace("&amp;", "&") if following else None
    assert found == [row.id for row in book.rows]


def test_what_is_searched_for_is_shown_and_never_run(receiver: Receiver) -> None:
    page = get(receiver, '/rules?q="><script>alert(1)</script>').text
    assert "<script" not in page and "&lt;script&gt;" in page


def test_marks_become_lit_lines() -> None:
    assert without_marks("a\nb  # hazard\n# hazard 2\nFROM x\n<p>  <!-- hazard -->\n") == (
        ["a", "b", "FROM x", "<p>"],
        [2, 3, 4],
    )


def test_no_mark_is_left_on_any_page(files: dict[str, bytes]) -> None:
    left = re.compile(rb"(?:#|//|--|;|\*)\s*hazard(?: \d)?\s*(?:--&gt;|\*/)?(?:</span>)*\n")
    assert [name for name, page in files.items() if left.search(page)] == []


def test_pages_forbid_scripts_frames_and_foreign_things(receiver: Receiver) -> None:
    policy = get(receiver, "/rules").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "script-src" not in policy


def test_the_style_sheet_is_kept_and_changes_its_name(receiver: Receiver) -> None:
    link = next(one for one in Links(get(receiver, "/rules").text).links if "style.css" in one)
    answer = get(receiver, link)
    assert answer.content == assets()["style.css"]
    assert "immutable" in answer.headers["Cache-Control"] and "?v=" in link
