package alike_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"otklik/tasks/alike"
)

type pair struct {
	line int
	same bool
	a, b alike.Sample
}

// pairs reads testdata/pairs.txt.
func pairs(t testing.TB) []pair {
	t.Helper()
	data, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []pair
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) != 3 {
			t.Fatalf("line %d has %d cells", i+1, len(cells))
		}
		p := pair{line: i + 1, same: strings.TrimSpace(cells[0]) == "+"}
		for j, s := range []*alike.Sample{&p.a, &p.b} {
			address, text, _ := strings.Cut(cells[j+1], ":")
			s.ID, s.Address, s.Text = fmt.Sprintf("%d-%d", i+1, j), strings.TrimSpace(address), strings.TrimSpace(text)
		}
		all = append(all, p)
	}
	return all
}

func TestPairs(t *testing.T) {
	all := pairs(t)
	if len(all) < 40 {
		t.Errorf("only %d pairs", len(all))
	}
	for _, p := range all {
		if score, why := alike.Score(p.a, p.b); p.same != (score >= alike.Threshold) {
			t.Errorf("line %d: %.2f %+v\n\t%s: %s\n\t%s: %s", p.line, score, why, p.a.Address, p.a.Text, p.b.Address, p.b.Text)
		}
	}
}

// TestPairsInTheCrowd: among all messages of the file the partner comes first, and one that is no partner not at all.
func TestPairsInTheCrowd(t *testing.T) {
	var crowd []alike.Sample
	for _, p := range pairs(t) {
		crowd = append(crowd, p.a, p.b)
	}
	index := alike.New(crowd)
	for _, p := range pairs(t) {
		for _, side := range [][2]alike.Sample{{p.a, p.b}, {p.b, p.a}} {
			found := index.Rank(side[0], 5)
			at := slices.IndexFunc(found, func(m alike.Match) bool { return m.ID == side[1].ID })
			if p.same && at < 0 || !p.same && at >= 0 {
				t.Errorf("line %d: %q stands at %d of %+v", p.line, side[1].Text, at, found)
			}
		}
	}
}
