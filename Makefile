# Two commands do all the set-up on a machine that has Python 3.11+ and make: `make run` and `make test`.
PYTHON ?= python3
UV_VERSION := 0.13.9
READY := .venv/.ready
READY_DEV := .venv/.ready-dev
BIN := .venv/bin

.PHONY: run test coverage bench team soak mutants screens golden clean
.DELETE_ON_ERROR:

# The tests start the program some hundred times: what is compiled once is kept.
unexport PYTHONDONTWRITEBYTECODE

run: $(READY)
	@$(BIN)/python -m ui.demonstration.first_run

test: $(READY_DEV)
	@sh ./set-up-tls
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@# mypy has one core busy for half a minute: beside the tests, and not before them
	{ $(BIN)/mypy && $(BIN)/lint-imports; } & gates=$$!; $(BIN)/pytest -n 2; tests=$$?; \
		wait $$gates || { echo "What mypy or lint-imports found stands above the tests" >&2; exit 1; }; exit $$tests
	$(BIN)/pytest -n 2 -q --asks-the-day --day after-the-holidays tests/complaints_desktop tests/db tests/test_days.py

coverage: $(READY_DEV)
	$(BIN)/pytest -n 2 -q --cov=ui --cov=complaints_desktop --cov=db --cov=resources --cov-report=term:skip-covered

bench: $(READY_DEV)
	$(BIN)/uv sync --quiet --frozen --inexact --group bench
	$(BIN)/python -m benchmarks

team: $(READY_DEV)
	@$(BIN)/python -m ui.demonstration.team

soak: $(READY_DEV)
	$(BIN)/python -m tests.db.sync.walk --seeds 5000
	$(BIN)/python -m tests.db.sync.rough
	TRY=all $(BIN)/pytest -n 2
	for day in today last-of-december leap-day clocks-forward clocks-back bank-holiday after-the-holidays; do \
		$(BIN)/pytest -n 2 --day $$day || exit 1; done

mutants: $(READY_DEV)
	$(BIN)/python -m tests.mutants

golden: $(READY_DEV)
	$(BIN)/python -m tests.complaints_desktop.letters.pictures

screens: $(READY)
	$(BIN)/complaints-desktop screens build/screens

$(READY): pyproject.toml uv.lock set-up
	@PYTHON="$(PYTHON)" UV_VERSION="$(UV_VERSION)" sh ./set-up run
	@touch $@

$(READY_DEV): pyproject.toml uv.lock set-up
	@PYTHON="$(PYTHON)" UV_VERSION="$(UV_VERSION)" sh ./set-up test
	@touch $(READY) $@

clean:
	rm -rf .venv build
