"""A lost database loses no thread: what was said is read from GitHub, never from our own store."""

from pathlib import Path

import requests

from sandbox.model import PullRequest
from sandbox.world import Push
from tests.bot.serving import HAZARD, TIMEOUT_S, Stage
from tests.bot.work import WAIT_S


def comments(stage: Stage, pull: PullRequest) -> list[str]:
    """As REST shows them to the author, by place and by what they begin with."""
    answer = requests.get(
        f"{stage.box.api_url}/repos/{stage.repository.full_name}/pulls/{pull.number}/comments",
        headers={"Authorization": f"Bearer {stage.box.world.token_for(stage.author)}"},
        timeout=TIMEOUT_S,
    )
    answer.raise_for_status()
    return [
        f"{one['path']}: {'fixed' if one['body'].startswith('**Fixed in ') else 'live'}"
        for one in answer.json()
    ]


def test_a_database_wiped_between_two_pushes_doubles_nothing(stage: Stage, tmp_path: Path) -> None:
    process = stage.bot.start()
    pull = stage.open_pull(**{"pay.py": HAZARD, "gone.py": HAZARD})
    stage.ended(pull.head_sha)
    process.terminate()
    process.wait(WAIT_S)
    wiped = list(tmp_path.glob("touchline.db*"))
    for file in wiped:
        file.unlink()
    assert wiped
    stage.bot.start()
    safe = HAZARD.replace("get(url)", "get(url, timeout=3)")
    files = {"pay.py": f"# moved\n{HAZARD}", "gone.py": safe, "new.py": HAZARD}
    stage.box.world.push(stage.repository, "change", Push(files), stage.author)
    stage.ended(pull.head_sha)
    assert comments(stage, pull) == ["gone.py: fixed", "pay.py: live", "new.py: live"]
