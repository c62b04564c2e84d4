# `make` writes the Leaky ReLU card, `make test` runs every test; both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt

.DEFAULT_GOAL := card
.PHONY: card test check generate coefficients bench clean

card: $(VENV)/.library
	$(BIN)/activarium card leaky_relu --output data/activations

test: $(VENV)/.development
	$(BIN)/python -m pytest --numprocesses 2

check: $(VENV)/.development
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright
	$(BIN)/python tools/generate.py --check

generate: $(VENV)/.library
	$(BIN)/python tools/generate.py

bench: $(VENV)/.development
	$(BIN)/python bench/article.py

clean:
	rm -rf $(VENV) data

$(VENV)/.library: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	touch $@

$(VENV)/.development: pyproject.toml constraints.txt | $(VENV)/.library
	$(PIP) --editable '.[dev]'
	touch $@
