# Everything runs in a virtual environment of its own, .venv; nothing else needs to be installed.
#
#   make demo    protects examples/customers.csv and prints what was found
#   make test    lint, types, tests and the examples in the docs
#   make bench   speed beside other libraries
#   make dist    sdist and wheel, in dist/
#   make clean   removes all that these have made
#
# On Debian: apt install make python3-venv. Another interpreter: make test PYTHON=python3.13

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo lint test bench dist clean
.DEFAULT_GOAL := test

demo: $(VENV)/.demo
	$(BIN)/python examples/demo.py

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest

bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks

dist: $(VENV)/.test
	rm -rf dist
	$(BIN)/python -m build --no-isolation

clean:
	rm -rf $(VENV) build dist examples/customers.protected.csv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests benchmarks tools examples -name __pycache__ -type d -prune -exec rm -rf {} +

# A file in .venv says that a step was done, so that the next call does not install again; a changed
# pyproject.toml does. For another PYTHON, `make clean` first. pip 25.1 is the first that knows --group.

$(VENV)/.created:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "No '$(PYTHON)' here. On Debian: sudo apt install python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "piiguard needs Python 3.11 or newer; name one: make PYTHON=python3.13" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	  version=$$("$(PYTHON)" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	  echo "Python $$version here cannot make virtual environments: ensurepip is missing." >&2; \
	  echo "On Debian: sudo apt install python3-venv (or python$$version-venv)" >&2; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)
	$(PIP) --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.demo: $(VENV)/.created pyproject.toml
	$(PIP) --editable ".[pandas]"
	@touch $@

$(VENV)/.test: $(VENV)/.created pyproject.toml
	$(PIP) --editable ".[pandas]" --group test
	@touch $@

$(VENV)/.bench: $(VENV)/.created pyproject.toml
	$(PIP) --editable ".[pandas]" --group bench
	@touch $@
