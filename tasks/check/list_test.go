package check_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"otklik/tasks/check"
)

const listFile = "../../docs/hints.md"

func TestMain(m *testing.M) {
	flag.Bool("update", false, "write docs/hints.md anew")
	flag.Parse()
	os.Exit(m.Run())
}

// TestList compares docs/hints.md with the rules; -update writes it.
func TestList(t *testing.T) {
	want := ruleList()
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(listFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(listFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the rules say; run: go test ./tasks/check -run TestList -update", listFile)
	}
}

const listHead = `# Hints of the draft check

Generated from the rules of ` + "`tasks/check`" + `; do not edit it. What the hints look like and what people do with them is told
in [staff.md](staff.md#подсказки-к-ответу), how well they do in [decisions.md](decisions.md). A rule is switched off by its id:
` + "`check.off: [capitals, links]`" + `; the numbers of rules are the other ` + "`check.…`" + ` keys of
[configuration.md](configuration.md).

«Не ошибка» is remembered for the words wherever they stand, or, where the last column says so, for that one answer: what is said
of a message, its author or a day says nothing of the next.

| criterion | id | what it notices | example | «Не ошибка» |
|---|---|---|---|---|
`

// ruleList is the page: a line a rule, in their order.
func ruleList() string {
	var b strings.Builder
	b.WriteString(listHead)
	for _, r := range check.Rules() {
		scope := "everywhere"
		if r.OfTask {
			scope = "this answer"
		}
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s | %s |\n", r.Criterion, r.ID, r.Title, example(r), scope)
	}
	return b.String()
}

const longestExample = 160 // characters

// example is the first example that makes the rule speak: its message where it needs one, and its draft.
func example(r check.Rule) string {
	x := r.Fires[0]
	cell := "«" + cut(x.Draft) + "»"
	if x.Message != "" {
		cell = "«" + cut(x.Message) + "» — " + cell
	} else if name := strings.TrimSpace(x.Author.First + " " + x.Author.Middle); name != "" {
		cell = name + " — " + cell
	}
	return strings.NewReplacer("|", "\\|", "\n", " ¶ ").Replace(cell)
}

// cut keeps a long text's beginning.
func cut(text string) string {
	if utf8.RuneCountInString(text) <= longestExample {
		return text
	}
	return string([]rune(text)[:longestExample]) + "…"
}
