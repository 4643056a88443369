# Two commands matter: `make run` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8501

.PHONY: run test lint soak bench eval data clean

run: $(VENV)/.runtime
	$(BIN)/python -m geo prepare
	$(BIN)/streamlit run dashboard.py --server.address $(HOST) --server.port $(PORT)

test: $(VENV)/.dev lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

soak: $(VENV)/.dev
	BADIA_SOAK=1 $(BIN)/python -m pytest -m soak

bench: $(VENV)/.dev
	$(BIN)/python -m bench

eval: $(VENV)/.dev
	$(BIN)/python -m evaluation

data: $(VENV)/.dev
	$(BIN)/python -m data.gazetteer.scripts

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Badia needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(VENV)/bin/python requirements.txt
	@echo "Fetching the packages that requirements.txt names; the first time this takes a minute or two."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: $(VENV)/bin/python requirements.txt requirements-dev.txt
	@echo "Fetching the packages that requirements-dev.txt names; the first time this takes a minute or two."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/.runtime

clean:
	rm -rf $(VENV) static .pytest_cache .mypy_cache .ruff_cache
