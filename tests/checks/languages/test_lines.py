"""Formats that are read by line, with the grammar of Java's properties."""

import pytest

from tests.checks.languages.kit import tree

LINES = {
    "dotenv": ("A=1\n# B=2\nexport C='d e'\n", [("A", "1"), ("export", "C='d e'")]),
    "procfile": (
        "web: gunicorn shop:app --bind 0.0.0.0:$PORT\nworker: celery -A shop worker\n",
        [("web", "gunicorn shop:app --bind 0.0.0.0:$PORT"), ("worker", "celery -A shop worker")],
    ),
    "nginx": (
        "location / {\n    # not this\n    proxy_pass http://app:3000;\n}\n",
        [("location", "/ {"), ("proxy_pass", "http://app:3000;"), ("}", "")],
    ),
    "properties": ("server.address = localhost\n! b=c\n", [("server.address", "localhost")]),
    "ini": (
        "[Service]\nExecStart=/usr/bin/flask run\n",
        [("[Service]", ""), ("ExecStart", "/usr/bin/flask run")],
    ),
}


@pytest.mark.parametrize("language", LINES)
def test_a_line_is_a_key_and_the_rest(language: str) -> None:
    text, wanted = LINES[language]
    root, _ = tree(text, language)
    lines = [one for one in root.named_children if one.type == "property"]
    found = [tuple((part.text or b"").decode() for part in one.named_children) for one in lines]
    assert [(key, *rest) for key, *rest in found] == [(a, b) if b else (a,) for a, b in wanted]
