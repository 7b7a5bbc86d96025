# Two commands matter: `make demo` and `make test`. Both install what they need into .venv first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: install demo test lint types contracts tests benchmark evaluate lock clean

install: $(STAMP)

# The lock is installed with its hashes; the project itself afterwards, without dependencies and with the pinned
# build backend, because pip refuses an editable project in a hash-checked call.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Copydesk needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

demo: install
	$(BIN)/copydesk demo

test: lint types contracts tests

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

contracts: install
	$(BIN)/lint-imports

tests: install
	$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist worksteal -m "not benchmark and not evaluation"

benchmark: install
	$(BIN)/python -m pytest -m benchmark -s tests/benchmarks

# Needs the labelled data in ../shared; each script says what it prints and skips what is not there.
evaluate: install
	$(BIN)/python -m pytest -m evaluation -s tests/evaluation
	$(BIN)/python -m tests.evaluation.morning

# Needs uv (from the package index) and network; writes no index address into the lock.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --extra demo --extra postgres --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist *.egg-info
