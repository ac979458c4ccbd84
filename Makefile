# `make help` lists what can be done. CI runs `make lint test`, and nothing that a developer cannot.

GO       ?= go
BIN      := bin
LINT     := $(BIN)/golangci-lint
VERSION  ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
FUZZTIME ?= 20s
BENCH    ?=
COUNT    ?= 6

.DEFAULT_GOAL := help
.PHONY: help build run test lint fmt vet check bench fuzz docs screens need clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  \1\t/' | expand -t 12

build: ## the program, static, into ./otklik
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags "-s -w -X main.release=$(VERSION)" -o otklik .

run: ## the sandbox: the whole system on http://127.0.0.1:8080, without tokens or network
	$(GO) run . sandbox

need: ## what the tests drive: redis-server, chromium and the Russian dictionary
	@tools/need.sh redis-server chromium hunspell-ru

test: need ## every test, with the race detector, in random order
	$(GO) test -race -shuffle=on -timeout 20m ./...
	$(GO) test -run '^TestAYearOfTheClock$$' ./internal/app # with all its tasks: under the race detector it takes fewer

$(LINT): tools/go.mod tools/go.sum
	@mkdir -p $(BIN)
	$(GO) build -modfile=tools/go.mod -o $@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint

lint: $(LINT) ## the linters of .golangci.yml, at the version of tools/go.mod
	$(LINT) run ./...

fmt: $(LINT) ## format the sources
	$(LINT) fmt ./...

vet: ## go vet
	$(GO) vet ./...

check: fmt vet lint test ## everything before a commit

bench: ## speed and cost against their limits, in one table; BENCH=regexp: packages' own benchmarks, COUNT runs each
	@tools/need.sh redis-server hunspell-ru
ifeq ($(BENCH),)
	$(GO) test -run '^$$' -bench '^BenchmarkFigures$$' -benchtime 1x -timeout 10m ./internal/bench
else
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem -count $(COUNT) -timeout 60m $$($(GO) list ./... | grep -v /internal/bench$$)
endif

fuzz: ## every fuzz target for FUZZTIME each
	@GO="$(GO)" tools/fuzz.sh "$(FUZZTIME)"

docs: ## docs/configuration.md and .env.example from the option table
	$(GO) test ./internal/config -run '^TestDocuments$$' -update

screens: ## docs/screens.md with its pictures, from the sandbox
	@tools/need.sh chromium hunspell-ru
	$(GO) test ./internal/sandbox/screens -run '^TestScreens$$' -screens

clean: ## what was built
	rm -rf $(BIN) otklik
