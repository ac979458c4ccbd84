package arch_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"otklik/tasks"
)

func updating() bool { return flag.Lookup("update").Value.String() == "true" }

func TestMain(m *testing.M) {
	flag.Bool("update", false, "write what is generated in ARCHITECTURE.md anew")
	flag.Parse()
	os.Exit(m.Run())
}

const (
	architecture = "ARCHITECTURE.md"
	generated    = "<!-- generated from tasks.Table: go test ./internal/arch -update -->\n"
	generatedEnd = "<!-- end of generated -->"
)

// TestDiagram compares the diagram and the table in ARCHITECTURE.md with the table in the code; -update writes them.
func TestDiagram(t *testing.T) {
	page := document(t, architecture)
	before, rest, ok := strings.Cut(page, generated)
	_, after, closed := strings.Cut(rest, generatedEnd)
	if !ok || !closed {
		t.Fatalf("%s has lost the comments between which the diagram stands", architecture)
	}
	want := before + generated + diagram() + "\n" + tableOfCommands() + generatedEnd + after
	switch {
	case page == want:
	case updating():
		if err := os.WriteFile(root+"/"+architecture, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s does not show the table as it is; run: go test ./internal/arch -update", architecture)
	}
}

// diagram draws every row that moves a task.
func diagram() string {
	var b strings.Builder
	b.WriteString("```mermaid\nstateDiagram-v2\n")
	for _, row := range tasks.Table() {
		if row.To == tasks.None {
			continue
		}
		for _, from := range row.In {
			fmt.Fprintf(&b, "    %s --> %s : %s (%s)\n", state(from), row.To, row.Do, join(row.By))
		}
	}
	for _, s := range tasks.Statuses() {
		if !s.Open() {
			fmt.Fprintf(&b, "    %s --> [*]\n", s)
		}
	}
	b.WriteString("```\n")
	return b.String()
}

func state(s tasks.Status) string {
	if s == tasks.None {
		return "[*]"
	}
	return string(s)
}

// tableOfCommands lists every row, those that leave a task where it is too.
func tableOfCommands() string {
	var b strings.Builder
	b.WriteString("| command | in | then | who | decree | terms | calls |\n|---|---|---|---|---|---|---|\n")
	for _, row := range tasks.Table() {
		cells := []string{
			"`" + string(row.Do) + "`", statuses(row.In), string(row.To), join(row.By), paragraphs(row.Para), terms(row), calls(row),
		}
		b.WriteString(strings.ReplaceAll("| "+strings.Join(cells, " | ")+" |\n", "|  |", "| |"))
	}
	return strings.ReplaceAll(b.String(), "|  |", "| |")
}

func statuses(in []tasks.Status) string {
	open := slices.DeleteFunc(tasks.Statuses(), func(s tasks.Status) bool { return !s.Open() })
	missing := slices.DeleteFunc(slices.Clone(open), func(s tasks.Status) bool { return slices.Contains(in, s) })
	switch {
	case slices.Equal(in, tasks.Statuses()):
		return "any"
	case slices.Equal(in, open):
		return "any open"
	case len(in)+len(missing) == len(open) && len(missing) < len(in):
		return "any open but " + join(missing)
	case slices.Equal(in, []tasks.Status{tasks.None}):
		return "(found)"
	}
	return join(in)
}

func paragraphs(p string) string {
	if p == "" {
		return ""
	}
	return "[" + p + "]"
}

func terms(row tasks.Transition) string {
	var parts []string
	if len(row.Stops) > 0 {
		parts = append(parts, "ends "+join(row.Stops))
	}
	if len(row.Starts) > 0 {
		parts = append(parts, "starts "+join(row.Starts))
	}
	return strings.Join(parts, "; ")
}

func calls(row tasks.Transition) string {
	var parts []string
	for _, tell := range row.Tells {
		who := string(tell.Who)
		if tell.Urgent {
			who += " (urgent)"
		}
		parts = append(parts, who)
	}
	return strings.Join(parts, ", ")
}

func join[T ~string](items []T) string {
	var parts []string
	for _, item := range items {
		parts = append(parts, string(item))
	}
	return strings.Join(parts, ", ")
}
