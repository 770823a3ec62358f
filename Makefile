# Needs Python 3.11 or newer, git and make. The first call installs into .venv; later ones start
# at once. `make` alone lists what there is.

# Material for MkDocs would say at every start that it reaches its end of life on 5 May 2027;
# the README says it once.
export NO_MKDOCS_2_WARNING = 1

PORT ?= 8000
# In GitHub Actions, the file that tells what has happened.
ISSUE ?= $(GITHUB_EVENT_PATH)
BIN = .venv/bin
# The first Python that starts; bootstrap.py looks for a newer one if it is too old.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c "" 2>/dev/null && echo $$p && break; done)

define ready
	@test -n "$(PYTHON)" || { echo "metodbank needs Python 3.11 or newer: no python3 in PATH." >&2; exit 2; }
	@$(PYTHON) -B scripts/bootstrap.py $(1)
endef

.PHONY: help serve build check links weblinks pack fix test bench lock clean
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

serve: ## the site on this computer, rebuilt as you write; PORT=8000
	$(call ready,site)
	@$(BIN)/python -c "import socket; socket.create_server(('127.0.0.1', $(PORT)))" 2>/dev/null || \
		{ echo "port $(PORT) is taken: make serve PORT=8001" >&2; exit 2; }
	@$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

build: ## the site in site/, every warning an error
	$(call ready,site)
	@$(BIN)/mkdocs build --strict

check: ## metadata, translations and links of methods/ and docs/
	$(call ready,site)
	@$(BIN)/metodbank check

links: build ## every link of the built site
	@$(BIN)/metodbank links site

weblinks: build ## addresses on other sites, asked politely; the report in build/links
	@$(BIN)/metodbank links site --external --update-ledger --lang sv --format markdown \
		--output build/links/report.md; code=$$?; \
		cp docs/_ledger/links.yml build/links/; test $$code -le 1

pack: ## a method or an interview of an issue that was written in a form; ISSUE=file
	$(call ready,site)
	@$(BIN)/metodbank from-issue "$(ISSUE)" --into build/pack --report build/pack/report.txt

fix: ## format the code and mend what can be mended by itself
	$(call ready,test)
	@$(BIN)/ruff check --fix --exit-zero .
	@$(BIN)/ruff format .

test: ## everything: code, content, site, browser
	$(call ready,test)
	@$(BIN)/python -B scripts/suite.py

bench: ## measure the build against bare Material; figures in tests/bench
	$(call ready,test)
	@$(BIN)/python -m tests.bench

lock: ## remake requirements/ after a change in pyproject.toml; UPGRADE=1 for the newest
	@$(PYTHON) -B scripts/lock.py $(if $(UPGRADE),--upgrade)

clean: ## remove what was built; .venv stays
	@rm -rf site build dist test-results .mypy_cache .pytest_cache .ruff_cache .hypothesis .cache
	@find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +
