# Needs GNU make and Python 3.11 or newer. Everything goes into .venv and .index in this folder: `make clean` undoes it.

PYTHON ?= python3
Q ?= Tỷ lệ hồ sơ trực tuyến năm 2024?

# The question travels by environment and as typed: `value` keeps make from reading its dollar signs, "$$Q" keeps the
# shell from reading its quotes and backticks.
override Q := $(value Q)
export Q

BIN := .venv/bin
INSTALLED := .venv/installed
INDEX := .index
INDEXED := $(INDEX)/manifest.json

.DEFAULT_GOAL := help
.PHONY: help ask chat index test check clean FORCE

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' Makefile

ask: $(INDEXED) ## set everything up and answer one question: make ask Q='...'
	@$(BIN)/hoidap ask --index $(INDEX) -- "$$Q"

chat: $(INDEXED) ## set everything up and talk in this terminal
	@$(BIN)/hoidap chat --index $(INDEX)

index: $(INDEXED) ## build the index from seeds/, if anything has changed

test: $(INSTALLED) ## run the whole test suite
	$(BIN)/python -m pytest

check: $(INSTALLED) ## check format, lint, types and import arrows
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean: ## remove everything that was installed, built or cached here
	rm -rf .venv $(INDEX) build hoidap.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Set-up: done once, and again when what it stands on changes ----------------------------------------------------

# The stamp is written last and holds the folder's path: an interrupted set-up, a moved or copied folder and a Python
# that has gone do not count as installed, and start from an empty .venv.
ifneq ($(shell test -x $(BIN)/python && cat $(INSTALLED) 2>/dev/null),$(CURDIR))
$(INSTALLED): FORCE
endif
$(INSTALLED): pyproject.toml constraints.txt
	@if test -x $(BIN)/python && test "$$(cat $@ 2>/dev/null)" = "$$(pwd -P)"; then rm $@; else \
	    $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	        echo "Python 3.11 or newer is needed; $(PYTHON) is: $$($(PYTHON) --version 2>&1 | head -n 1)." \
	            "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }; \
	    $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	        echo "$(PYTHON) cannot make virtual environments: ensurepip is missing." \
	            "On Debian or Ubuntu run: sudo apt install python3-venv" >&2; exit 1; }; \
	    rm -f $@; $(PYTHON) -m venv --clear .venv; fi
	@echo "Installing the parts into .venv: 1 to 10 minutes the first time, as the line allows ..." >&2
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq -c constraints.txt -e '.[build,dev]'
	@pwd -P > $@

# Asked of `find`, since names in seeds/ may hold spaces; a folder's own time tells of files that were taken away.
ifneq ($(shell find build_index.py index seeds ! -path '*__pycache__*' ! -path index -newer $(INDEXED) 2>/dev/null),)
$(INDEXED): FORCE
endif
$(INDEXED): | $(INSTALLED)
	@echo "Building the index of seeds/ in $(INDEX): one or two minutes ..." >&2
	@$(BIN)/python build_index.py --index $(INDEX)
	@touch $@
