# Needs Python 3.11 or newer and make. `make` alone lists what there is.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
export PATH := $(abspath $(BIN)):$(PATH)
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check fmt bench screens docs lock clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/run.stamp: requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the program needs (about a minute the first time) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "Installing what tests and checks need ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

setup: $(VENV)/run.stamp ## install the program into .venv

setup-dev: $(VENV)/dev.stamp ## the same, and what tests and checks need

run: setup ## load the sample conference, draw its plan, serve at 127.0.0.1:8000
	@BACCAU_SAMPLE=1 $(BIN)/baccau sample --serve

test: setup-dev ## run every test (as root on Debian also installs Chromium and PostgreSQL)
	@$(BIN)/python tools/run_tests.py $(ARGS)

check: setup-dev ## run every check, count what fails
	@$(BIN)/python tools/run_checks.py

fmt: setup-dev ## put the code in its form
	@$(BIN)/ruff check -q --fix-only src tests benchmarks tools; $(BIN)/ruff format -q src tests benchmarks tools
	@find src/baccau -name "*.html" -print0 | xargs -0 -r $(BIN)/djade --target-version 5.2; true

bench: setup-dev ## measure the engines, side by side in one run
	@$(BIN)/python benchmarks/run.py $(ARGS)

screens: setup-dev ## picture every page at 390 and 1280 px into docs/journeys
	@$(BIN)/python tools/screens.py

docs: setup-dev ## write the documents that are made from the code
	@$(BIN)/python tools/write_docs.py

lock: setup-dev ## resolve requirements/*.in anew
	@for part in run dev; do $(BIN)/uv pip compile -q --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate requirements/$$part.in -o requirements/$$part.txt; done

clean: ## remove what was made here (not your data in var/)
	@rm -rf $(VENV) .ruff_cache .mypy_cache .import_linter_cache .coverage
