"""Which files of a repository say how it is built, configured and deployed, by their paths."""

import re
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

MOST = 96  # texts in one index: two requests' worth
LARGEST = 512_000  # bytes of one text
_ALL_TOGETHER = 8_000_000  # bytes


class Kind(StrEnum):
    """What a file of the index is."""

    ENV = "env"
    MANIFEST = "manifest"
    LOCK = "lock"
    DOCKERFILE = "dockerfile"
    DOCKERIGNORE = "dockerignore"
    COMPOSE = "compose"
    PLATFORM = "platform"
    KUBERNETES = "kubernetes"
    WORKFLOW = "workflow"
    RUNTIME = "runtime"
    SCHEMA = "schema"
    START = "start"
    MIGRATION = "migration"
    TERRAFORM = "terraform"
    LINTER = "linter"
    WORDS = "words"


# Matched against the path in lower case; the first that fits counts.
_PATTERNS: Mapping[Kind, str] = {
    Kind.MANIFEST: r"(.*/)?(package\.json|pyproject\.toml|setup\.(py|cfg)|pipfile|gemfile"
    r"|composer\.json|cargo\.toml|go\.mod|environment\.ya?ml|pnpm-workspace\.yaml"
    r"|[\w.-]*requirements[\w.-]*\.(txt|in)|requirements/[\w.-]+\.(txt|in)|constraints\.txt)",
    Kind.LOCK: r"(.*/)?(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock"
    r"|bun\.lockb?|poetry\.lock|uv\.lock|pdm\.lock|pipfile\.lock|gemfile\.lock|composer\.lock"
    r"|cargo\.lock|go\.sum)",
    Kind.ENV: r"(.*/)?(\.env(\.[\w.-]+)?|[\w-]+\.env(\.[\w-]+)?|env\.(example|sample|template)"
    r"|\.envrc|[\w.-]*env[\w-]*\.(example|sample|template|dist))",
    Kind.DOCKERIGNORE: r"(.*/)?([\w.-]*\.)?dockerignore",
    Kind.DOCKERFILE: r"(.*/)?((docker|container)file([.-][\w.-]+)?|[\w.-]+\.dockerfile)",
    Kind.COMPOSE: r"(.*/)?(docker-)?compose[\w.-]*\.ya?ml",
    Kind.PLATFORM: r"(.*/)?(procfile[\w.-]*|render\.ya?ml|fly[\w.-]*\.toml|app\.(json|ya?ml)"
    r"|railway\.(json|toml)|vercel\.json|netlify\.toml|serverless\.ya?ml|wrangler\.(toml|jsonc?)"
    r"|nixpacks\.toml|heroku\.yml|cloudbuild\.ya?ml|apprunner\.ya?ml|\.replit|amplify\.yml"
    r"|template\.ya?ml|firebase\.json|captain-definition|koyeb\.ya?ml|app-spec\.ya?ml"
    r"|\.do/[\w.-]+|\.platform\.app\.yaml|zeabur\.json|task-?def\w*\.json|ecosystem\.config\.c?js"
    r"|supervisord?\.conf|turbo\.json|\.kamal/secrets[\w.-]*|config/deploy\.yml)",
    Kind.RUNTIME: r"(.*/)?(\.nvmrc|\.node-version|\.python-version|runtime\.txt|\.tool-versions"
    r"|\.ruby-version|\.java-version|mise\.toml|\.mise\.toml|\.npmrc|\.yarnrc\.yml|pip\.conf)",
    Kind.WORKFLOW: r"\.github/(workflows|actions/.*)/?[\w.-]+\.ya?ml|\.gitlab-ci\.yml"
    r"|azure-pipelines\.yml|bitbucket-pipelines\.yml|\.circleci/config\.yml|jenkinsfile"
    r"|\.travis\.yml|\.woodpecker\.ya?ml|buildspec\.ya?ml",
    Kind.SCHEMA: r"(.*/)?(schema\.prisma|alembic\.ini|drizzle\.config\.\w+|_journal\.json"
    r"|knexfile\.\w+|manage\.py|nest-cli\.json|(ts|js)config[\w.-]*\.json|components\.json"
    r"|(next|vite|webpack|babel|metro|rollup|rsbuild|craco|jest|vitest|astro|svelte|nuxt)"
    r"[\w.-]*\.config\.\w+)|(.*/)?prisma/[\w.-]+\.prisma",
    Kind.START: r"(.*/)?([\w.-]*(entrypoint|start|release|boot|deploy|migrate|run|prestart|init"
    r"|build)[\w.-]*\.sh|docker-entrypoint|makefile|justfile|taskfile\.ya?ml|bin/[\w-]+)",
    Kind.MIGRATION: r"(.*/)?versions/[^/]+\.py|(.*/)?migrations/\d{4}_\w+\.py",
    Kind.KUBERNETES: r"(.*/)?(k8s|kubernetes|kube|manifests?|helm|charts?|kustomize|deploy\w*"
    r"|infra\w*|overlays?|base|argocd|gitops|ops)/.*\.ya?ml|(.*/)?(values[\w.-]*|kustomization|deployment"
    r"|service|ingress|configmap)[\w.-]*\.ya?ml",
    Kind.TERRAFORM: r".*\.(tf|tfvars)",
    Kind.LINTER: r"(.*/)?\.?ruff\.toml|\.pre-commit-config\.yaml",
    Kind.WORDS: r"(.*/)?(readme|install|deploy\w*|contributing|setup|configuration|development"
    r"|claude|agents|replit)(\.md|\.rst|\.txt|\.mdx|\.adoc)|docs?/.*\.(md|mdx|rst)"
    r"|(.*/)?(app|config|settings|application)[\w-]*\.(ya?ml|properties|toml|ini)"
    r"|\.gitignore|(.*/)?\.gitignore|(.*/)?[\w.-]+\.conf(\.template)?|(.*/)?env\.d\.ts",
}
_NOT_OURS = re.compile(
    r"(.*/)?(node_modules|vendor|third_party|\.venv|venv|site-packages|\.git|\.yarn"
    r"|__fixtures__|fixtures|testdata|bower_components)/.*"
)
# Most of a tree is code, and told apart by its ending alone.
_CODE = (
    *(".py", ".pyi", ".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".vue", ".svelte"),
    *(".go", ".java", ".kt", ".rb", ".erb", ".php", ".cs", ".rs", ".c", ".h", ".cpp", ".swift"),
    *(".scala", ".dart", ".html", ".css", ".scss", ".less", ".svg", ".png", ".jpg", ".jpeg"),
    *(".gif", ".webp", ".ico", ".woff", ".woff2", ".ttf", ".map", ".snap", ".sql", ".csv"),
    *(".po", ".mo", ".proto", ".ipynb", ".pdf", ".mp4"),
)
_CODE_THAT_COUNTS = re.compile(
    r"(.*/)?(versions/[^/]+\.py|migrations/\d{4}_\w+\.py|setup\.py|manage\.py|knexfile\.\w+|env\.d\.ts|[\w-]+\.config\.\w+)"
)
_COMPILED = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}
# Of files far from the change: those first that tell most of how everything is deployed.
_ORDER = {
    kind: at
    for at, kind in enumerate(
        (
            *(Kind.ENV, Kind.DOCKERFILE, Kind.COMPOSE, Kind.PLATFORM, Kind.WORKFLOW),
            *(Kind.DOCKERIGNORE, Kind.RUNTIME, Kind.START, Kind.KUBERNETES, Kind.SCHEMA),
            *(Kind.MANIFEST, Kind.LINTER, Kind.LOCK, Kind.TERRAFORM, Kind.WORDS, Kind.MIGRATION),
        )
    )
}


