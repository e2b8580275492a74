"""Reads a value that somebody else wrote: each part is looked at before it is believed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.model import (
    Arrived,
    DeliveryId,
    Departed,
    InstallationId,
    PullRef,
    RerunAsked,
    ReviewWanted,
    Sha,
    Why,
)

_SHA = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)  # SHA-1 or SHA-256
# What GitHub allows in the names of users and repositories, generously.
_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}", re.ASCII)
_LARGEST = 2**63 - 1  # what the database's integers hold


class MalformedError(Exception):
    """The payload's shape is wrong. `where` is a path in it, such as `pull_request.head.sha`."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where


@dataclass(frozen=True, slots=True)
class Shape:
    """A parsed value and its place. Methods raise `MalformedError` if it is not what they say."""

    value: object
    where: str

    def at(self, key: str) -> "Shape":
        """The member of this object."""
        return Shape(self._object().get(key), f"{self.where}.{key}".lstrip("."))

    def has(self, key: str) -> bool:
        """True if this object has such a member, and not null."""
        return self._object().get(key) is not None

    def items(self) -> tuple["Shape", ...]:
        """The items of this list."""
        if not isinstance(self.value, list):
            raise self._not("a list")
        return tuple(Shape(v, f"{self.where}[{i}]") for i, v in enumerate(self.value))

    def text(self) -> str:
        """This text."""
        if not isinstance(self.value, str):
            raise self._not("text")
        return self.value

    def number(self) -> int:
        """This whole number, 0 or more."""
        if type(self.value) is not int or not 0 <= self.value <= _LARGEST:
            raise self._not("a whole number")
        return self.value

    def flag(self) -> bool:
        """This truth value."""
        if not isinstance(self.value, bool):
            raise self._not("true or false")
        return self.value

    def name(self) -> str:
        """This name of an owner or a repository; it may stand in a URL."""
        text = self.text()
        if not _NAME.fullmatch(text) or text in (".", ".."):
            raise self._not("a name")
        return text

    def sha(self) -> Sha:
        """This commit id."""
        if not _SHA.fullmatch(self.text()):
            raise self._not("a commit id")
        return Sha(self.text())

    def _object(self) -> Mapping[str, object]:
        if not isinstance(self.value, dict):
            raise self._not("an object")
        return self.value

    def _not(self, wanted: str) -> MalformedError:
        return MalformedError(self.where or "the body", f"is not {wanted}")


def pull_ref(payload: Shape, number: Shape) -> PullRef:
    """The pull request of this number in the payload's repository and installation."""
    repository = payload.at("repository")
    return PullRef(
        installation=InstallationId(payload.at("installation").at("id").number()),
        repo_id=repository.at("id").number(),
        owner=repository.at("owner").at("login").name(),
        repo=repository.at("name").name(),
        number=_pull_number(number),
    )


def arrived(payload: Shape, key: str, delivery: DeliveryId) -> Arrived:
    """The repositories under this key, as seen through the payload's installation."""
    installation = payload.at("installation")
    number = InstallationId(installation.at("id").number())
    owner = installation.at("account").at("login").name()
    return Arrived(
        installation=number,
        repositories=tuple(
            PullRef(number, one.at("id").number(), owner, one.at("name").name(), 0)
            for one in (payload.at(key).items() if payload.has(key) else ())
        ),
        delivery=delivery,
    )


def departed(payload: Shape, key: str, delivery: DeliveryId, *, whole: bool) -> Departed:
    """The repositories under this key are gone; with `whole` the installation is."""
    return Departed(
        installation=InstallationId(payload.at("installation").at("id").number()),
        repositories=tuple(
            one.at("id").number() for one in (payload.at(key).items() if payload.has(key) else ())
        ),
        whole=whole,
        delivery=delivery,
    )


def _pull_number(number: Shape) -> int:
    if not 0 < number.number() < 2**31:
        raise MalformedError(number.where, "is not a pull request's number")
    return number.number()


def rerun_asked(payload: Shape, check: Shape, delivery: DeliveryId) -> RerunAsked:
    """A re-run of a check run or check suite, with the pull requests that GitHub names."""
    head = check.at("head_sha").sha()
    repo_id = payload.at("repository").at("id").number()
    # Pull requests of other repositories can share the commit, and those of this one may have
    # moved on from it: neither is asked about.
    pulls = check.at("pull_requests").items()
    own = [p for p in pulls if _base_repo(p) == repo_id and p.at("head").at("sha").sha() == head]
    return RerunAsked(
        installation=InstallationId(payload.at("installation").at("id").number()),
        repo_id=repo_id,
        head=head,
        named=tuple(
            ReviewWanted(
                pull=pull_ref(payload, pull.at("number")),
                head=head,
                base=pull.at("base").at("sha").sha(),
                why=Why.RERUN,
                delivery=delivery,
            )
            for pull in own
        ),
        delivery=delivery,
    )


def _base_repo(pull: Shape) -> int:
    return pull.at("base").at("repo").at("id").number()
