"""Terraform that changes in a repository whose pipelines know nothing of it."""

import re
from collections.abc import Iterator

from checks.contract import Change, Found
from checks.index import Index, Kind

TOUCHES = r".*\.tf"

_LOOKS = re.compile(
    r"(?i)terraform|tofu|terragrunt|tflint|tfsec|checkov|trivy|atlantis|spacelift|scalr|env0|pre-commit"
)
_ELSEWHERE = re.compile(r"(?m)^\s*cloud\s*\{|backend\s+\"remote\"")
_RUNNERS = re.compile(r"(?i)(.*/)?(atlantis\.ya?ml|\.spacelift/.*|jenkinsfile|makefile)")


def check(change: Change, index: Index) -> Iterator[Found]:
    """Once, at the first file. Nothing is known where another service plans what is pushed."""
    touched = change.matching(TOUCHES)
    pipelines = index.of_kind(Kind.WORKFLOW)
    if not touched or not pipelines or not index.read(Kind.WORKFLOW):
        return
    texts = [index.texts[path] for path in pipelines]
    terraform = [index.texts.get(path, "") for path in index.of_kind(Kind.TERRAFORM)]
    terraform += [part.head or "" for part in touched]
    is_elsewhere = any(map(_ELSEWHERE.search, terraform))
    is_run = is_elsewhere or any(map(_RUNNERS.fullmatch, index.modes))
    if not is_run and not any(map(_LOOKS.search, texts)):
        first = touched[0]
        yield Found(first.path, first.first_line(), {}, "not validated")
