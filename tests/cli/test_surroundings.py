"""What a scan knows of the repository beside the files that it looks at."""

import json
from pathlib import Path

from bot.cli.surroundings import index_of
from tests.cli.repos import Repo
from tests.cli.terminal import touchline

CODE = 'import os\n\nkey = os.environ["RESEND_API_KEY"]\nurl = os.environ["DATABASE_URL"]\n'


def rules(repo: Repo, *words: str) -> list[tuple[str, int]]:
    done = touchline("scan", "--format", "json", *words, cwd=repo.path)
    assert done.err == ""
    return [(one["rule"], one["line"]) for one in json.loads(done.out)["findings"]]


def test_a_variable_is_looked_up_in_the_whole_working_tree(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    repo.commit({".env.example": "DATABASE_URL=\n"})
    repo.git("switch", "-q", "-c", "topic")
    repo.commit({"app/mail.py": CODE})
    assert rules(repo) == [("env-var-undeclared", 3)]
    assert rules(repo, "--all") == [("env-var-undeclared", 3)]
    repo.write({"deploy/app.env": "RESEND_API_KEY=x\n"})  # untracked: part of the tree all the same
    assert rules(repo) == []


def test_values_of_env_files_links_and_folders_of_others_stay_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside.env"
    outside.write_text("OUTSIDE=1\n")
    root = tmp_path / "repo"
    (root / "node_modules/x").mkdir(parents=True)
    (root / ".env").write_text("STRIPE_KEY=sk_live_1\n# OLD_KEY=abc\nexport MODE=web\n\nrubbish\n")
    (root / "linked.env").symlink_to(outside)
    (root / "run.sh").write_text("#!/bin/sh\n")
    (root / "run.sh").chmod(0o755)
    (root / "node_modules/x/package.json").write_text("{}")
    paths = [".env", "linked.env", "run.sh", "node_modules/x/package.json", "gone.env"]
    index = index_of(root, paths, [])
    assert index.texts == {".env": "STRIPE_KEY=\nOLD_KEY=\nMODE=\n", "run.sh": "#!/bin/sh\n"}
    assert index.modes["run.sh"] == "100755"
    assert index.modes["linked.env"] == "120000"
    assert not index.has("gone.env")


def test_a_contract_sees_what_was_taken_away(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    path = "db/migrate/20260101120000_add_region.rb"
    repo.commit({path: "add_column :orders, :region, :string\n"})
    repo.git("switch", "-q", "-c", "topic")
    repo.commit({path: None})
    assert rules(repo) == [("migration-edited-after-merge", 1)]
    assert rules(repo, "--all") == []


def test_an_ignore_in_the_code_counts_for_a_contract(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    path = "db/migrate/20260101120000_add_region.rb"
    repo.commit({path: "add_column :orders, :region, :string\n"})
    repo.git("switch", "-q", "-c", "topic")
    why = "# touchline: ignore[migration-edited-after-merge] it never ran\n"
    repo.commit({path: f"{why}add_column :orders, :region, :text\n"})
    assert rules(repo) == []


def test_a_secret_in_a_file_is_told_of_and_never_shown(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    repo.commit({"README.md": "A shop.\n"})
    repo.git("switch", "-q", "-c", "topic")
    secret = "q8Zr2mWv61" + "KxTe90"
    repo.commit({".env": f"PORT=3000\nSMTP_PASSWORD={secret}\n"})
    assert rules(repo) == [("env-file-committed", 2)]
    for form in ("text", "json", "sarif", "github", "rdjsonl"):
        done = touchline("scan", "--format", form, cwd=repo.path)
        assert "env-file-committed" in done.out
        assert secret not in done.out + done.err
