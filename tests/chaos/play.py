"""One run: people open, push and ask, processes die, the network fails; then all is looked at."""

import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.demonstration.stage import free_port, read_manifest
from bot.inbox import Inbox
from bot.queue import engine as jobs
from bot.store.database import open_database
from bot.store.migrate import migrate
from bot.store.moments import Moments
from bot.store.pulls import Pulls
from sandbox.hooks.mischief import Duplicate, Mischief
from sandbox.model import App, PullRequest, Repository, User
from sandbox.server import Sandbox
from sandbox.world import AppPlan, PullPlan, Push
from tests.bot.postgres import Cluster
from tests.chaos.crew import Crew
from tests.chaos.plan import Plan
from tests.chaos.traps import SPRUNG, Deed, Set
from tests.chaos.truth import Expected, Truth, look

HAZARD = "import requests\n\n\ndef load(url):\n    return requests.get(url)\n"
FINE = "import requests\n\n\ndef load(url):\n    return requests.get(url, timeout=5)\n"
SECRET = "the-webhook-secret-of-the-tests"
LOOK_S = 0.05
PAUSE_S = 0.4
_ONE = threading.Lock()  # Alembic migrates one database of a process at a time
CALM_S = 0.3  # for which all must stay true
HURRIED_S, LONGEST_S = 150.0, 300.0  # then the run is stuck


@dataclass(frozen=True)
class Ended:
    """What came of a run. `recovery_s`: from the last death to the truth."""

    plan: Plan
    lost: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()
    recovery_s: float = 0.0
    took_s: float = 0.0
    deaths: int = 0
    sprung: bool = False
    logs: str = ""

    @property
    def is_good(self) -> bool:
        return not (self.lost or self.doubled or self.stuck)

    def told(self) -> str:
        """The plan, and what went wrong."""
        found = {"lost": self.lost, "doubled": self.doubled, "stuck": self.stuck}
        lines = [f"  {what}: {one}" for what, all_ in found.items() for one in all_]
        return "\n".join([str(self.plan), *lines])


@dataclass
class Ground:
    """A database server for the runs of one thread, with a template of a migrated database."""

    cluster: Cluster
    template: str = ""

    def __post_init__(self) -> None:
        self.template = self.cluster.new_database()
        database = open_database(self.template)
        with _ONE:
            migrate(database)
            jobs.migrate(self.template)
        database.dispose()

    def database(self) -> str:
        return self.cluster.new_database(like=self.template)


@dataclass
class Play:
    """The people, their pull requests, and what must be true at the end."""

    box: Sandbox
    app: App
    author: User
    expected: list[Expected] = field(default_factory=list)

    def repository(self, owner: str) -> Repository:
        world = self.box.world
        organization = world.create_organization(owner)
        repository = world.create_repository(f"{owner}/shop", {"README.md": "A shop\n"})
        world.set_collaborator(repository, self.author, "admin")
        world.install(self.app, organization)
        return repository

    def open(self, repository: Repository, files: Mapping[str, str]) -> PullRequest:
        world = self.box.world
        world.push(repository, "topic", Push(dict(files)), self.author)
        return world.open_pull(repository, self.author, PullPlan("topic", "main", "A change"))

    def act(self) -> None:
        """Three pull requests of two installations, a push, two comments."""
        first, second = self.repository("acme"), self.repository("quiet")
        pushed = self.open(first, {"pay.py": HAZARD, "cash.py": HAZARD})
        again = self.open(second, {"one.py": HAZARD})
        time.sleep(PAUSE_S)
        world = self.box.world
        files = {"cash.py": FINE, "third.py": HAZARD}
        world.push(first, "topic", Push(dict(files)), self.author)
        help_ = world.comment(pushed, self.author, "/touchline help")
        time.sleep(PAUSE_S)
        rerun = world.comment(again, self.author, "/touchline rerun")
        self.expected = [
            Expected(pushed, {"pay.py": 5, "third.py": 5}, {"cash.py"}, 0, help_),
            Expected(again, {"one.py": 5}, set(), 1, rerun),
        ]


def run(plan: Plan, ground: Ground, *, hurried: bool, keep: Path | None = None) -> Ended:
    """Play it, and say what came of it. `keep`: where the logs of a bad run are put."""
    with tempfile.TemporaryDirectory(prefix="touchline-chaos-") as name, sandbox() as box:
        folder, url = Path(name), ground.database()
        _have_repaired(url)
        try:
            ended = _Run(plan, ground.cluster, box, folder, url, hurried).play()
        finally:
            ground.cluster.drop(url)
        if keep and not ended.is_good:
            shutil.copytree(folder, keep / f"run-{plan.number}", dirs_exist_ok=True)
        return ended


def register(box: Sandbox, port: int) -> tuple[App, str]:
    """The App, with its webhook on this port, and its private key."""
    manifest, owner = read_manifest(), box.world.create_organization("makers")
    address = f"http://127.0.0.1:{port}/webhook"
    permissions, events = manifest["default_permissions"], manifest["default_events"]
    plan = AppPlan(manifest["name"], owner, permissions, events, address, SECRET)
    return box.world.register_app(plan)


