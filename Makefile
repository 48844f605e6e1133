# globalstudy: `make` builds the binary and the shipped study into out/;
# `make test` runs every check. Only make talks to the package registries:
# for assets once, and for the judges of the built site (axe-core, html-validate, Lighthouse).

GO      ?= go
NODE    ?= node
NPM     ?= npm
BIN     := out/globalstudy
STAMP   := templates/assets/.stamp
MODULES := templates/node_modules/.package-lock.json
JUDGES  := render/testdata/tools/node_modules/.package-lock.json
GOFILES := $(shell find cmd render templates -name '*.go' -not -path '*/node_modules/*') \
           $(shell find render templates -type f \( -name '*.js' -o -name '*.html' -o -name '*.css' -o -name '*.tmpl' \) -not -path '*/node_modules/*' -not -path '*/assets/*')
STUDY   := $(shell find chapters datasets -type f)

.PHONY: all build assets test check golden bench lighthouse axe clean tools-go tools-node
all: build

# --- tools: one clear line each ---------------------------------------------------------------
tools-go:
	@command -v $(GO) >/dev/null 2>&1 || { echo "make: Go is missing: install Go 1.26 or newer (https://go.dev/dl/)" >&2; exit 1; }
tools-node:
	@command -v $(NODE) >/dev/null 2>&1 || { echo "make: Node.js is missing: install Node.js 20 or newer (https://nodejs.org); it prepares the maps and fonts once" >&2; exit 1; }
	@command -v $(NPM) >/dev/null 2>&1 || { echo "make: npm is missing: install npm (it comes with Node.js); it fetches the pinned assets once" >&2; exit 1; }

# --- assets: fetched and prepared once ---------------------------------------------------------
$(MODULES): templates/package.json templates/package-lock.json | tools-node
	cd templates && $(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@
$(STAMP): $(MODULES) templates/prepare.mjs templates/maps.mjs templates/m49.json $(wildcard render/echarts/prepare/*.go) $(wildcard render/echarts/*.js) | tools-go tools-node
	$(NODE) templates/prepare.mjs
	$(GO) run ./render/echarts/prepare
	@touch $@
assets: $(STAMP)

# --- the binary and the study ------------------------------------------------------------------
$(BIN): $(STAMP) go.mod go.sum $(GOFILES) | tools-go
	$(GO) build -trimpath -ldflags '-s -w' -o $@ ./cmd/globalstudy
build: $(BIN)
	@$(BIN) build --strict -C . -o out

check: $(BIN)
	@$(BIN) check --strict -C .

# --- tests ---------------------------------------------------------------------------------------
# Two passes: every test as the product runs, then again under the race detector, where the embedded
# JavaScript engine is some thirty times slower; there only the small kitchen-sink study is drawn, and
# of render/echarts the tests of its concurrency run.
test: $(BIN) $(JUDGES)
	@bad=$$(gofmt -l cmd render templates/*.go); test -z "$$bad" || { echo "gofmt: $$bad" >&2; exit 1; }
	$(GO) vet ./...
	$(GO) test -timeout 30m ./...
	$(GO) test -race -timeout 30m $$($(GO) list ./... | grep -v render/echarts)
	$(GO) test -race -timeout 30m -run 'Limits|Cache|ContextStops|NotDependOnOthers|FaultsName|StaleProgram' ./render/echarts

# The judges of the built site, from npm, for tests alone.
$(JUDGES): render/testdata/tools/package.json render/testdata/tools/package-lock.json | tools-node
	@(cd render/testdata/tools && $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json) || \
	  { test "$$REQUIRE_TOOLS" != 1 && echo "make: axe-core and html-validate could not be fetched: the checks by them are left out" >&2; }

# Lighthouse on a page of each kind of the built study: all four categories of each page must reach 100. Measures
# time, so it is apart from the tests: run it on a machine that is at rest.
lighthouse: build render/testdata/lighthouse/package-lock.json | tools-node
	cd render/testdata/lighthouse && $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	cd render/testdata/lighthouse && CHROME_PATH=$${CHROME_PATH:-$$(command -v chromium)} $(NODE) run.mjs ../../../out/site

# axe-core on every page of the shipped study at both widths, light and dark; make test judges each page in one of these
# four looks, in turn.
axe: $(BIN) $(JUDGES)
	EVERY_LOOK=1 $(GO) test ./render -run 'TestAxeOnEveryPage' -count=1 -timeout 60m -v

# Rewrite golden files; inspect the difference before committing it.
golden: $(STAMP)
	$(GO) test $$(grep -rl --include='*_test.go' 'flag.Bool("update"' render | xargs -n1 dirname | sort -u | sed 's|^|./|') -update
	UPDATE_SCRIPTS=1 $(GO) test ./cmd/globalstudy

bench: $(BIN)
	$(GO) test -p 1 -run '^$$' -bench . -benchmem ./...

clean:
	rm -rf out/site out/*.pdf out/.cache $(BIN)
