"""What the store keeps of reviews that really ran."""

import json
from typing import Any

from sqlalchemy import Table, select

from bot.store.database import open_database, reading
from bot.store.tables import findings, hazards, reviews, unread_files
from tests.e2e.project import HAZARD, HAZARD_LINE, RULE, Project

ALL = (reviews, findings, unread_files, hazards)
SECRET = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"  # made up, to be looked for


def rows(project: Project, table: Table) -> list[dict[str, Any]]:
    url = project.service.stage.environment["TOUCHLINE_DATABASE_URL"]
    query = select(table).where(table.c.repo_id == project.repository.id)
    with reading(open_database(url)).connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def test_a_review_is_kept_with_its_findings_times_and_requests(project: Project) -> None:
    pull = project.pull({"pay.py": HAZARD, "big.py": "x = 1\n" * 200_000})
    project.settle()
    (review,) = rows(project, reviews)
    assert review["head"] == pull.head_sha and review["number"] == pull.number
    assert (review["verdict"], review["warnings"], review["unread"]) == ("partial", 1, 1)
    assert review["installation"] == project.installation.id
    assert review["check_run"] == project.only_run(pull.head_sha)["id"]
    steps = json.loads(review["steps"])
    assert list(steps) == ["look", "open", "read", "look around", "check", "compare", "post", "end"]
    assert 5 <= review["requests"] <= 20
    (found,) = rows(project, findings)
    assert (found["rule"], found["path"], found["line"]) == (RULE, "pay.py", HAZARD_LINE)
    assert [one["path"] for one in rows(project, unread_files)] == ["big.py"]


def test_what_a_push_repairs_is_fixed_and_what_is_ignored_says_so(project: Project) -> None:
    project.pull({"pay.py": HAZARD, "ship.py": HAZARD})
    project.settle()
    call = "requests.get(url)"
    ignored = HAZARD.replace(call, f"{call}  # touchline: ignore[{RULE}] on this host")
    project.push({"pay.py": "x = 1\n", "ship.py": ignored})
    project.settle()
    assert {one["path"]: one["state"] for one in rows(project, hazards)} == {
        "pay.py": "fixed",
        "ship.py": "ignored in code",
    }


def test_no_text_of_the_repository_is_kept(project: Project) -> None:
    project.pull({"pay.py": f'{HAZARD}\nAPI_KEY = "{SECRET}"  # not for you\n'})
    project.settle()
    kept = json.dumps([rows(project, table) for table in ALL])
    assert RULE in kept
    for text in (SECRET, SECRET[:12], "requests.get", "not for you", "API_KEY"):
        assert text not in kept
