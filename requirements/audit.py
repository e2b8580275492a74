"""Asks for known vulnerabilities of everything in the locks: `make audit`.

Exit code 0: none is known. 1: some are. 2: nobody could be asked, so nothing is known; that is not
the same as none.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

_HERE = Path(__file__).parent
_SECONDS = 600
_TOOL = (sys.executable, "-m", "pip_audit")
# The locks are whole and hold hashes: nothing is resolved, and nothing is installed.
_OPTIONS = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")


def main(tool: Sequence[str] = _TOOL) -> int:
    """Runs the tool over each lock; says what it found."""
    locks = sorted(_HERE.glob("*.txt"))
    codes = [_audited(lock, tool) for lock in locks]
    return 1 if 1 in codes else max(codes)


def _audited(lock: Path, tool: Sequence[str]) -> int:
    with TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [*tool, *_OPTIONS, "--output", str(told), "--requirement", str(lock)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS)  # noqa: S603, PLW1510 - our own tool; its code says too little
        except subprocess.TimeoutExpired:
            return _unknown(lock, f"no answer within {_SECONDS} s")
        if not told.exists():
            return _unknown(lock, (done.stderr.strip().splitlines() or ["it said nothing"])[-1])
        return _told(lock, json.loads(told.read_text("utf-8"))["dependencies"])


def _unknown(lock: Path, why: str) -> int:
    _say(f"{lock.name}: NOT KNOWN. The advisory service could not be asked: {why[:300]}")
    return 2


def _told(lock: Path, packages: list[dict[str, object]]) -> int:
    """What is known of each package; one that was passed over was not asked for."""
    bad = [one for one in packages if one.get("vulns")]
    passed = [one for one in packages if one.get("skip_reason")]
    for one in bad:
        for each in one["vulns"]:  # type: ignore[attr-defined]  # a list, by pip-audit's format
            fixed = ", ".join(each["fix_versions"]) or "no version yet"
            _say(f"{lock.name}: {one['name']} {one['version']}: {each['id']}, fixed in {fixed}")
    for one in passed:
        _say(f"{lock.name}: NOT KNOWN: {one['name']}: {one['skip_reason']}")
    if not bad and not passed:
        _say(f"{lock.name}: {len(packages)} packages, no known vulnerability")
    return 1 if bad else 2 if passed else 0


def _say(text: str) -> None:
    print(text)  # noqa: T201 - its output


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or _TOOL))
