"""Records as hidden marks in our own comments, under a seal that nobody else can make. Pure.

Whoever may write to a repository may edit our comments, and the store can be lost: what is read
back from a comment counts only if its seal holds.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from bot.keys import derived
from bot.ledger.record import Deed, Record

__all__ = ["Seal"]

_MARK = re.compile(r"<!-- touchline:kept=([A-Za-z0-9+/=]{1,8000}) seal=([0-9a-f]{40}) -->")
_DIGITS = 40  # of the seal, 160 bits


class Seal:
    """Makes and checks seals with one secret key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def of_private_key(cls, pem: str) -> "Seal":
        """A key derived from the App's private key.

        Not from the webhook's secret: seals are public, so a short secret could be guessed from
        them.
        """
        return cls(derived(pem, "touchline: seals in comments"))

    def mark(self, record: Record) -> str:
        """The record as a hidden comment."""
        text = base64.b64encode(json.dumps(asdict(record)).encode()).decode()
        return f"<!-- touchline:kept={text} seal={self._seal(f'kept:{text}')} -->"

    def records(self, body: str, repo_id: int, number: int) -> Iterator[Record]:
        """Those in a comment's text whose seal holds and that are about this pull request.

        `number` 0 is that of none: then those about the whole repository."""
        for found in _MARK.finditer(body):
            text, seal = found.groups()
            if hmac.compare_digest(seal, self._seal(f"kept:{text}")):
                record = _record(json.loads(base64.b64decode(text)))
                if record.concerns(repo_id, number):
                    yield record

    def answer_mark(self, repo_id: int, number: int, key: str) -> str:
        """What our answer to the command of this key carries."""
        seal = self._seal(f"answer:{repo_id}/{number}/{key}")
        return f"<!-- touchline:answer={key} seal={seal} -->"

    def _seal(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()[:_DIGITS]


def _record(stored: dict[str, Any]) -> Record:
    return Record(**{**stored, "deed": Deed(stored["deed"])})
