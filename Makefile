# The two commands of the README are `make run` and `make test`; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help

.PHONY: help
help: ## Show what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(VENV)/.run-ready ## Build .venv; then .venv/bin/outreach is the command

.PHONY: run
run: setup ## Start the line with a phone in the browser, on 127.0.0.1:$PORT (8000 unless set)
	@$(BIN)/outreach demo

.PHONY: test
test: $(VENV)/.dev-ready ## Run every test that needs no system package
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(PYTEST_ARGS)

# one more than two cores: some tests wait for servers and clocks; who is idle takes half of what another has left
WORKERS ?= 3
SIDE_BY_SIDE = -n $(WORKERS) --dist worksteal

.PHONY: lint
lint: $(VENV)/.dev-ready ## Check style, types, the import order, documents and scripts
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/outreach check

.PHONY: prove
prove: $(VENV)/.dev-ready ## Slower proofs: a library of 50 MB, every property with many more examples, races repeated
	@$(BIN)/python -m tests.prove.openings
	@$(BIN)/python -m tests.prove.store
	@$(BIN)/python -m tests.prove.asking
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) --hypothesis-profile=prove --every-phone $(PYTEST_ARGS)
	@for round in 1 2 3 4 5; do $(BIN)/python -m pytest -n 2 tests/integration -k "race or kill or parallel" || exit 1; done
	@$(BIN)/python -m tests.prove.scale
	@$(BIN)/python -m tests.prove.desk_pages
	@$(BIN)/python -m tests.prove.books

.PHONY: prove-audio
prove-audio: $(VENV)/.proof-ready ## Listen to every clip over a telephone, as people with poor ears too: make prove-audio CONTENT=folder
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.prove.audio_speed $(DOCUMENTS)
	@$(BIN)/python -m tests.prove.audio $(AUDIO_ARGS) $(CONTENT)

.PHONY: prove-sending
prove-sending: $(VENV)/.dev-ready ## Prove that nothing is lost, doubled or sent after STOP, whatever is killed (about 10 minutes)
	@$(BIN)/python -m tests.prove.sending $(MESSAGES)

.PHONY: prove-reach
prove-reach: $(VENV)/.dev-ready ## Prove that series and broadcasts reach only who agreed, in their hours, once each, on both databases (about 5 minutes)
	@$(BIN)/python -m tests.prove.reach $(PEOPLE) $(RECIPIENTS)

.PHONY: prove-fuzz
prove-fuzz: $(VENV)/.checks-ready ## Fuzz webhooks, texts and documents, guided by coverage: make prove-fuzz MINUTES=30 (Linux)
	@$(BIN)/python -m tests.prove.fuzz $(MINUTES)

.PHONY: prove-speed
prove-speed: $(VENV)/.dev-ready ## Weigh a text against the provider's tutorial app and a bare route, on one server (about 4 minutes)
	@$(BIN)/python -m tests.prove.starting
	@$(BIN)/python -m tests.prove.speed $(ROUNDS)

.PHONY: prove-endurance
prove-endurance: $(VENV)/.dev-ready ## Half of full load with two workers: nothing grows, nothing fails: make prove-endurance MINUTES=60
	@$(BIN)/python -m tests.prove.endurance $(MINUTES)

.PHONY: sbom
sbom: $(VENV)/.checks-ready ## List every package of the lock as a software bill of materials: sbom.json (CycloneDX)
	@$(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --mc-type application \
	  --output-reproducible --of JSON -o sbom.json
	@echo "Written: sbom.json"

.PHONY: lock
lock: ## Write the lock files anew (needs uv)
	uv pip compile $(LOCK) --extra voice --group build -o requirements.base
	uv pip compile $(LOCK) --extra voice --group build --extra sending --extra print -c requirements.base -o requirements.all
	uv pip compile $(LOCK) --extra voice --extra sending --extra print --group build --group dev -c requirements.all -o requirements-dev.lock
	uv pip compile $(LOCK) --group proof -c requirements-dev.lock -o requirements-proof.lock
	uv pip compile $(LOCK) --group checks -c requirements-dev.lock -o requirements-checks.lock
	( cat requirements.base; echo "$(PART)"; diff --new-line-format='%L' --old-line-format= --unchanged-line-format= \
	  requirements.base requirements.all ) > requirements.lock; rm requirements.base requirements.all

LOCK := pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-header --no-annotate
# what stands above this line is all that `make run` needs; the whole file adds the extras "sending" and "print"
PART := \# --- part: sending ---
# anemone-daisy-maker comes as source alone: what builds it is installed first, by its hash, so that nothing is
# fetched that no lock names
BACKEND := /^setuptools==/,/[^\\]$$/p

# a Python that is too old is told so before anything is installed
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Setting up .venv (once, about a minute) ..."
	@sed -n '$(BACKEND)' requirements.lock > $(VENV)/backend.lock
	@sed '/^$(PART)/,$$d' requirements.lock > $(VENV)/run.lock
	@$(PIP) install --quiet --require-hashes -r $(VENV)/backend.lock
	@$(PIP) install --quiet --require-hashes --no-build-isolation -r $(VENV)/run.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev-ready: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Setting up .venv for tests (once, about a minute) ..."
	@sed -n '$(BACKEND)' requirements-dev.lock > $(VENV)/backend.lock
	@$(PIP) install --quiet --require-hashes -r $(VENV)/backend.lock
	@$(PIP) install --quiet --require-hashes --no-build-isolation -r requirements-dev.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run-ready

$(VENV)/.checks-ready: requirements-checks.lock $(VENV)/.dev-ready
	@$(PIP) install --quiet --require-hashes -r requirements-checks.lock
	@touch $@

$(VENV)/.proof-ready: requirements-proof.lock $(VENV)/.dev-ready
	@echo "Fetching the recogniser (once, about 300 MB) ..."
	@$(PIP) install --quiet --require-hashes -r requirements-proof.lock
	@touch $@