def environ_of(box: Sandbox, app: App, key: str, port: int, url: str) -> Mapping[str, str]:
    """The settings of web and workers."""
    return {
        "TOUCHLINE_APP_ID": str(app.id),
        "TOUCHLINE_PRIVATE_KEY": key,
        "TOUCHLINE_WEBHOOK_SECRET": SECRET,
        "TOUCHLINE_GITHUB_URL": box.api_url,
        "TOUCHLINE_DATABASE_URL": url,
        "PORT": str(port),
    }


def sandbox() -> Sandbox:
    """A small GitHub that does not speak of clients that were killed."""
    # Werkzeug compiles its routes; two threads of Python 3.11 that do so at once may fail.
    with _ONE:
        box = Sandbox()
    box.server.handle_error = _say_nothing  # type: ignore[method-assign]
    return box


def _have_repaired(url: str) -> None:
    """What a run loses must not be found by the walk over all that is open."""
    database = open_database(url)
    for name in ("deliveries", "pulls"):
        Moments(database).done(name)
    database.dispose()


def _say_nothing(_request: object, _address: object) -> None:
    """Of clients that were killed in the middle of an answer."""


@dataclass
class _Run:
    plan: Plan
    cluster: Cluster
    box: Sandbox
    folder: Path
    url: str
    hurried: bool

    def play(self) -> Ended:
        started = time.monotonic()
        port = free_port()
        app, key = register(self.box, port)
        play = Play(self.box, app, self.box.world.create_user("ann"))
        traps = [Set(trap, self.folder / f"trap-{n}") for n, trap in enumerate(self.plan.traps)]
        if self.plan.duplicates:
            trick = Mischief(Duplicate(1, fresh_id=True), "pull_request", times=2)
            self.box.hooks.mischief.add(trick)
        environ = environ_of(self.box, app, key, port, self.url)
        crew = Crew(environ, self.folder, traps, self.hurried)
        self.box.faults.add(*self.plan.faults)
        with crew, self._troubles(crew, traps):
            play.act()
            return self._judge(play, crew, started)

    @contextmanager
    def _troubles(self, crew: Crew, traps: list[Set]) -> Iterator[None]:
        """What is done from here: the clock's steps, the database's restart, redeliveries."""
        stop = threading.Event()
        thread = threading.Thread(target=self._trouble, args=(crew, traps, stop))
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()

    def _trouble(self, crew: Crew, traps: list[Set], stop: threading.Event) -> None:
        told = [one for one in traps if one.trap.deed is Deed.TOLD]
        begun = time.monotonic()
        while not stop.wait(LOOK_S):
            for one in [one for one in told if (one.folder / SPRUNG).exists()]:
                told.remove(one)
                self.cluster.stop()
                self.cluster.start()
                crew.deaths.append(time.monotonic())
            off = 1.0 < time.monotonic() - begun < 3.0
            crew.clock.value = self.plan.clock if off else 0.0
            self._redeliver()

    def _redeliver(self) -> None:
        """What nobody answered 202 is sent again, as a person may."""
        for one in list(self.box.hooks.deliveries):
            last = one.attempts[-1:]
            if last and last[0].status_code != 202 and self.box.hooks.drain(0):
                self.box.hooks.redeliver(one)

    def _judge(self, play: Play, crew: Crew, started: float) -> Ended:
        end = time.monotonic() + (HURRIED_S if self.hurried else LONGEST_S)
        truth, true_at = Truth(), None
        while time.monotonic() < end:
            truth = look(self.box.world, play.app, play.expected)
            if not truth.is_whole or not self._is_idle():
                true_at = None
            elif true_at is None:
                true_at = time.monotonic()
            elif time.monotonic() > true_at + CALM_S:
                break
            time.sleep(LOOK_S)
        stuck = () if true_at else (*self._unfinished(), *map(str, crew.exits))
        last = max([death for death in crew.deaths if death < (true_at or end)], default=None)
        return Ended(
            self.plan,
            truth.lost,
            truth.doubled,
            stuck,
            (true_at or end) - last if last else 0.0,
            time.monotonic() - started,
            len(crew.deaths),
            all((one.folder / SPRUNG).exists() for one in crew.traps[:1]),
        )

    def _is_idle(self) -> bool:
        return self.box.hooks.drain(0) and not self._unfinished()

    def _unfinished(self) -> tuple[str, ...]:
        """What is left to do; nothing can be said while the database is away."""
        database = open_database(self.url)
        try:
            new = [f"delivery {one.id}" for one in Inbox(database).take_new()]
            dead = [f"dead: {one.reason}" for one in Inbox(database).dead_letters()]
            rows = [f"pull {job.number}: {job.trouble}" for job in Pulls(database).under_way()]
            query = text(
                "SELECT workflow_uuid || ' ' || status FROM dbos.workflow_status"
                " WHERE status IN ('PENDING', 'ENQUEUED')"
            )
            with database.connect() as connection:
                live = list(connection.execute(query).scalars())
        except SQLAlchemyError as error:
            return (f"the database: {type(error).__name__}",)
        finally:
            database.dispose()
        return (*new, *dead, *rows, *live)
