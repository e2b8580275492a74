"""A database as it looks after years: 10,000 reviews of one repository, made up from a seed."""

import random
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine, insert

from bot.store.database import now_ms
from bot.store.tables import deliveries, findings, hazards, ignores, reviews, unread_files
from checks.catalog import load

REVIEWS = 10_000
PULLS = 2_500
FIRST = 1_000  # id; smaller ones are left to reviews that really ran
_HOUR = 3_600_000
_SPAN = 83 * 24 * _HOUR
_STATES = ("open", "open", "fixed", "fixed", "fixed", "ignored", "ignored in code")
_PATHS = ("app/orders/payment.py", "web/src/server.ts", "deploy/k8s/api.yaml", "db/migrate/14.sql")
_STEPS = '{"look": 180, "open": 90, "read": 420, "look around": 60, "check": 310, "compare": 150, "post": 260, "end": 110}'  # noqa: E501 - as it is stored


def fill(database: Engine, repo_id: int, seed: int = 1, size: int = REVIEWS) -> None:
    """Everything at once, a table a statement."""
    chance, now = random.Random(seed), now_ms()  # noqa: S311 - makes tables, keeps no secret
    rules = [(rule.id, rule.family, rule.voice.severity.value) for rule in load().rules]
    weights = [1 / (at + 1) for at in range(len(rules))]
    chance.shuffle(rules)
    rows = list(_reviews(chance, repo_id, now, size))
    found = list(_findings(chance, rows, rules, weights))
    with database.begin() as connection:
        connection.execute(insert(reviews), rows)
        connection.execute(insert(findings), [_finding(one) for one in found])
        connection.execute(insert(hazards), list(_hazards(found)))
        connection.execute(insert(unread_files), list(_unread(chance, rows)))
        connection.execute(insert(ignores), list(_ignores(chance, found, now)))
        connection.execute(insert(deliveries), list(_dead(now)))


def _reviews(chance: random.Random, repo_id: int, now: int, size: int) -> Iterator[dict[str, Any]]:
    for at in range(size):
        ended = now - (size - at) * _SPAN // size
        counts = [chance.randrange(3), chance.randrange(6), chance.randrange(4)]
        clean = chance.random() < 0.4
        blockers, warnings, notices = [0, 0, 0] if clean else counts
        gaps = int(chance.random() < 0.1)
        some = any((blockers, warnings, notices))
        verdict = "partial" if gaps else "findings" if some else "clean"
        yield {
            "id": FIRST + at,
            "key": f"{repo_id}/{at}",
            "installation": 1,
            "repo_id": repo_id,
            "number": 100 + at * PULLS // REVIEWS + chance.randrange(3),
            "head": f"{chance.getrandbits(160):040x}",
            "delivery": f"d{at}",
            "why": chance.choice(("opened", "pushed", "pushed", "asked for again")),
            "result": "reviewed",
            "verdict": verdict,
            "ending": "success" if verdict == "clean" else "neutral",
            "check_run": 7_000_000 + at,
            "blockers": blockers,
            "warnings": warnings,
            "notices": notices,
            "files": chance.randrange(1, 40),
            "unread": gaps,
            "touched_lines": chance.randrange(4, 2_000),
            "requests": chance.randrange(8, 16),
            "steps": _STEPS,
            "began_ms": ended - 1_580,
            "ended_ms": ended,
        }


def _findings(
    chance: random.Random,
    rows: list[dict[str, Any]],
    rules: list[tuple[str, str, str]],
    weights: list[float],
) -> Iterator[dict[str, Any]]:
    for row in rows:
        many = row["blockers"] + row["warnings"] + row["notices"]
        for rule, family, severity in chance.choices(rules, weights, k=many):
            yield {
                "review": row["id"],
                "finding": f"{chance.getrandbits(64):016x}",
                "installation": 1,
                "repo_id": row["repo_id"],
                "number": row["number"],
                "rule": rule,
                "family": family,
                "severity": severity,
                "state": chance.choice(_STATES),
                "path": chance.choice(_PATHS),
                "line": chance.randrange(1, 400),
                "first_ms": row["ended_ms"],
                "last_ms": row["ended_ms"],
            }


def _finding(one: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in one.items() if name in findings.c}


def _hazards(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield from found


def _unread(chance: random.Random, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        if row["unread"]:
            yield {
                "review": row["id"],
                "path": "web/dist/vendor.min.js",
                "installation": 1,
                "repo_id": row["repo_id"],
                "reason": chance.choice(("too large", "minified")),
                "is_gap": True,
            }


def _ignores(
    chance: random.Random, found: list[dict[str, Any]], now: int
) -> Iterator[dict[str, Any]]:
    picked = [one for one in found if one["state"] == "ignored"][:300]
    for at, one in enumerate(picked):
        yield {
            "repo_id": one["repo_id"],
            "number": one["number"],
            "key": f"k{at}",
            "deed": "ignore",
            "target": one["finding"],
            "by": chance.choice(("ann", "mona", "grace")),
            "reason": chance.choice(("behind the gateway's own limit", "goes with the old client")),
            "at_ms": one["first_ms"],
            "until_ms": chance.choice((None, now + 86_400_000 * 30, now - 1)),
            "woken": False,
            "wide": False,
        }


def _dead(now: int) -> Iterator[dict[str, Any]]:
    for at in range(300):
        yield {
            "id": f"72d3162e-cc78-11e3-81ab-{at:012d}",
            "event": "pull_request",
            "headers": "{}",
            "payload": b"",
            "received_ms": now - at * _HOUR,
            "state": "dead",
            "reason": "GitHub answered 403: Resource not accessible by integration",
            "settled_ms": now - at * _HOUR,
        }
