# Two commands do everything: `make run` and `make test`. Each sets up what it needs.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WEB := $(BIN)/python -m temuainul.entrypoints.web

.PHONY: run test check lint types contracts web web-dev web-check web-test screenshots docs simulate bench lock clean

run: $(VENV)/.run  ## Start everything with no account anywhere; the page is built first where it changed
	-$(WEB) --if-possible build
	$(BIN)/temuainul up

test: $(VENV)/.dev web-test  ## The whole suite; WORKERS=… (3: some tests only wait, so two cores are busy with three)
	$(BIN)/python -m pytest -n $(or $(WORKERS),3) --dist worksteal

check: lint types contracts web-check  ## Lint, types, import contracts; the page's lint and types

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests hatch_build.py
	$(BIN)/ruff format --check src tests hatch_build.py

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

web: $(VENV)/.run  ## Build the page, if its sources changed
	$(WEB) build

web-dev: $(VENV)/.run  ## Everything, and the page with hot reload at http://localhost:5173
	$(WEB) dev

web-check: $(VENV)/.dev
	$(WEB) npm run --silent check
	$(WEB) types

web-test: $(VENV)/.dev
	$(WEB) --if-possible build
	$(WEB) --if-possible npm run --silent test

screenshots: $(VENV)/.dev  ## Pictures of every page in both themes and on a phone, in screenshots/; ONLY=home for some
	$(BIN)/python -m pytest tests/e2e/screenshots.py -q -n 0 $(if $(ONLY),-k "$(ONLY)")

docs: $(VENV)/.dev  ## Write docs/reference and web/openapi.json anew from the code
	$(BIN)/python -m temuainul.entrypoints.reference docs/reference

simulate: $(VENV)/.dev  ## 10,000 histories on PostgreSQL against the oracle; HISTORIES=… SEED=…
	$(BIN)/python -m temuainul.testing.simulate $(or $(HISTORIES),10000) $(SEED)

bench: $(VENV)/.dev  ## Figures, as ratios where a bare limit exists; those of a call need Chromium
	-$(WEB) --if-possible build
	$(BIN)/python tests/bench.py

lock: $(VENV)/.dev  ## Resolve anew; the exports name versions and hashes, never an index
	$(BIN)/uv lock --upgrade
	$(BIN)/uv export --quiet --no-emit-project --no-header --no-annotate --no-default-groups --extra server -o requirements.txt
	$(BIN)/uv export --quiet --no-emit-project --no-header --no-annotate --all-extras --group dev -o requirements-dev.txt
	$(BIN)/uv export --quiet --no-emit-project --no-header --no-annotate --only-group node -o requirements-node.txt

clean:
	rm -rf $(VENV) dist build web/node_modules src/temuainul/static .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/python
	test -e $(VENV)/.dev || $(PIP) install --require-hashes -r requirements.txt
	HATCH_BUILD_NO_HOOKS=true $(PIP) install --no-deps --editable .
	touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements-dev.txt
	HATCH_BUILD_NO_HOOKS=true $(PIP) install --no-deps --editable .
	touch $@ $(VENV)/.run
