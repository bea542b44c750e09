# Everything a newcomer needs: `make demo` shows the program, `make test` proves it.
# Needs Python 3.11 or newer, make, and the package index; nothing else. PYTHON= names another interpreter.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test lint bench clean

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
HOST ?= 127.0.0.1
PORT ?= 8000
PIP := .venv/bin/python -m pip --disable-pip-version-check --quiet
INSTALLED := .venv/.installed
INSTALLED_TEST := .venv/.installed-test

help:
	@echo "make demo    install, load the sample chronicle and serve it on http://$(HOST):$(PORT)/ (PORT= changes it)"
	@echo "make test    install with the test extras, lint, and run the whole suite"
	@echo "make lint    formatting, types, and the direction of imports"
	@echo "make bench   how fast this machine reads, loads and answers"
	@echo "make clean   remove everything that these commands made, except loaded data"

demo: $(INSTALLED)
	@exec .venv/bin/xronika demo --host $(HOST) --port $(PORT)

test: lint
	.venv/bin/python -m pytest $(ARGS)

lint: $(INSTALLED_TEST)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: $(INSTALLED_TEST)
	.venv/bin/python -m bench.measure $(ARGS)

clean:
	rm -rf .venv build dist *.egg-info htmlcov .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis \
	  .import_linter_cache .bench
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Xronika needs Python 3.11 or newer; name one with PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "Python could not make a virtual environment. On Debian: apt-get install python3-venv" >&2; exit 1; }

# The stamps are renewed when what to install has changed; the code itself is installed in place.
$(INSTALLED): pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing Xronika into .venv"
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(INSTALLED_TEST): pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing Xronika and its test tools into .venv"
	@$(PIP) install --constraint constraints.txt --editable '.[test]'
	@touch $@ $(INSTALLED)
