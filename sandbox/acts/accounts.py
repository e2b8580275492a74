"""Accounts, Apps, installations, tokens."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sandbox.model import (
    AccountType,
    App,
    Event,
    HookConfig,
    Installation,
    Permissions,
    Repository,
    Token,
    User,
)
from sandbox.state import State, WorldError, node_id

TOKEN_LIFE = timedelta(
    hours=1
)  # docs.github.com/rest/apps/apps#create-an-installation-access-token

LOGIN_LIFE = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class AppPlan:
    """What an App is registered with; permissions and events as in its manifest."""

    name: str
    owner: User
    permissions: Mapping[str, str] = field(default_factory=dict)
    events: Sequence[str] = ()
    webhook_url: str | None = None
    webhook_secret: str | None = None
    description: str = ""
    external_url: str = "http://127.0.0.1"
    callback_urls: Sequence[str] = ()


class Accounts(State):
    """The people, and the Apps that they register and install."""

    def create_user(self, login: str, name: str | None = None, email: str | None = None) -> User:
        """Make a person's account."""
        return self._account(login, AccountType.USER, name, email)

    def create_organization(self, login: str) -> User:
        """Make an organisation."""
        return self._account(login, AccountType.ORGANIZATION, login, None)

    def _account(self, login: str, kind: AccountType, name: str | None, email: str | None) -> User:
        with self.lock:
            if self.find_user(login):
                raise WorldError(f"the login {login!r} is taken")
            number = self.new_id("user")
            prefix = {AccountType.USER: "U", AccountType.BOT: "BOT"}.get(kind, "O")
            user = User(number, node_id(prefix, number), login, kind, self.now(), name, email)
            self.users[login.lower()] = user
            self.nodes[user.node_id] = user
            return user

    def register_app(self, plan: AppPlan) -> tuple[App, str]:
        """Register an App; returns it with its private key in PEM, which is kept nowhere.

        The slug and the bot's login come from the name, as GitHub makes them.
        """
        private, public = _key_pair()
        with self.lock:
            slug = re.sub(r"[^a-z0-9]+", "-", plan.name.lower()).strip("-")
            number = self.new_id("app")
            app = App(
                id=number,
                node_id=node_id("A", number),
                client_id=f"Iv23li{secrets.token_hex(7)}",
                client_secret=secrets.token_hex(20),
                slug=slug,
                name=plan.name,
                description=plan.description,
                external_url=plan.external_url,
                owner=plan.owner,
                bot=self._account(f"{slug}[bot]", AccountType.BOT, None, None),
                public_key=public,
                permissions={"metadata": "read", **plan.permissions},
                events=list(plan.events),
                hook=HookConfig(plan.webhook_url, plan.webhook_secret),
                created_at=self.now(),
                updated_at=self.now(),
                callback_urls=list(plan.callback_urls),
            )
            self.apps[number] = app
            self.nodes[app.node_id] = app
            return app, private

    def create_app(
        self,
        name: str,
        owner: User,
        permissions: Mapping[str, str],
        events: Sequence[str] = (),
        webhook: tuple[str, str] | None = None,
    ) -> tuple[App, str]:
        """Register an App by hand; `webhook` is (url, secret). See `register_app`."""
        url, secret = webhook or (None, None)
        return self.register_app(AppPlan(name, owner, permissions, events, url, secret))

    # -- installations -----------------------------------------------------------------

    def install(
        self,
        app: App,
        account: User,
        repositories: Sequence[Repository] | None = None,
        permissions: Mapping[str, str] | None = None,
    ) -> Installation:
        """Install an App on an account: on all its repositories, or on those given.

        `permissions` are those granted, where they differ from what the App asks for.
        """
        with self.lock:
            number = self.new_id("installation")
            granted = {"metadata": "read", **(permissions or app.permissions)}
            made = Installation(
                id=number,
                node_id=node_id("INST", number),
                app=app,
                account=account,
                permissions=granted,
                events=list(app.events),
                created_at=self.now(),
                updated_at=self.now(),
                selected=None if repositories is None else list(repositories),
            )
            self.installations[number] = made
            self.nodes[made.node_id] = made
            self._tell_installation(made, "installation", "created", self.covered(made))
            return made

    def uninstall(self, installation: Installation) -> None:
        """Remove an installation; its tokens die."""
        with self.lock:
            covered = self.covered(installation)
            del self.installations[installation.id]
            self._forget_tokens(installation)
            self._tell_installation(installation, "installation", "deleted", covered)

    def suspend(self, installation: Installation, by: User | None = None) -> None:
        """Suspend an installation: its tokens are refused until it is unsuspended."""
        with self.lock:
            installation.suspended_at = self.now()
            installation.suspended_by = by or installation.account
            self._tell_installation(installation, "installation", "suspend", [])

    def unsuspend(self, installation: Installation) -> None:
        """Let a suspended installation work again."""
        with self.lock:
            installation.suspended_at = installation.suspended_by = None
            self._tell_installation(installation, "installation", "unsuspend", [])

    def grant(self, installation: Installation, permissions: Permissions) -> None:
        """Accept new permissions for an installation."""
        with self.lock:
            installation.permissions = {"metadata": "read", **permissions}
            self._tell_installation(installation, "installation", "new_permissions_accepted", [])

    def select(self, installation: Installation, repositories: Sequence[Repository]) -> None:
        """Change which repositories an installation covers."""
        with self.lock:
            before = self.covered(installation)
            installation.selected = list(repositories)
            added = [r for r in repositories if r not in before]
            removed = [r for r in before if r not in repositories]
            for action, which in (("added", added), ("removed", removed)):
                if which:
                    self._tell_installation(
                        installation, "installation_repositories", action, which
                    )

    def covered(self, installation: Installation) -> list[Repository]:
        """Return the repositories that an installation covers."""
        return [r for r in self.repositories.values() if installation.covers(r)]

    def _tell_installation(
        self, installation: Installation, name: str, action: str, which: Sequence[Repository]
    ) -> None:
        self.emit(
            Event(
                name,
                action,
                sender=installation.account,
                installation=installation,
                repositories=tuple(which),
                only=installation.app,
            )
        )

    # -- tokens ------------------------------------------------------------------------

    def token_for(self, user: User) -> str:
        """Return a token with which a person may do over the API what that person may do."""
        return self._keep(Token(f"gho_{secrets.token_hex(18)}", user=user))

    def log_in(self, app: App, user: User) -> Token:
        """Return a token of a person who logged in through an App; it lives for eight hours.

        docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/
        generating-a-user-access-token-for-a-github-app
        """
        expires = self.now() + LOGIN_LIFE
        token = Token(f"ghu_{secrets.token_hex(18)}", user=user, app=app, expires_at=expires)
        self._keep(token)
        return token

    def issue_token(
        self,
        installation: Installation,
        permissions: Permissions,
        repositories: Sequence[Repository] | None = None,
    ) -> Token:
        """Issue a token of an installation; it lives for an hour by the sandbox's clock."""
        token = Token(
            f"ghs_{secrets.token_hex(18)}",
            installation=installation,
            permissions=dict(permissions),
            repositories=None if repositories is None else list(repositories),
            expires_at=self.now() + TOKEN_LIFE,
        )
        self._keep(token)
        return token

    def revoke(self, token: str) -> None:
        """Make a token worthless."""
        with self.lock:
            self.tokens.pop(token, None)

    def _keep(self, token: Token) -> str:
        with self.lock:
            self.tokens[token.value] = token
        return token.value

    def _forget_tokens(self, installation: Installation) -> None:
        self.tokens = {v: t for v, t in self.tokens.items() if t.installation is not installation}


def _key_pair() -> tuple[str, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private.decode(), public.decode()
