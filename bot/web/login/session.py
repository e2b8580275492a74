"""Sessions: encrypted and signed in a cookie, kept nowhere here.

A database that is stolen holds no session and no person's token. A new private key of the App ends
all of them.
"""

import base64
import json
from collections.abc import Callable
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken
from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SessionInterface, SessionMixin

from bot.keys import derived

__all__ = ["LIFE", "Sessions"]

LIFE = timedelta(hours=8)  # as long as GitHub's own token of a person
_NAME = "touchline"


class Sessions(SessionInterface):
    """Implements Flask's interface. `pem`: the App's private key, that the session's key is made
    from. `is_secure`: people come over https."""

    def __init__(self, pem: Callable[[], str], *, is_secure: bool) -> None:
        self._pem, self._is_secure = pem, is_secure
        # `__Host-`: no other host below ours can set it. It takes `Secure`.
        self._name = f"__Host-{_NAME}" if is_secure else _NAME
        self._fernet: Fernet | None = None

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """What the cookie holds; an empty session where it is missing, forged or too old."""
        del app
        sealed = request.cookies.get(self._name)
        if not sealed:
            return SecureCookieSession()
        try:
            text = self._key().decrypt(sealed, ttl=int(LIFE.total_seconds()))
        except (InvalidToken, ValueError):
            return SecureCookieSession()
        return SecureCookieSession(json.loads(text))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie if anything has changed, delete it if nothing is left."""
        del app
        if not session.modified:
            return
        if not session:
            response.delete_cookie(
                self._name, path="/", secure=self._is_secure, httponly=True, samesite="Lax"
            )
            return
        sealed = self._key().encrypt(json.dumps(dict(session)).encode()).decode()
        response.set_cookie(
            self._name,
            sealed,
            max_age=LIFE,
            path="/",
            secure=self._is_secure,
            httponly=True,
            samesite="Lax",  # GitHub's redirect back must bring it along
        )

    def _key(self) -> Fernet:
        """Made when it is first needed: a key's derivation takes a while."""
        if self._fernet is None:
            key = derived(self._pem(), "touchline: sessions of the web")
            self._fernet = Fernet(base64.urlsafe_b64encode(key))
        return self._fernet
