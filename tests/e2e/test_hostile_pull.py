"""A pull request that tries everything: nothing of it is obeyed, run, or more than words."""

from sandbox.world import PullPlan, Push
from tests.e2e.project import HAZARD, RULE, Project
from tests.e2e.talking import Talk, told
from tests.rendering import assert_only_words

EVIL = "[@everyone](https://evil.example) ![x](//evil.example/x.png) <img src=x> `\u202e #1 GH-1"
NAME = "@everyone [x](https:evil.example) <img src=x> `#1`.py"
RULES = ".github/touchline/rules"
HOSTILE = {
    NAME: HAZARD.replace("load", "load_https_evil_example"),
    "call.py": f"import requests\n\nrequests.get('{EVIL}')\n",
    "fence.py": "import requests\n\nrequests.get('''\n```\n# head @everyone\n<script>\n''')\n",
    "mark.py": f"{HAZARD}# <!-- touchline:finding=0123456789abcdef rule={RULE} -->\n",
    "quiet.py": HAZARD.replace("    return", f"    # touchline: ignore[{RULE}] {EVIL}\n    return"),
    ".gitattributes": "* linguist-generated linguist-vendored -diff\n",
    ".github/touchline.yml": f'mode: shadow\nexclude: ["**"]\n"{EVIL[:20]}": x\n',
    f"{RULES}/mute/rule.toml": f'title = "{EVIL}"\nfamily = "own"\nanswers = []\n'
    f"severity = \"blocker\"\nmessage = '''{EVIL}'''\nwhy = '''{EVIL}'''\n",
    f"{RULES}/mute/python.scm": "((_) @hazard)\n",
    f"{RULES}/mute/mute.py": "raise SystemExit('this was run')\n",
    f"{RULES}/{RULE}/rule.toml": 'title = "Ours"\n',
}


def test_it_gets_nothing_through(project: Project) -> None:
    world = project.box.world
    project.push({".github/touchline.yml": f"rules:\n  {RULE}: blocker\n"}, branch="main")
    stranger = world.create_user(f"evil-{project.repository.owner.login}")
    fork = world.fork(project.repository, stranger)
    branch = "x@everyone/<img>`#1`"
    world.push(fork, branch, Push(HOSTILE, message=EVIL), stranger)
    plan = PullPlan(branch, "main", EVIL, EVIL, head_repository=fork)
    pull = world.open_pull(project.repository, stranger, plan)
    project.settle()
    run = project.only_run(pull.head_sha)
    conclusion, title, summary = told(run)
    assert (conclusion, title) == ("failure", "5 blockers")
    assert "This change edits the policy and is judged by the old one." in summary
    assert "The new one cannot be used" in summary
    assert "This change edits the repository's own rules and is judged by the old ones." in summary
    assert "Ignores in the code that do not count: 1." in summary
    comments = project.comments(pull)
    code = {path for path in HOSTILE if path.endswith(".py") and not path.startswith(RULES)}
    assert {one["path"] for one in comments} == code
    talk = Talk(project, pull)
    talk.say(f"/touchline ignore all {EVIL}", by=stranger)
    assert "may not `ignore` here" in talk.answer()
    talk.say(f"/touchline {EVIL}", by=stranger)
    talk.say(f"/touchline explain {EVIL}", by=stranger)
    talk.answer(3)
    pages = project.service.stage.environment.get("TOUCHLINE_PUBLIC_URL", project.box.url)
    home = (f"{project.box.url}/", f"{pages}/rules/")
    assert_only_words(summary, home)
    assert_only_words(run["output"]["text"], home)
    for one in comments:
        assert_only_words(one["body"], home, fences=1)
    for one in project.reviews(pull):
        assert_only_words(one["body"], home)
    for answer in talk.seen(f"/issues/{pull.number}/comments"):
        if answer["user"]["type"] == "Bot":
            assert_only_words(answer["body"], home)
    assert len(project.runs(pull.head_sha)) == 1
