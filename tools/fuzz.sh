#!/usr/bin/env bash
# fuzz.sh TIME runs every fuzz target of the module for TIME each; a failure's input stays in the package's testdata/fuzz.
set -euo pipefail
cd "$(dirname "$0")/.."
go=${GO:-go}
time=${1:-20s}
ran=0
for package in $("$go" list ./...); do
	for target in $("$go" test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
		echo "== $package $target"
		"$go" test -run '^$' -fuzz "^$target\$" -fuzztime "$time" "$package"
		ran=$((ran + 1))
	done
done
echo "$ran fuzz targets"
[ "$ran" -gt 0 ]
