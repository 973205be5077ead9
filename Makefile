# Every target creates the environment it needs: python3 -m venv, then uv from pip, then uv pip install.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# constraints.txt holds the versions the project was last tested with
UV := $(BIN)/uv pip install --quiet --constraint constraints.txt --python $(BIN)/python

.DEFAULT_GOAL := help
.PHONY: help report test lint type fmt fmt-check check golden gate bench bench-translate embed bench-match test-browser test-train build clean

help: ## show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.run: $(BIN)/uv pyproject.toml constraints.txt
	$(UV) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(UV) --editable . --group test
	@touch $@

report: $(VENV)/.run ## compare the stories of corpora/ into reports/
	$(BIN)/crossread compare corpora/ --out reports/

test: $(VENV)/.dev ## the test suite (no browser)
	$(BIN)/python -m pytest -q

golden: $(VENV)/.dev ## write the golden reports anew; review the diff
	$(BIN)/python -m pytest -q --golden tests/test_report_golden.py

# The browser tests have an environment of their own, so that the main one stays small.
# Chromium and its driver come from the system; as root they are installed when missing.
BROWSER := .venv-browser
$(BROWSER)/.ready: $(BIN)/uv
	@command -v chromium chromedriver >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& apt-get update -qq && apt-get install -y -qq chromium chromium-driver fonts-dejavu-core >/dev/null; } \
		|| { echo "install chromium and chromedriver first"; exit 1; }
	$(PYTHON) -m venv $(BROWSER)
	$(BIN)/uv pip install --quiet --python $(BROWSER)/bin/python "selenium>=4.20" "pytest>=8" "jsonschema>=4.21"
	$(BIN)/uv pip install --quiet --python $(BROWSER)/bin/python --no-deps "axe-playwright-python>=0.1.4"
	@touch $@

test-browser: $(VENV)/.dev $(BROWSER)/.ready ## the report page in Chromium: keyboard, filters, axe
	$(BIN)/python tests/browser/render_pages.py build/browser
	$(BROWSER)/bin/python -m pytest -q -m browser tests/browser

TRAIN := .venv-train

# torch first and by pip: where a CPU build is at hand, pip takes it
$(TRAIN)/.ready: pyproject.toml
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check torch uv
	$(TRAIN)/bin/uv pip install --quiet --python $(TRAIN)/bin/python --editable '.[train]' --group test
	@touch $@

test-train: $(TRAIN)/.ready ## toy trainings with torch, in an environment of their own
	OMP_NUM_THREADS=1 $(TRAIN)/bin/python -m pytest -q tests/test_train_*.py

# ruff and mypy have an environment of their own too: they weigh as much as a tenth of the main one
LINT := .venv-lint

$(LINT)/.ready: $(VENV)/.dev
	$(PYTHON) -m venv $(LINT)
	$(BIN)/uv pip install --quiet --constraint constraints.txt --python $(LINT)/bin/python --group lint
	@touch $@

lint: $(LINT)/.ready ## ruff
	$(LINT)/bin/ruff check .

fmt: $(LINT)/.ready ## format the code
	$(LINT)/bin/ruff format .
	$(LINT)/bin/ruff check --fix .

fmt-check: $(LINT)/.ready ## is the code formatted?
	$(LINT)/bin/ruff format --check .

type: $(LINT)/.ready ## mypy --strict
	$(LINT)/bin/mypy --python-executable $(BIN)/python

check: fmt-check lint type test ## all of it

bench-translate: $(VENV)/.dev ## BLEU, chrF, numbers, names and speed of the packages
	$(BIN)/python benchmarks/translate_quality.py

bench-match: $(VENV)/.dev ## alignment, matching, omissions, calibration and speed
	$(BIN)/python benchmarks/match.py

gate: $(VENV)/.dev ## figures on corpora/ and tests/gold against their floors
	$(BIN)/python benchmarks/gate_match.py
	if [ -f benchmarks/gate_framing.py ]; then $(BIN)/python benchmarks/gate_framing.py; fi

embed: $(VENV)/.run ## put package files into crossread/models: make embed FILES="a.argosmodel b.argosmodel"
	$(BIN)/python -m crossread.translate.embed $(FILES)

clean: ## remove the environment and what was made
	rm -rf $(VENV) $(BROWSER) $(LINT) $(TRAIN) reports build dist
