package corpus_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"otklik/tasks/check/corpus"
)

const (
	// A clean answer keeps these bounds, in characters; faulty ones may be wrong in their form too.
	shortestClean, longestClean = 250, 1200
	mostFaults                  = 3
	// Answers whose runs of three words are the same in more than this share are one answer written twice.
	mostAlike = 0.3
	// Where the first corpus, which the town's roster stands beside, and the one that came after the rules are.
	folderPairs, folderFresh = "../testdata/pairs", "../testdata/fresh"
)

// balance is what a corpus holds: fewest says how many faults of a criterion there are at least.
type balance struct {
	ofStyle int
	fewest  map[string]int
}

func balances() map[string]balance {
	return map[string]balance{
		folderPairs: {40, map[string]int{"10.1": 8, "10.2": 8, "10.3": 8, "10.4": 8, "10.5": 8, "10.6": 8, "10.7": 8, "17": 4, "18": 3}},
		folderFresh: {16, map[string]int{"10.1": 4, "10.2": 4, "10.3": 4, "10.4": 4, "10.5": 4, "10.6": 4, "10.7": 4, "17": 2, "18": 2}},
	}
}

func load(t *testing.T, folder string) []corpus.Pair {
	t.Helper()
	pairs, err := corpus.Load(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

// both loads the pairs of both folders.
func both(t *testing.T) []corpus.Pair {
	t.Helper()
	return append(load(t, folderPairs), load(t, folderFresh)...)
}

func TestCorpusIsBalanced(t *testing.T) {
	for folder, want := range balances() {
		pairs := load(t, folder)
		clean, ofStyle, faults := map[corpus.Style]int{}, map[corpus.Style]int{}, map[string]int{}
		for _, p := range pairs {
			ofStyle[p.Style]++
			if p.Clean() {
				clean[p.Style]++
			}
			for _, f := range p.Faults {
				faults[f.Criterion]++
			}
		}
		for _, style := range corpus.Styles() {
			if ofStyle[style] != want.ofStyle || clean[style] != want.ofStyle/2 {
				t.Errorf("%s, %s: %d pairs, %d of them clean; want %d and %d", folder, style, ofStyle[style], clean[style], want.ofStyle, want.ofStyle/2)
			}
		}
		for _, criterion := range corpus.Criteria() {
			if least := want.fewest[criterion]; least == 0 || faults[criterion] < least {
				t.Errorf("%s, %s: %d faults, want at least %d", folder, criterion, faults[criterion], least)
			}
		}
	}
}

// TestThirdsAreAlike: rules are tuned on two pairs of three and judged by the rest, whichever third is held out.
func TestThirdsAreAlike(t *testing.T) {
	pairs := load(t, folderPairs)
	for third := range 3 {
		clean, faults := 0, map[string]int{}
		for i := third; i < len(pairs); i += 3 {
			if pairs[i].Clean() {
				clean++
			}
			for _, f := range pairs[i].Faults {
				faults[f.Criterion]++
			}
		}
		if clean < 17 || clean > 23 {
			t.Errorf("third %d has %d clean pairs of 40", third, clean)
		}
		for _, criterion := range corpus.Criteria() {
			if faults[criterion] == 0 {
				t.Errorf("third %d has no fault of %s", third, criterion)
			}
		}
	}
}

func TestMarksPointAtWords(t *testing.T) {
	for _, p := range both(t) {
		if len(p.Faults) > mostFaults {
			t.Errorf("%s:%d: %s has %d faults, more than %d", p.File, p.Line, p.ID, len(p.Faults), mostFaults)
		}
		for _, f := range p.Faults {
			words := p.Answer[f.Start:f.End]
			if !utf8.ValidString(words) || words != strings.TrimSpace(words) {
				t.Errorf("%s:%d: %s marks %q: take spaces out of the mark", p.File, p.Line, p.ID, words)
			}
			if before := []rune(p.Answer[:f.Start]); words != "" && len(before) > 0 && unicode.IsLetter(before[len(before)-1]) {
				t.Errorf("%s:%d: %s marks %q from the middle of a word", p.File, p.Line, p.ID, words)
			}
		}
	}
}

func TestCleanAnswersKeepTheirForm(t *testing.T) {
	for _, p := range both(t) {
		if strings.Contains(p.Answer, "[[") || strings.Contains(p.Answer, "]]") {
			t.Errorf("%s: a mark was left in the answer", p.ID)
		}
		if !p.Clean() {
			continue
		}
		if n := utf8.RuneCountInString(p.Answer); n < shortestClean || n > longestClean {
			t.Errorf("%s:%d: %s has %d characters, want %d to %d", p.File, p.Line, p.ID, n, shortestClean, longestClean)
		}
		if !strings.Contains(p.Answer, "\n\n") {
			t.Errorf("%s:%d: %s has no paragraphs", p.File, p.Line, p.ID)
		}
	}
}

func TestRosterKnowsThePairs(t *testing.T) {
	r, err := corpus.LoadRoster(os.DirFS(folderPairs))
	if err != nil {
		t.Fatal(err)
	}
	var departments []string
	for _, d := range r.Departments {
		departments = append(departments, d.ID)
	}
	for _, p := range both(t) {
		if !slices.Contains(departments, p.Department) {
			t.Errorf("%s:%d: %s is answered by %q, which is not in roster.txt", p.File, p.Line, p.ID, p.Department)
		}
		if p.District != "" && !slices.Contains(r.Districts, p.District) {
			t.Errorf("%s:%d: %s is in %q, which is not in roster.txt", p.File, p.Line, p.ID, p.District)
		}
	}
	for _, names := range [][]string{departments, r.Districts, r.Streets, r.Places, r.Staff} {
		slices.Sort(names)
		if len(names) == 0 || len(slices.Compact(slices.Clone(names))) != len(names) {
			t.Errorf("roster.txt has an empty list, or one with a name twice: %v", names)
		}
	}
}

// runs lists the runs of three words of a text.
func runs(text string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	found := map[string]bool{}
	for i := 0; i+3 <= len(words); i++ {
		found[strings.Join(words[i:i+3], " ")] = true
	}
	return found
}

func TestNothingIsWrittenTwice(t *testing.T) {
	pairs := both(t)
	for name, text := range map[string]func(corpus.Pair) string{
		"answer":  func(p corpus.Pair) string { return p.Answer },
		"message": func(p corpus.Pair) string { return p.Message },
	} {
		all := make([]map[string]bool, len(pairs))
		for i, p := range pairs {
			all[i] = runs(text(p))
			for j := range i {
				same := 0
				for run := range all[i] {
					if all[j][run] {
						same++
					}
				}
				if share := float64(same) / float64(max(1, min(len(all[i]), len(all[j])))); share > mostAlike {
					t.Errorf("the %ss of %s and %s are alike by %.0f %%", name, p.ID, pairs[j].ID, share*100)
				}
			}
		}
	}
}
