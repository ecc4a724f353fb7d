PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.installed
# Byte code makes every start two to five times faster; some machines switch it off.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check bench clean

run: $(STAMP)   ## set up .venv if need be, then open the home screen
	@$(VENV)/bin/fishbowl

test: $(STAMP)  ## set up .venv if need be, then run all tests
	$(VENV)/bin/python -m pytest -n auto --dist worksteal

check: $(STAMP) ## what CI asks: style, types, floors, tests
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/python -m pytest -n auto --dist worksteal

bench: $(STAMP) ## measure, as ratios to floors of the same run
	$(VENV)/bin/python -m bench $(BENCH)

$(STAMP): pyproject.toml constraints.txt
	@echo "Setting up .venv (once; a minute or two) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "fishbowl needs Python 3.11 or newer: call 'make run PYTHON=/path/to/python3.11'."; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(VENV)/bin/python -m compileall -q src
	@touch $(STAMP)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
