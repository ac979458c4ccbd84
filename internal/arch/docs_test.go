package arch_test

import (
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"otklik/internal/config"
)

// document reads a file by its path from the root.
func document(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// documents lists the documents by their paths from the root.
func documents(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"*.md", "docs/*.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range found {
			path, err := filepath.Rel(root, path)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, filepath.ToSlash(path))
		}
	}
	for _, must := range []string{"README.md", architecture, "CONTRIBUTING.md", "docs/operations.md", "docs/staff.md"} {
		if !slices.Contains(all, must) {
			t.Errorf("there is no %s", must)
		}
	}
	return all
}

var (
	fence = regexp.MustCompile("(?ms)^ *```([a-z]*)\n(.*?)^ *```$")
	span  = regexp.MustCompile("`([^`\n]+)`")
	link  = regexp.MustCompile(`\]\(([^)\s]+)\)`)
)

// code lists what a document shows as code: spans, and the lines of blocks.
func code(page string) []string {
	var all []string
	for _, block := range fence.FindAllStringSubmatch(page, -1) {
		all = append(all, strings.Split(block[2], "\n")...)
	}
	for _, s := range span.FindAllStringSubmatch(fence.ReplaceAllString(page, ""), -1) {
		all = append(all, s[1])
	}
	return all
}

func TestLinksLeadSomewhere(t *testing.T) {
	for _, path := range documents(t) {
		for _, m := range link.FindAllStringSubmatch(document(t, path), -1) {
			target, anchor, _ := strings.Cut(m[1], "#")
			if strings.Contains(target, "://") {
				continue
			}
			to := path
			if target != "" {
				to = filepath.ToSlash(filepath.Join(filepath.Dir(path), target))
			}
			if _, err := os.Stat(filepath.Join(root, to)); err != nil {
				t.Errorf("%s links to %s, which is not there", path, m[1])
			} else if anchor != "" && !slices.Contains(anchors(document(t, to)), anchor) {
				t.Errorf("%s links to %s; %s has no such heading", path, m[1], to)
			}
		}
	}
}

var named = regexp.MustCompile(`<a id="([^"]+)"></a>`)

// anchors lists the addresses of a page's headings, as GitHub makes them, and those that it names itself.
func anchors(page string) []string {
	var all []string
	for _, m := range named.FindAllStringSubmatch(page, -1) {
		all = append(all, m[1])
	}
	for line := range strings.Lines(fence.ReplaceAllString(page, "")) {
		if !strings.HasPrefix(line, "#") {
			continue
		}
		all = append(all, strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
				return unicode.ToLower(r)
			}
			return -1
		}, strings.TrimSpace(strings.TrimLeft(line, "#"))))
	}
	return all
}

// subcommands reads their names from the table in main.go.
func subcommands(t *testing.T) []string {
	t.Helper()
	names := []string{"help"}
	for _, s := range sources(t) {
		if s.path != "main.go" {
			continue
		}
		ast.Inspect(s.ast, func(n ast.Node) bool {
			f, ok := n.(*ast.FuncDecl)
			if !ok || f.Name.Name != "commands" {
				return true
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if row, ok := n.(*ast.CompositeLit); ok && row.Type == nil && len(row.Elts) == 4 {
					names = append(names, text(row.Elts[0]))
				}
				return true
			})
			return false
		})
	}
	if len(names) < 5 {
		t.Fatalf("only %v was found in main.go", names)
	}
	return names
}

// text is the value of a string literal, "" of anything else.
func text(e ast.Node) string {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if s, err := strconv.Unquote(lit.Value); err == nil {
			return s
		}
	}
	return ""
}

var (
	subcommand = regexp.MustCompile(`(?:^|[ ./])(?:otklik|go run \.) ([a-z]+)(?: |$)`)
	target     = regexp.MustCompile(`(?:^|\s)make ([a-z]+)`)
)

// TestCommandsExist: whatever a document tells to type is there; and README names every subcommand.
func TestCommandsExist(t *testing.T) {
	known, named := subcommands(t), map[string]bool{"help": true}
	makefile := document(t, "Makefile")
	for _, path := range documents(t) {
		for _, line := range code(document(t, path)) {
			for _, m := range subcommand.FindAllStringSubmatch(line, -1) {
				if strings.Contains(line, "docker") || strings.Contains(line, "systemctl") || strings.Contains(line, "journalctl") {
					continue // a service of that name
				}
				if !slices.Contains(known, m[1]) {
					t.Errorf("%s: there is no command in %q", path, line)
				}
				named[m[1]] = named[m[1]] || path == "README.md"
			}
			for _, m := range target.FindAllStringSubmatch(line, -1) {
				if !strings.Contains(makefile, "\n"+m[1]+":") {
					t.Errorf("%s: the Makefile has no %q", path, m[1])
				}
			}
		}
	}
	for _, name := range known {
		if !named[name] {
			t.Errorf("README.md does not name the command %q", name)
		}
	}
}

// TestExamplesOfReadmeLoad: what a newcomer copies works.
func TestExamplesOfReadmeLoad(t *testing.T) {
	blocks := map[string]string{}
	for _, block := range fence.FindAllStringSubmatch(document(t, "README.md"), -1) {
		if block[1] == "yaml" && strings.Contains(block[2], "people:") {
			blocks["roster.yaml"] = block[2]
		} else if block[1] == "yaml" {
			blocks["otklik.yaml"] = block[2]
		}
	}
	path := filepath.Join(t.TempDir(), "otklik.yaml")
	if err := os.WriteFile(path, []byte(blocks["otklik.yaml"]), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg, err := config.Load(path, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := cfg.RequireTokens(); err != nil {
		t.Error(err)
	}
	roster, err := config.ParseRoster("roster.yaml", []byte(blocks["roster.yaml"]))
	if err != nil {
		t.Fatal(err)
	}
	for _, warning := range config.RosterWarnings(roster) {
		if !strings.Contains(warning, "по ссылке из /invite") { // which is what README says comes next
			t.Error(warning)
		}
	}
}
