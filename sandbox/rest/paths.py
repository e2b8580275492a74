"""/repositories/{id}/… is another name for /repos/{owner}/{repo}/…, and the one in Links.

docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api shows such Links.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sandbox.world import World

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_BY_ID = re.compile(r"(/api/v3)/repositories/(\d+)(/.*)?")
_BY_NAME = re.compile(r"(/api/v3)/repos/([^/]+/[^/]+)(/.*)?")


class ById:
    """A WSGI application that turns a repository's id in the path into its name."""

    def __init__(self, app: "WSGIApplication", world: World) -> None:
        self.app = app
        self.world = world

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Rewrite the path where it goes by id; note what a Link is to say."""
        path = environ["PATH_INFO"]
        by_id = _BY_ID.fullmatch(path)
        if by_id:
            repository = self.world.repositories.get(int(by_id[2]))
            name = repository.full_name if repository else "-/-"
            environ["PATH_INFO"] = f"{by_id[1]}/repos/{name}{by_id[3] or ''}"
        environ["sandbox.path"] = path if by_id else self._link_path(path)
        return self.app(environ, start_response)

    def _link_path(self, path: str) -> str:
        by_name = _BY_NAME.fullmatch(path)
        repository = self.world.find_repository(by_name[2]) if by_name else None
        if by_name is None or repository is None:
            return path
        return f"{by_name[1]}/repositories/{repository.id}{by_name[3] or ''}"
