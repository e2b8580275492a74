"""The repository index: which files it holds, and what follows from one that was not read."""

import pickle

import pytest

from checks.index import Index, Kind, kind_of, wanted
from checks.index.kinds import LARGEST, MOST


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (".env", Kind.ENV),
        ("apps/api/.env.production.example", Kind.ENV),
        ("env.example", Kind.ENV),
        ("package.json", Kind.MANIFEST),
        ("requirements/base.txt", Kind.MANIFEST),
        ("uv.lock", Kind.LOCK),
        ("deploy/Dockerfile.prod", Kind.DOCKERFILE),
        ("api.dockerfile", Kind.DOCKERFILE),
        (".dockerignore", Kind.DOCKERIGNORE),
        ("docker-compose.override.yml", Kind.COMPOSE),
        ("Procfile", Kind.PLATFORM),
        ("fly.staging.toml", Kind.PLATFORM),
        (".nvmrc", Kind.RUNTIME),
        (".github/workflows/ci.yml", Kind.WORKFLOW),
        ("prisma/schema.prisma", Kind.SCHEMA),
        ("docker-entrypoint.sh", Kind.START),
        ("k8s/prod/api.yaml", Kind.KUBERNETES),
        ("infra/main.tf", Kind.TERRAFORM),
        ("README.md", Kind.WORDS),
        ("app/main.py", None),
        ("src/env.ts", None),
        ("node_modules/x/package.json", None),
        ("tests/fixtures/package.json", None),
    ],
)
def test_a_path_tells_what_a_file_is(path: str, kind: Kind | None) -> None:
    assert kind_of(path) == kind


def test_the_nearest_come_first_and_there_is_an_end() -> None:
    sizes = {f"packages/p{at:03}/package.json": 100 for at in range(300)}
    sizes |= {"package.json": 100, "huge/package.json": LARGEST + 1, "src/main.ts": 5}
    chosen = wanted(sizes, ["packages/p250/src/a.ts"])
    assert len(chosen) == MOST
    assert chosen[:2] == ["package.json", "packages/p250/package.json"]
    assert "huge/package.json" not in chosen


def test_a_file_that_was_not_read_may_declare_anything() -> None:
    modes = {".env.example": "100644", "docker-compose.yml": "100644"}
    texts = {".env.example": "A_KEY=\n", "docker-compose.yml": "services: {}\n"}
    assert Index.of(modes, texts).declares_all
    assert not Index.of(modes, {".env.example": ""}).declares_all
    assert not Index.of(modes, texts, whole=False).declares_all


def test_an_index_crosses_to_another_process_without_what_was_worked_out() -> None:
    index = Index.of({"a/.env": "100644"}, {"a/.env": "A_KEY=secret\n"})
    assert index.words == {"A_KEY"}
    again = pickle.loads(pickle.dumps(index))  # noqa: S301  our own bytes
    assert again == index
    assert "words" not in vars(again)
    assert b"secret" not in pickle.dumps(index)


def test_the_owner_is_whom_most_of_the_front_page_leads_to() -> None:
    texts = {
        "README.md": "github.com/Acme/shop/a github.com/Acme/shop/b github.com/other/a/b",
        "docs/README.md": "github.com/other/x/ github.com/other/y/ github.com/other/z/",
    }
    index = Index.of(dict.fromkeys(texts, "100644"), texts)
    assert index.owner == "acme"
    assert Index.of({}, {}).owner is None
