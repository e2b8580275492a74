# Everything sets itself up in .venv: nothing is presumed but python3 (3.11 or newer) with venv, git and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.ready
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
XDIST  ?= auto
# The job engine writes SQL for SQLite 3.42 wherever Python is 3.12 or newer, whatever SQLite is there.
FITS   := import sqlite3, sys; new = sys.version_info >= (3, 12); old = sqlite3.sqlite_version_info < (3, 42); \
	sys.exit("Touchline needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" if sys.version_info < (3, 11) else \
	"Python 3.12 or newer needs SQLite 3.42 or newer beside it; set PYTHON to another" if new and old else 0)

.PHONY: help venv demo test lint format bench chaos load fuzz audit docs lock clean

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

venv: $(STAMP) ## the environment alone, in .venv

$(STAMP): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c '$(FITS)'
	@echo "Setting up $(VENV) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

demo: venv ## a pull request is reviewed on an embedded GitHub (ONCE=1: print it and end; REPO= BASE= HEAD=: your own)
	@$(BIN)/touchline demo $(if $(ONCE),--once) $(if $(REPO),--repo "$(REPO)") $(if $(BASE),--base "$(BASE)") $(if $(HEAD),--head "$(HEAD)")

test: venv ## all tests (ARGS="tests/cli -k scan": some; TOUCHLINE_THOROUGH=1: more examples)
	@$(BIN)/python tests/browser/ensure_chromium.py
	@$(BIN)/python -m pytest -n $(XDIST) --dist loadgroup $(ARGS)

lint: venv ## ruff and mypy
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy

format: venv ## ruff, in place
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

bench: venv ## what is fast, measured
	@$(BIN)/python -m bench

chaos: venv ## kill -9 at every step, two workers, PostgreSQL; RUNS=300 SEED=1 PARALLEL=4 KEEP=folder
	@$(BIN)/python -m tests.chaos --runs $(or $(RUNS),300) --seed $(or $(SEED),1) --parallel $(or $(PARALLEL),4) $(if $(KEEP),--keep "$(KEEP)")
	@$(BIN)/python -m tests.chaos --outage $(or $(PULLS),200)

load: venv ## 1,000 deliveries in 10 s over 50 installations, half of them of one
	@$(BIN)/python -m tests.chaos --load 1000

docs: venv ## renew the pages of docs/ that are made from the code
	@$(BIN)/python -m bot.cli.reference_pages docs

audit: $(VENV)/audit/.ready ## known vulnerabilities of what is locked (exit code 2: nobody could be asked)
	@$(VENV)/audit/bin/python requirements/audit.py

$(VENV)/audit/.ready: $(STAMP) requirements/audit.txt
	@$(PYTHON) -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip --quiet --disable-pip-version-check --no-input install --require-hashes -r requirements/audit.txt
	@touch $@

fuzz: $(VENV)/.fuzz ## every reader of foreign data on 120,000 spoilt inputs (ARGS="--inputs 2000 --target engine --seed 1")
	@$(BIN)/python -m fuzz $(ARGS)

$(VENV)/.fuzz: $(STAMP) requirements/fuzz.txt
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/fuzz.txt || echo "atheris has no wheel for this machine" >&2
	@touch $@

lock: ## renew the locks (needs uv; no index address gets into them)
	@uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet -o requirements/dev.txt
	@uv pip compile pyproject.toml --extra app --extra telemetry --group build --constraint requirements/dev.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet -o requirements/app.txt
	@for one in audit fuzz; do uv pip compile --group $$one --constraint requirements/dev.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet -o requirements/$$one.txt; done

clean: ## remove all that was made
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info