@lru_cache(maxsize=65536)
def kind_of(path: str) -> Kind | None:
    """What a file of this path is to the index; None for all others."""
    low = path.lower()
    if low.endswith(_CODE) and not _CODE_THAT_COUNTS.fullmatch(low):
        return None
    if len(path) > 300 or _NOT_OURS.fullmatch(low):  # noqa: PLR2004 - no such file says anything
        return None
    return next((kind for kind, found in _COMPILED.items() if found.fullmatch(low)), None)


def wanted(sizes: Mapping[str, int], near: Iterable[str] = ()) -> list[str]:
    """The paths whose texts an index should hold, the most telling first, no more than it may.

    `sizes`: bytes of every file of the tree. `near`: the changed files; what lies in the folders
    above them comes first.
    """
    above = {folder for path in near for folder in _folders(path)}
    known = [(kind, path) for path in sizes if (kind := kind_of(path)) is not None]
    ordered = sorted(known, key=lambda pair: _rank(pair[0], pair[1], above))
    return _fitting([path for _, path in ordered if sizes[path] <= LARGEST], sizes)


def _rank(kind: Kind, path: str, above: Collection[str]) -> tuple[bool, int, int, str]:
    far = path.rpartition("/")[0] not in above
    return far, _ORDER[kind] if far else 0, path.count("/"), path


def _fitting(paths: list[str], sizes: Mapping[str, int]) -> list[str]:
    left = _ALL_TOGETHER
    chosen: list[str] = []
    for path in paths:
        if len(chosen) == MOST:
            break
        if sizes[path] <= left:
            chosen.append(path)
            left -= sizes[path]
    return chosen


def _folders(path: str) -> Iterable[str]:
    parts = path.split("/")[:-1]
    return ("/".join(parts[:depth]) for depth in range(len(parts) + 1))
