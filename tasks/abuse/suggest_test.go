package abuse_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"otklik/tasks"
	"otklik/tasks/abuse"
)

// lines reads a table of testdata without its comments.
func lines(t testing.TB, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := s.Text(); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}

func TestFlagged(t *testing.T) {
	seen := map[tasks.Ground]int{}
	for _, line := range lines(t, "testdata/flagged.txt") {
		cells := strings.Split(line, " | ")
		if len(cells) != 3 {
			t.Fatalf("%q has %d cells", line, len(cells))
		}
		grounds, places := strings.Split(cells[0], "; "), strings.Split(cells[1], "; ")
		found := abuse.Suggest(cells[2])
		if len(found) != len(grounds) || len(grounds) != len(places) {
			t.Errorf("%s: found %v, want %v", cells[2], found, cells[:2])
			continue
		}
		for i, s := range found {
			if string(s.Ground) != grounds[i] || !strings.EqualFold(s.Quote, places[i]) {
				t.Errorf("%s: found %s %q, want %s %q", cells[2], s.Ground, s.Quote, grounds[i], places[i])
			}
			if cells[2][s.Start:s.End] != s.Quote {
				t.Errorf("%s: %d:%d is not %q", cells[2], s.Start, s.End, s.Quote)
			}
			seen[s.Ground]++
		}
	}
	for _, g := range tasks.Grounds() {
		if seen[g] < 12 {
			t.Errorf("%s is shown by %d messages only", g, seen[g])
		}
	}
}

func TestClean(t *testing.T) {
	all := lines(t, "testdata/clean.txt")
	if len(all) < 120 {
		t.Errorf("only %d clean messages", len(all))
	}
	for _, text := range all {
		for _, loud := range []string{text, strings.ToUpper(text), "Здравствуйте! " + text + ". Спасибо."} {
			for _, s := range abuse.Suggest(loud) {
				t.Errorf("%s: %s %q", loud, s.Ground, s.Quote)
			}
		}
	}
}
