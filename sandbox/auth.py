"""Who asks, and what that one may do. Knows nothing of HTTP but the Authorization header.

App tokens: docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/
generating-a-json-web-token-jwt-for-a-github-app. Permissions:
docs.github.com/rest/authentication/permissions-required-for-github-apps. Wording of refused
JWTs: octokit/auth-app.js issue 698, sigmavirus24/github3.py issue 1050.
"""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

import jwt

from sandbox.model import Access, App, Installation, Repository, Token, User
from sandbox.world import World

LONGEST_JWT = 600  # seconds from now to `exp`
RANK = {"": 0, "read": 1, "write": 2, "admin": 3}
# What a person's role on a repository is worth beside an App's permission.
ROLE: dict[Access, int] = {"none": 0, "read": 1, "triage": 1, "write": 2, "maintain": 2, "admin": 3}


class AuthError(Exception):
    """The credentials are refused: a status and GitHub's words for it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request: an App by its JWT, a token's owner, or nobody in particular."""

    app: App | None = None  # by its JWT
    token: Token | None = None

    @property
    def installation(self) -> Installation | None:
        """The installation whose token this is."""
        return self.token.installation if self.token else None

    @property
    def user(self) -> User | None:
        """The account that acts: the person, or the bot of the App."""
        if self.token is None:
            return None
        return self.token.user or (self.installation.app.bot if self.installation else None)

    @property
    def acting_app(self) -> App | None:
        """The App behind an installation token."""
        return self.installation.app if self.installation else None

    def key(self) -> str:
        """Return under what name the caller's requests are counted."""
        if self.installation:
            return f"installation {self.installation.id}"
        if self.app:
            return f"app {self.app.id}"
        return f"user {self.user.id}" if self.user else "anonymous"


def authenticate(world: World, header: str | None) -> Caller:
    """Read an Authorization header; raises AuthError."""
    if not header:
        return Caller()
    scheme, _, secret = header.partition(" ")
    if scheme.lower() == "basic":
        user, secret = _basic(secret)
        if any(app.client_id == user for app in world.apps.values()):
            return Caller()  # the App's own client; who takes it looks at the secret itself
    elif scheme.lower() not in {"bearer", "token"}:
        raise AuthError(401, "Bad credentials")
    if secret.count(".") == 2:  # noqa: PLR2004 - a JWT has three parts
        return Caller(app=_app_of(world, secret))
    return Caller(token=_live_token(world, secret.strip()))


def _basic(encoded: str) -> tuple[str, str]:
    try:
        user, _, password = base64.b64decode(encoded).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise AuthError(401, "Bad credentials") from None
    return user, password


def _live_token(world: World, value: str) -> Token:
    token = world.tokens.get(value)
    if token is None or (token.expires_at is not None and token.expires_at <= world.now()):
        raise AuthError(401, "Bad credentials")
    if token.installation and token.installation.suspended_at:
        raise AuthError(403, "This installation has been suspended")
    return token


# -- the App's own JWT -----------------------------------------------------------------


def _app_of(world: World, encoded: str) -> App:
    claims = _unverified(encoded)
    app = _issuer(world, claims)
    try:
        # touchline: ignore[auth-token-weakness] `_check_times` looks at them by the sandbox's clock
        jwt.decode(
            encoded,
            app.public_key,
            algorithms=["RS256"],
            options={
                "verify_exp": False,
                "verify_iat": False,
                "verify_nbf": False,
                "verify_sub": False,
                "verify_aud": False,
            },
        )
    except jwt.InvalidTokenError:
        raise AuthError(401, "A JSON web token could not be decoded") from None
    _check_times(claims, int(world.now().timestamp()))
    return app


def _unverified(encoded: str) -> dict[str, Any]:
    try:
        # touchline: ignore[auth-token-weakness] it says whose key to verify with, no more
        return jwt.decode(encoded, options={"verify_signature": False, "verify_exp": False})
    except jwt.InvalidTokenError:
        raise AuthError(401, "A JSON web token could not be decoded") from None


def _issuer(world: World, claims: dict[str, Any]) -> App:
    issuer = str(claims.get("iss", ""))
    if not issuer:
        raise AuthError(401, "Missing 'issuer' claim ('iss') in assertion")
    for app in world.apps.values():
        if issuer in {str(app.id), app.client_id}:
            return app
    raise AuthError(404, "Integration not found")


def _check_times(claims: dict[str, Any], now: int) -> None:
    issued, expires = claims.get("iat"), claims.get("exp")
    if not isinstance(issued, (int, float)) or issued > now:
        raise AuthError(
            401,
            "'Issued at' claim ('iat') must be an Integer representing the time that the"
            " assertion was issued",
        )
    if not isinstance(expires, (int, float)) or expires <= now:
        raise AuthError(
            401,
            "'Expiration time' claim ('exp') must be a numeric value representing the future"
            " time at which the assertion expires",
        )
    if expires - now > LONGEST_JWT:
        raise AuthError(401, "'Expiration time' claim ('exp') is too far in the future")


# -- what a caller may do ----------------------------------------------------------------


def covers(caller: Caller, repository: Repository) -> bool:
    """Whether an installation token reaches a repository."""
    installation, token = caller.installation, caller.token
    if installation is None or token is None or not installation.covers(repository):
        return False
    return token.repositories is None or repository in token.repositories


def sees(world: World, caller: Caller, repository: Repository) -> bool:
    """Whether a repository exists for the caller: what is private to others answers 404."""
    if not repository.private or covers(caller, repository):
        return True
    person = caller.token.user if caller.token else None
    if person is None or world.access(repository, person) == "none":
        return False
    return _app_reaches(world, caller, repository)


def _app_reaches(world: World, caller: Caller, repository: Repository) -> bool:
    """Whether the App that a person logged in through is installed there; True without one."""
    app = caller.token.app if caller.token else None
    there = (one for one in world.installations.values() if one.covers(repository))
    return app is None or any(one.app is app for one in there)


def may(world: World, caller: Caller, repository: Repository, permission: str, level: str) -> bool:
    """Whether the caller may read or write (or admin) something of a repository.

    An installation needs the permission in its token; of a public repository that it is not
    installed on it may read what everybody may. A person needs a role.
    """
    if caller.installation is not None:
        if covers(caller, repository):
            granted = caller.token.permissions.get(permission, "") if caller.token else ""
            return RANK[granted] >= RANK[level]
        return level == "read" and not repository.private
    if caller.user is not None:
        return ROLE[world.access(repository, caller.user)] >= RANK[level]
    return level == "read" and not repository.private
