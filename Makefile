# `make` builds the site, `make help` lists what else there is.
# Python 3.11 or newer and make are enough; the rest is installed into .venv from the locks.

PY := .venv/bin/python
SLOW := site or browser or pdf
TEST_SITE := .test-site
COMPILE := $(PY) -m piptools compile -q --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options $(UPGRADE)

export PYTHON
export NO_MKDOCS_2_WARNING := 1
export PYTHONHASHSEED := 0
export PYTHONUTF8 := 1

.PHONY: site test serve check tables pdf offline hosting zensical bench translated release lint fmt lock clean help \
	venv test-venv

site: venv ## Build the site into site/ (default)
	@$(PY) scripts/build_site.py

test: lint ## Run every test: lint, types, fast tests, then the built site, browser and PDFs
	@echo "test: fast tests"
	@$(PY) -m pytest -q -n 2 -m "not ($(SLOW))"
	@$(PY) scripts/setup/browser.py --install
	@PYTHONPATH=scripts $(PY) -m setup.tools
	@SITE_URL= $(PY) scripts/build_site.py --site $(TEST_SITE)
	@echo "test: site, browser and PDF tests"
	@PLAN_SITE=$(TEST_SITE) $(PY) -m pytest -q -n 2 --dist worksteal -m "$(SLOW)"

serve: venv ## Show the site in a browser, renewed with every change
	@$(PY) scripts/serve.py $(if $(PORT),--port $(PORT))

check: venv ## Check plan/ and write nothing
	@$(PY) scripts/build_tables.py --check

tables: venv ## Write the generated pages into docs/
	@$(PY) scripts/build_tables.py

pdf: venv ## Typeset the PDFs
	@$(PY) scripts/build_pdf.py

offline: site ## Make one zip of the whole site that works from a disk, in dist/
	@$(PY) scripts/build_offline.py --to dist

hosting: site ## Write the headers (content security policy) for web servers and static hosts into dist/hosting/
	@$(PY) scripts/build_hosting.py

zensical: test-venv site ## Build the site with Zensical, too, and compare
	@$(PY) scripts/try_zensical.py

bench: test-venv ## Measure how long things take
	@$(PY) scripts/bench.py

translated: venv ## Confirm the English of blocks: make translated ID=m3-1-2 (several: ID="m3-1-2 c3-1-1"; all: ID=all)
	@$(PY) scripts/confirm_translation.py $(ID)

release: test ## Record the identities of what is published from now on
	@$(PY) scripts/release.py

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
	@rm -rf .venv .venv-install.log node_modules .site-* .site.lock site dist $(TEST_SITE)*
	@find docs -mindepth 1 -maxdepth 1 ! -name assets -exec rm -rf {} +

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "make %-11s %s\n", $$1, $$2 }'

venv:
	@python=$$(sh scripts/setup/python.sh) && "$$python" scripts/setup/venv.py requirements.lock

test-venv:
	@python=$$(sh scripts/setup/python.sh) && "$$python" scripts/setup/venv.py requirements.lock requirements-test.lock
