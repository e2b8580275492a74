"""GitHub's login: there with a state and a challenge, back with a code, the code for a token.

https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app
"""

import contextlib
from dataclasses import dataclass

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session

from bot.github.address import web_url
from bot.settings import Secret

__all__ = ["Client", "Leaving", "LoginError"]

TIMEOUT_S = 10
_VERIFIER = 64  # characters; RFC 7636 takes 43 to 128


class LoginError(Exception):
    """GitHub gave no token; the message is for the person who tried."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Where to send the browser, and what must be remembered until it comes back."""

    address: str
    state: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Client:
    """The App's OAuth client. `back`: our own address that GitHub leads back to."""

    client_id: str
    secret: Secret
    api_url: str
    back: str

    def leave(self) -> Leaving:
        """Begin a login."""
        verifier = generate_token(_VERIFIER)
        with self._session() as session:
            address, state = session.create_authorization_url(
                f"{web_url(self.api_url)}/login/oauth/authorize", code_verifier=verifier
            )
        return Leaving(address, state, verifier)

    def token(self, code: str, verifier: str) -> str:
        """What the code is worth. Raises `LoginError`."""
        address = f"{web_url(self.api_url)}/login/oauth/access_token"
        try:
            with self._session() as session:
                found = session.fetch_token(
                    address,
                    code=code,
                    code_verifier=verifier,
                    headers={"Accept": "application/json"},
                    timeout=TIMEOUT_S,
                )
        except (AuthlibBaseError, requests.RequestException, ValueError):
            # The cause may hold the code or the client's secret.
            raise LoginError("GitHub gave no token for this login; try once more.") from None
        return str(found["access_token"])

    def revoke(self, token: str) -> None:
        """Make the token worthless, if GitHub can be reached; it ends by itself in hours.

        https://docs.github.com/en/rest/apps/oauth-applications#delete-an-app-token
        """
        with contextlib.suppress(requests.RequestException):
            requests.delete(
                f"{self.api_url}/applications/{self.client_id}/token",
                json={"access_token": token},
                auth=(self.client_id, self.secret.reveal()),
                headers={"Accept": "application/vnd.github+json"},
                timeout=TIMEOUT_S,
            )

    def _session(self) -> OAuth2Session:
        return OAuth2Session(
            self.client_id,
            self.secret.reveal(),
            redirect_uri=self.back,
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_post",  # noqa: S106 - a method's name
        )
