# `make evaluate` and `make test` are all that a newcomer needs: each sets up .venv by itself.

BOOK   ?= facts/etda/2563-q4
MINUTES ?= 30
TESTS   ?= not thorough
BIN    := .venv/bin
# Tried in this order: the one at work already, then the newest. Each is run, since a name on the
# PATH may be a shim with nothing behind it.
PYTHON  = $(wildcard $(BIN)/python) python3.14 python3.13 python3.12 python3.11 python3 python

# $(call install,SET): .venv holds the packages of requirements/SET.lock, and the command `assay`.
define install
@for python in $(PYTHON); do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		&& exec "$$python" tools/install.py $(1); \
done; \
echo "assay needs Python 3.11 or later, and none of these is one: $(PYTHON). Install it, or name yours: make PYTHON=/path/to/python3" >&2; \
exit 2
endef

.PHONY: help
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

.PHONY: evaluate
evaluate: ## Install, then score ETDA's fiscal year 2563, quarter 4 (another book: make evaluate BOOK=path)
	$(call install,run)
	@$(BIN)/assay evaluate $(BOOK)

.PHONY: test
test: ## Install, then check style, types and layers, run the tests, and prove the rules
	$(call install,dev)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal -m "$(TESTS)"
	$(BIN)/assay test --quiet --cover-min 100
	$(BIN)/assay mutate --quiet

.PHONY: test-all
test-all: ## As make test, and the thorough tests as well, which take long and prove rare things
	@$(MAKE) --no-print-directory test TESTS="thorough or not thorough"

.PHONY: bench
bench: ## Install, then measure: a whole check from cold, proofs of large tables, a mutation run
	$(call install,dev)
	$(BIN)/python -m benchmarks.check
	$(BIN)/python -m benchmarks.analyse_tables
	$(BIN)/python -m benchmarks.mutate
	$(BIN)/python -m benchmarks.diagnose

.PHONY: docs
docs: ## Install, then write docs/codes.md and codes.th.md (every code, its examples run), docs/files.md, the options of cli.md and cli.th.md, the functions' manual
	$(call install,run)
	@$(BIN)/python -m assay.report.codes_page docs
	@$(BIN)/python tools/functions_page.py docs
	@$(BIN)/python tools/files_page.py docs/files.md
	@$(BIN)/python tools/cli_page.py docs

.PHONY: fuzz
fuzz: ## Install, then try spoiled files, workbooks, command lines and expressions for half an hour (or: make fuzz MINUTES=5)
	$(call install,fuzz)
	$(BIN)/python -m fuzz $(MINUTES) $(SEED)

.PHONY: format
format: ## Lay out the code and mend what ruff can mend
	$(call install,dev)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Pins that still satisfy pyproject.toml are kept; UPGRADE=--upgrade raises them all.
# The locks name no server: pip takes the packages from whichever index its user has set up.
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE)

.PHONY: lock
lock: ## Renew requirements/*.lock from pyproject.toml (raise all pins: make lock UPGRADE=--upgrade)
	$(call install,update)
	$(LOCK) --group build -o requirements/build.lock
	$(LOCK) --group rete -o requirements/rete.lock
	$(LOCK) --group update -o requirements/update.lock
	$(LOCK) pyproject.toml -o requirements/run.lock
	$(LOCK) pyproject.toml --extra xlsx --group fuzz -c requirements/run.lock -o requirements/fuzz.lock
	$(LOCK) pyproject.toml --extra pytest --extra xlsx --group dev -c requirements/run.lock -o requirements/dev.lock

.PHONY: clean
clean: ## Remove .venv and everything else that was made
	rm -rf .venv fuzz/found build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find engine features fuzz tests tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
