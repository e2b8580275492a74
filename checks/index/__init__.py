"""What a check may know of the repository beside the changed files. Pure; unknown is quiet."""

from checks.index.kinds import Kind, kind_of, wanted
from checks.index.tree import Index

__all__ = ["Index", "Kind", "kind_of", "wanted"]
