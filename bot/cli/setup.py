"""Registers Touchline as a GitHub App and keeps its key and secrets where `serve` finds them.

A page on this machine sends app.yml to GitHub as a manifest; GitHub asks you to confirm and sends
the App's secrets back. Say how GitHub reaches your Touchline: --public-url, or for development
--proxy with a channel such as https://smee.io/new gives you; deliveries then come through it for as
long as this command runs. With a touchline.env that is there already, --proxy only reads.

On a server without a browser, forward the port first: ssh -L 8100:127.0.0.1:8100 server, then
`touchline setup --port 8100 …` there.
"""

import argparse
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.cli import CannotError
from bot.cli.env_file import DEFAULT, take_in
from bot.cli.registering.keeping import Files, printed, settings_of
from bot.cli.registering.manifest import GITHUB, Host, Plan, manifest_for, read_manifest
from bot.cli.registering.pages import DONE, Visit, create_pages
from bot.cli.registering.registration import Registration, registration
from bot.github.apps import AsApp, exchange
from bot.github.errors import Unavailable
from bot.logs import silence
from bot.settings import ENV_FILE, new_secret, web_address
from bot.web.server import Server, listen

HERE = "127.0.0.1"
_EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - compared, not listened on
_TICK_S = 0.5  # so that Ctrl-C is heard


def add(parser: argparse.ArgumentParser) -> None:
    """Where the App lives, who owns it, and where its secrets go."""
    parser.add_argument(
        "--public-url", metavar="URL", type=_address, help="where GitHub reaches it"
    )
    parser.add_argument("--proxy", metavar="URL", type=_address, help="a smee-like channel")
    parser.add_argument(
        "--github", metavar="URL", type=_address, default=GITHUB, help="your GitHub Enterprise"
    )
    parser.add_argument("--org", metavar="NAME", help="the organisation that is to own the App")
    parser.add_argument("--name", metavar="NAME", help="of the App; unique on GitHub")
    parser.add_argument("--port", type=int, default=0, help="of the page (0: any)")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--env", metavar="FILE", type=Path, help=f"instead of {DEFAULT}")
    where.add_argument(
        "--print", dest="prints", action="store_true", help="print the settings for a secret store"
    )


def run(args: argparse.Namespace) -> int:
    """Until the App is registered; with --proxy, until Ctrl-C."""
    silence()
    files = None if args.prints else Files(args.env or Path(DEFAULT))
    if args.proxy and files and files.settings.is_file():
        return _follow(args.proxy, files)
    if files:
        files.refuse_if_there()
    app = _register(args, files)
    _tell(app, files)
    return _follow(args.proxy, files) if args.proxy and files else 0


def _address(text: str) -> str:
    try:
        return web_address(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} {error}") from None


# --- the App -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Keeper:
    """Exchanges the code and keeps what comes of it, before anything is shown."""

    host: Host
    public_url: str | None
    files: Files | None

    def exchange(self, code: str) -> Registration:
        try:
            app = registration(exchange(self.host.api, code))
        except (KeyError, TypeError, ValueError) as error:
            raise Unavailable("GitHub's answer has another shape than is documented") from error
        settings = settings_of(
            app, None if self.host.is_github_com else self.host.api, self.public_url
        )
        if app.webhook_secret is None:
            settings["TOUCHLINE_WEBHOOK_SECRET"] = self._own_secret(app)
        self._keep(settings, app.private_key)
        return app

    def _keep(self, settings: Mapping[str, str], private_key: str) -> None:
        """GitHub shows them this once: where the disk does not take them, the terminal does."""
        try:
            if self.files:
                self.files.write(settings, private_key)
                return
        except OSError as error:
            _say(f"could not write {error.filename}: {error.strerror}; keep this in its stead:")
        sys.stdout.write(printed(settings, private_key))
        sys.stdout.flush()

    def _own_secret(self, app: Registration) -> str:
        secret = new_secret()
        AsApp(app.app_id, app.private_key, self.host.api).sign_with(secret)
        return secret


def _register(args: argparse.Namespace, files: Files | None) -> Registration:
    public_url = args.public_url or os.environ.get("TOUCHLINE_PUBLIC_URL", "").strip() or None
    if not public_url and not args.proxy:
        raise CannotError("say where GitHub reaches Touchline: --public-url URL, or --proxy URL")
    host = Host(args.github, args.org)
    keeper = _Keeper(host, public_url, files)
    with _listening(args.port) as listening:
        here = f"http://{HERE}:{listening.getsockname()[1]}"
        plan = Plan(public_url or _local(os.environ), f"{here}{DONE}", args.name, args.proxy)
        kept = f"to {files.settings} and {files.key}" if files else "to this command's output"
        visit = Visit(host, manifest_for(plan, read_manifest()), keeper.exchange, kept)
        return _serve_until_done(Server(create_pages(visit), listening), visit, here)


def _serve_until_done(server: Server, visit: Visit, here: str) -> Registration:
    server.start()
    _say(f"Open {here}/ in your browser; it sends the manifest to {visit.host.url}.")
    try:
        while not visit.ended.wait(_TICK_S):
            pass
    finally:
        server.stop()  # the last page is answered first
    if visit.app is None:
        raise CannotError("no App came back")
    return visit.app


def _listening(port: int) -> socket.socket:
    try:
        return listen(HERE, port)
    except OSError as error:
        raise CannotError(f"cannot listen on port {port}: {error.strerror}") from error


def _local(environ: Mapping[str, str]) -> str:
    """Where `touchline serve` listens, as this machine reaches it."""
    host, port = environ.get("HOST", HERE), environ.get("PORT", "8000")
    return f"http://{HERE if host in _EVERYWHERE else host}:{port}"


def _tell(app: Registration, files: Files | None) -> None:
    _say(f"{app.name} is registered: App {app.app_id}, {app.page}")
    if files:
        _say(f"Kept: {files.settings} and {files.key}, readable by you alone.")
        named = f"{ENV_FILE}={files.settings} " if files.settings != Path(DEFAULT) else ""
        _say(f"Next: {named}touchline serve, and in another terminal: {named}touchline doctor")
    _say(f"Then install it on your repositories: {app.install_page}")
    _say("Open pull requests are reviewed quietly into their check run, until their next push.")


# --- the channel ---------------------------------------------------------------------------------


def _follow(channel: str, files: Files) -> int:
    from bot.cli.registering.channel import follow  # noqa: PLC0415  only here

    environ = {**os.environ, ENV_FILE: str(files.settings)}
    take_in(environ)
    target = f"{_local(environ)}/webhook"
    _say(f"Passing on deliveries from {channel} to {target} (Ctrl-C ends it)")
    follow(channel, target, _say)
    return 0


def _say(line: str) -> None:
    """On stderr: what --print writes is all that stands on stdout."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
