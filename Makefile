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

help: ## liệt kê những gì make làm được
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' Makefile

ask: $(INDEXED) ## cài đặt hết rồi trả lời một câu hỏi: make ask Q='...'
	@$(BIN)/hoidap ask --index $(INDEX) -- "$$Q"

chat: $(INDEXED) ## cài đặt hết rồi trò chuyện trong cửa sổ dòng lệnh
	@$(BIN)/hoidap chat --index $(INDEX)

index: $(INDEXED) ## dựng chỉ mục từ seeds/, nếu có gì thay đổi

test: $(INSTALLED) ## chạy toàn bộ kiểm thử
	$(BIN)/python -m pytest

check: $(INSTALLED) ## kiểm tra cách trình bày, lỗi, kiểu và hướng nhập
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean: ## xóa mọi thứ đã cài, dựng hay lưu tạm ở đây
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
	        echo "Cần Python 3.11 trở lên; $(PYTHON) là: $$($(PYTHON) --version 2>&1 | head -n 1)." \
	            "Hãy gọi bản khác: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }; \
	    $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	        echo "$(PYTHON) không tạo được môi trường ảo: thiếu ensurepip." \
	            "Trên Debian hoặc Ubuntu hãy chạy: sudo apt install python3-venv" >&2; exit 1; }; \
	    rm -f $@; $(PYTHON) -m venv --clear .venv; fi
	@echo "Đang cài các gói vào .venv: lần đầu mất 1 đến 10 phút, tùy đường truyền ..." >&2
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq -c constraints.txt -e '.[build,dev]'
	@pwd -P > $@

# Asked of `find`, since names in seeds/ may hold spaces; a folder's own time tells of files that were taken away.
ifneq ($(shell find build_index.py index seeds ! -path '*__pycache__*' ! -path index -newer $(INDEXED) 2>/dev/null),)
$(INDEXED): FORCE
endif
$(INDEXED): | $(INSTALLED)
	@echo "Đang dựng chỉ mục của seeds/ vào $(INDEX): một hai phút ..." >&2
	@$(BIN)/python build_index.py --index $(INDEX)
	@touch $@
