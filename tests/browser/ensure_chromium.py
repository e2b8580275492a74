"""Make sure that Chromium and its driver are there before the browser tests run.

As root on Debian they are installed; where they cannot be had, one line says so and the tests
that need them are skipped (with CI=true they fail).
"""

import os
import shutil
import subprocess
import sys

PROGRAMS = ("chromium", "chromedriver")
PACKAGES = ("chromium", "chromium-driver", "fonts-liberation")
LIMIT = 600  # seconds for one apt-get call
PATIENCE = 120  # seconds while another apt holds the lock


def missing() -> list[str]:
    return [program for program in PROGRAMS if shutil.which(program) is None]


def install() -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ("-qq", "-o", f"DPkg::Lock::Timeout={PATIENCE}")
    for command in (("update",), ("install", "-y", "--no-install-recommends", *PACKAGES)):
        subprocess.run(
            ("apt-get", *options, *command),
            check=True,
            timeout=LIMIT,
            env=env,
            stdout=subprocess.DEVNULL,
        )


def try_to_install() -> None:
    print("Installing Chromium for the browser tests …", file=sys.stderr)
    try:
        install()
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        print(f"apt-get did not install Chromium: {error}", file=sys.stderr)


def main() -> int:
    if missing() and os.geteuid() == 0 and shutil.which("apt-get"):
        try_to_install()
    if gone := missing():
        fate = "fail, for CI is true" if os.environ.get("CI") == "true" else "are skipped"
        print(
            f"No {' or '.join(gone)} here: the browser tests {fate}. "
            "Install Debian's chromium and chromium-driver to run them.",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
