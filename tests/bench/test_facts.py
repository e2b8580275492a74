"""`python -m bench.facts` against pages of a server on loopback."""

import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.facts import rows, sources
from bench.facts.__main__ import heard, main
from bench.facts.rows import Row
from bench.facts.says import Heard

TODAY = date(2026, 11, 21)
PAGES = {
    "/ended": "<html><p><b>tool/upload</b> v3 is deprecated and no longer works.</p></html>",
    "/other": "<html><p>A page of something else.</p></html>",
    "/alive": "<html><p>tool/upload is how files are kept.</p></html>",
    "/releases": json.dumps(
        [
            {"cycle": "18", "eol": "2025-04-30"},
            {"cycle": "20", "eol": "2026-04-30"},
            {"cycle": "22", "eol": "2027-04-30"},
            {"cycle": "24", "eol": False},
        ]
    ),
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        text = PAGES.get(self.path)
        self.send_response(404 if text is None else 200)
        self.end_headers()
        self.wfile.write((text or "").encode())

    def log_message(self, *_: object) -> None:
        """Nothing: pytest shows what matters."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def action(source: str) -> Row:
    return Row("gone action", ("tool/upload@v[12].*", "tool/upload@v3"), source, "2025-01-30")


def images(address: str, *names: str) -> Row:
    return Row("gone image", names, f"{address}/other", "2026-04-30", f"{address}/releases", "node")


def test_a_page_that_tells_of_the_end_confirms_and_is_quoted(address: str) -> None:
    told = heard(action(f"{address}/ended"), TODAY)
    assert told.heard is Heard.CONFIRMS
    assert "tool/upload v3 is deprecated" in told.told


@pytest.mark.parametrize("page", ["/other", "/alive"])
def test_a_page_without_the_name_or_without_an_end_is_silent(address: str, page: str) -> None:
    assert heard(action(f"{address}{page}"), TODAY).heard is Heard.SILENT


def test_what_cannot_be_reached_is_told_with_its_reason(address: str) -> None:
    gone = heard(action(f"{address}/nowhere"), TODAY)
    assert (gone.heard, gone.told) == (Heard.UNREACHED, "answered 404")
    assert heard(action("http://127.0.0.1:9/"), TODAY).heard is Heard.UNREACHED
    assert heard(action("ftp://127.0.0.1/"), TODAY).heard is Heard.UNREACHED


def test_a_list_of_releases_says_what_is_missing_and_what_is_too_early(address: str) -> None:
    whole = heard(images(address, "node:18", "node:20", "node:20[-.]*"), TODAY)
    assert whole.heard is Heard.CONFIRMS
    told = heard(images(address, "node:18", "node:22"), TODAY)
    assert told.heard is Heard.DIFFERS
    assert "node:20 ended on 2026-04-30 and is not in the table" in told.told
    assert "node:22 ends on 2027-04-30 only" in told.told


def test_without_the_list_the_page_is_asked(address: str) -> None:
    row = Row("gone image", ("node:18",), f"{address}/nowhere", "", f"{address}/none", "node")
    assert heard(row, TODAY).heard is Heard.UNREACHED


def test_every_row_of_every_table_names_its_source() -> None:
    found = list(rows.every())
    assert {row.table for row in found} >= {"gone action", "gone image", "gone npm", "pair"}
    assert all(row.source.startswith("https://") for row in found)
    assert all(row.since for row in found)


def test_what_is_no_list_of_releases_is_none() -> None:
    assert sources.cycles("<html>") is None
    assert sources.cycles('{"a": 1}') is None


def test_no_row_is_asked_that_was_not_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "no such row"]) == 0
    assert capsys.readouterr().out == "0 rows: \n"
