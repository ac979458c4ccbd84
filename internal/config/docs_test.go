package config_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"otklik/internal/config"
)

func updating() bool { return flag.Lookup("update").Value.String() == "true" }

func TestMain(m *testing.M) {
	flag.Bool("update", false, "write docs/configuration.md and .env.example anew")
	flag.Parse()
	os.Exit(m.Run())
}

// TestDocuments compares what the table says with what the documents say; -update writes them.
func TestDocuments(t *testing.T) {
	roster, err := os.ReadFile("testdata/roster.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/configuration.md.in")
	if err != nil {
		t.Fatal(err)
	}
	page := strings.NewReplacer(
		"{{example}}", exampleFile(), "{{keys}}", keyTable(), "{{roster}}", string(roster),
	).Replace(string(text))
	for path, want := range map[string]string{"../../docs/configuration.md": page, "../../.env.example": envExample()} {
		if updating() {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is not what the table says; run: go test ./internal/config -update", path)
		}
	}
}

// exampleFile is a whole configuration file with the defaults.
func exampleFile() string {
	var b strings.Builder
	var open []string
	for _, o := range config.Options() {
		parts := strings.Split(o.Key, ".")
		last := len(parts) - 1
		for i, p := range parts[:last] {
			if i >= len(open) || open[i] != p {
				fmt.Fprintf(&b, "%s%s:\n", strings.Repeat("  ", i), p)
				open = append(open[:i:i], p)
			}
		}
		open = open[:min(len(open), last)]
		fmt.Fprintf(&b, "%s%s: %s\n", strings.Repeat("  ", last), parts[last], orQuotes(o.Default))
	}
	return b.String()
}

func TestTheDocumentedFileIsRead(t *testing.T) {
	path := write(t, "otklik.yaml", exampleFile())
	c, err := config.Load(path, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	if unused := c.Unused(); len(unused) != 0 {
		t.Errorf("the documented defaults are not the defaults: %v", unused)
	}
}

func orQuotes(s string) string {
	if s == "" {
		return `""`
	}
	return s
}

// keyTable is the reference of every key.
func keyTable() string {
	var b strings.Builder
	b.WriteString("| key | variable | written as | default | what it does |\n|---|---|---|---|---|\n")
	for _, o := range config.Options() {
		variable := "`" + o.Variable() + "`"
		if o.Secret {
			variable += " or `" + o.Variable() + "_FILE`"
		}
		about := o.About
		if o.Example != o.Default {
			about += " Example: `" + o.Example + "`."
		}
		if o.Later {
			about += " *Read and proved, but this version does not act on it.*"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | `%s` | %s |\n", o.Key, variable, o.Kind, orQuotes(o.Default), strings.ReplaceAll(about, "|", "\\|"))
	}
	return b.String()
}

// envExample is every variable, commented out, at its default.
func envExample() string {
	var b strings.Builder
	b.WriteString("# Every setting of Otklik as an environment variable. Generated from the option table: see docs/configuration.md.\n" +
		"# A commented or empty variable is not set. A secret may stand in a file of its own: NAME_FILE=/path instead of NAME=value.\n")
	var section string
	for _, o := range config.Options() {
		if s, _, _ := strings.Cut(o.Key, "."); s != section {
			section = s
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "# %s\n", strings.ReplaceAll(o.About, "`", ""))
		fmt.Fprintf(&b, "#%s=%s\n", o.Variable(), o.Default)
	}
	return b.String()
}

func TestTheEnvExampleIsRead(t *testing.T) {
	var environ []string
	for line := range strings.Lines(envExample()) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "#OTKLIK_"); ok {
			environ = append(environ, "OTKLIK_"+name)
		}
	}
	if len(environ) != len(config.Options()) {
		t.Fatalf("%d variables for %d options", len(environ), len(config.Options()))
	}
	if _, err := config.Load("none.yaml", false, environ); err != nil {
		t.Error(err)
	}
}
