"""REST of the small GitHub. A module here with a `bp` is found by the server."""
