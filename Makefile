# `make` builds the site, `make help` lists what else there is.
# Python 3.11 or newer and make are enough; the rest is installed into .venv from the locks.

PY := .venv/bin/python
PLANSITE := .venv/bin/plansite
FAST := -m "not long"
TEST_SITE := .test-site
COMPILE := $(PY) -m piptools compile -q --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options $(UPGRADE)

export PYTHON
export NO_MKDOCS_2_WARNING := 1
export PYTHONHASHSEED := 0
export PYTHONUTF8 := 1
unexport PYTHONDONTWRITEBYTECODE	# what is compiled is kept: compiling anew costs every process seconds

.PHONY: site desk fix sheets word collate answers templates undo library new add-language test quick near serve check tables pdf offline hosting zensical bench translated release lint fmt lock clean help \
	venv test-venv test-site

site: venv ## Build the site into site/ (default); of another plan: make site PLAN=plans/water SITE=water-site
	@$(PLANSITE) build $(if $(PLAN),--plan $(PLAN)) $(if $(SITE),--site $(SITE))

test: test-venv ## Run every test: lint, types, fast tests, then the built site, browser and PDFs
	@$(MAKE) --no-print-directory -j 2 -O lint test-site	# each keeps one processor busy
	@echo "test: fast tests"
	@$(PY) -m pytest -q -n 2 $(FAST)
	@echo "test: site, browser and PDF tests"
	@PLAN_SITE=$(TEST_SITE) $(PY) -m pytest -q -n 4 --dist worksteal -m long	# a browser waits half of the time

test-site: test-venv
	@$(PY) scripts/setup/browser.py --install
	@PYTHONPATH=scripts $(PY) -m setup.tools
	@SITE_URL= $(PLANSITE) build --site $(TEST_SITE)

quick: test-venv ## Check style, types and the tests near what was changed since main
	@$(MAKE) --no-print-directory -j 2 -O lint near

near: test-venv
	@$(PY) -m pytest -q -n 2 $(FAST) $$($(PY) -m tests.near)

library: venv ## Publish the plans of library.yml as one library into library-site/
	@$(PLANSITE) library build $(if $(SITE),--site $(SITE)) $(if $(SCHEDULER),--scheduler $(SCHEDULER))

serve: venv ## Show the site in a browser, renewed with every change
	@$(PLANSITE) serve $(if $(PORT),--port $(PORT))

new: venv ## Make a plan from a document: make new SOURCE=plan.docx INTO=plans/water
	@$(PLANSITE) new $(SOURCE) $(INTO)

add-language: venv ## Lay out a plan for a further language: make add-language CODE=en PLAN=plans/water
	@$(PLANSITE) add-language $(CODE) $(if $(PLAN),--plan $(PLAN))

desk: venv ## Open the office's page on this machine: findings, spreadsheets, publishing (or double-click desk.sh, desk.bat)
	@$(PLANSITE) desk $(if $(PLAN),--plan $(PLAN)) $(if $(SITE),--site $(SITE))

fix: venv ## Apply what check proposes, one by one (make fix ALL=1: all that needs no thought, unasked)
	@$(PLANSITE) fix $(if $(ALL),--all) $(if $(PLAN),--plan $(PLAN))

sheets: venv ## Write the data as plan.xlsx; take it back: make sheets IN=plan.xlsx (YES=1 writes)
	@$(PLANSITE) sheets $(if $(IN),in $(IN) $(if $(YES),--yes),out) $(if $(PLAN),--plan $(PLAN))

word: venv ## Write the text as plan.docx; take it back: make word IN=plan.docx (YES=1 writes)
	@$(PLANSITE) word $(if $(IN),in $(IN) $(if $(YES),--yes),out $(CHAPTER)) $(if $(PLAN),--plan $(PLAN))

collate: venv ## Read the comments in inbox/ into the register of a round (take the last time back: UNDO=1)
	@$(PLANSITE) collate $(or $(INBOX),inbox) $(if $(ROUND),--round $(ROUND)) $(if $(UNDO),--undo) $(if $(PLAN),--plan $(PLAN))

answers: venv ## Write a reply for each sender: make answers ROUND=2023-03 (as Word files: WORD=1)
	@$(PLANSITE) answers $(ROUND) $(if $(INBOX),--inbox $(INBOX)) $(if $(WORD),--word) $(if $(PLAN),--plan $(PLAN))

templates: venv ## Write the Word templates of a round's papers into plan/, for the office to change
	@$(PLANSITE) templates $(if $(PLAN),--plan $(PLAN))

undo: venv ## Take the last change back that fix, sheets or the desk made
	@$(PLANSITE) undo $(if $(PLAN),--plan $(PLAN))

check: venv ## Check plan/ and write nothing
	@$(PLANSITE) check $(if $(PLAN),--plan $(PLAN))

tables: venv ## Write the generated pages into docs/
	@$(PLANSITE) tables

pdf: venv ## Typeset the PDFs
	@$(PLANSITE) pdf

offline: site ## Make one zip of the whole site that works from a disk, in dist/
	@$(PLANSITE) offline --to dist

hosting: site ## Write the headers (content security policy) for web servers and static hosts into dist/hosting/
	@$(PLANSITE) hosting

zensical: test-venv site ## Build the site with Zensical, too, and compare
	@$(PLANSITE) zensical

bench: test-venv ## Measure how long things take
	@$(PY) scripts/bench.py

translated: venv ## Confirm the translation of blocks: make translated ID=m3-1-2 (several: ID="m3-1-2 c3-1-1"; all: ID=all)
	@$(PLANSITE) translated $(ID) $(if $(PLAN),--plan $(PLAN))

release: test ## Record what is published from now on; keep an edition: make release EDITION=NAME DATE=2022-06-30
	@$(PLANSITE) release $(if $(EDITION),--edition "$(EDITION)" --date "$(DATE)")

lint: test-venv ## Check style and types of the code
	@echo "lint: ruff, mypy"
	@$(PY) -m ruff check -q --output-format=concise
	@$(PY) -m mypy --no-error-summary

fmt: test-venv ## Format the code
	@$(PY) -m ruff check -q --fix-only && $(PY) -m ruff format -q

lock: test-venv ## Renew the locks (newest versions: make lock UPGRADE=--upgrade)
	@for part in requirements-build requirements requirements-test; do \
		echo "lock: $$part.lock"; $(COMPILE) -o $$part.lock $$part.in || exit 1; done

clean: ## Remove what was built and installed
	@rm -rf .venv .venv-install.log node_modules .site-* .site.lock .docs.lock site library-site .library-site* dist build src/*.egg-info $(TEST_SITE)*
	@find docs -mindepth 1 -maxdepth 1 ! -name assets -exec rm -rf {} +

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "make %-12s %s\n", $$1, $$2 }'

venv:
	@python=$$(sh scripts/setup/python.sh) && "$$python" scripts/setup/venv.py requirements.lock

test-venv:
	@python=$$(sh scripts/setup/python.sh) && "$$python" scripts/setup/venv.py requirements.lock requirements-test.lock
