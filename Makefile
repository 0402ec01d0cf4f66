# A thin wrapper: the README shows the plain commands.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: demo test lint lock messages screenshots clean

demo: $(VENV)/.runtime
	$(RUN) cli.py translate examples/
	$(RUN) cli.py status
	$(RUN) cli.py publish --allow-drafts --to site/

test: $(VENV)/.test
	$(RUN) -m pytest

lint: $(VENV)/.test
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.txt | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/runtime.txt
	touch $@

$(VENV)/.test: requirements/test.txt | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/test.txt
	touch $@

# Pins everything with hashes; argostranslate is added without what it asks for and this program never imports.
COMPILE := uv pip compile --quiet --generate-hashes --no-header --universal --python-version 3.11
lock:
	cd requirements && $(COMPILE) --no-deps argostranslate.in > argostranslate.lock
	cd requirements && $(COMPILE) runtime.in | cat - argostranslate.lock > runtime.txt
	cd requirements && $(COMPILE) test.in | cat - argostranslate.lock > test.txt
	rm requirements/argostranslate.lock

clean:
	rm -rf $(VENV)

# The site's own words, brought up to date with the code and the templates; then translate what is new in locales/.
WORDS := locales/messages.pot
messages: $(VENV)/.runtime
	$(VENV)/bin/pybabel --quiet extract -F pyproject.toml -k N_ -k words --add-location=file --sort-by-file --project=Editions --version=1 --msgid-bugs-address=desk@news.example --copyright-holder="the Editions newsroom" -o $(WORDS) .
	$(VENV)/bin/pybabel --quiet update --no-fuzzy-matching --ignore-pot-creation-date --width=0 -D messages -i $(WORDS) -d locales
	$(VENV)/bin/pybabel compile --statistics -D messages -d locales

# The pictures in docs/images, by Debian's Chromium.
screenshots: $(VENV)/.test
	EDITIONS_SCREENSHOTS=docs/images $(RUN) -m pytest -q tests/publish/test_browser.py -k screenshots
