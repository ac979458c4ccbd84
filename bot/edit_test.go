package bot

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"otklik/tasks"
)

// A wording stays with its version, whatever is ticked meanwhile, and whatever it says.
func TestAProposedWordingStaysWithItsVersion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.TrimSpace(rapid.StringN(1, 200, -1).Draw(t, "text")) + "!"
		s := screen{}.tick(2, "")
		ticked := map[string]bool{}
		for i := range rapid.IntRange(0, 6).Draw(t, "taps") {
			if i == 2 {
				s = parseScreen(s.withEdit(2, text).String())
			}
			c := rapid.SampledFrom([]string{"10.1", "10.3", "10.7"}).Draw(t, "criterion")
			s, ticked[c] = parseScreen(s.tick(2, c).String()), !ticked[c]
		}
		s = parseScreen(s.withEdit(2, text).String())
		draft, criteria := s.ticked()
		if draft != 2 || s.edit() != text {
			t.Fatalf("version %d, %q instead of %q", draft, s.edit(), text)
		}
		for _, c := range criteria {
			if !ticked[c] {
				t.Fatalf("%s is ticked", c)
			}
			delete(ticked, c)
		}
		for c, on := range ticked {
			if on {
				t.Fatalf("%s is not ticked any more", c)
			}
		}
		if next := s.tick(3, "10.1"); next.edit() != "" {
			t.Fatalf("the next version has the wording of the last: %q", next.edit())
		}
	})
}

// What is compared is the version that control sent back last, of the answer at hand.
func TestTheVersionThatWasReturned(t *testing.T) {
	drafts := []tasks.Draft{{No: 1, Text: "а"}, {No: 2, Text: "б"}, {No: 3, Text: "в"}}
	back := func(n int) tasks.Verdict { return tasks.Verdict{Draft: n} }
	for name, c := range map[string]struct {
		reviews []tasks.Verdict
		posted  []tasks.Posted
		want    int
	}{
		"nothing was returned":       {nil, nil, 0},
		"the first":                  {[]tasks.Verdict{back(1)}, nil, 1},
		"the last of two":            {[]tasks.Verdict{back(1), back(2)}, nil, 2},
		"not the one at hand":        {[]tasks.Verdict{back(1), back(3)}, nil, 1},
		"an approval in between":     {[]tasks.Verdict{back(1), {Draft: 2, Approved: true}, {Draft: 2, Recalled: true}}, nil, 1},
		"of an answer that is over":  {[]tasks.Verdict{back(1), {Draft: 2, Approved: true}}, []tasks.Posted{{Draft: 2}}, 0},
		"of the one after it":        {[]tasks.Verdict{back(2)}, []tasks.Posted{{Draft: 1}}, 2},
		"an approved one of the two": {[]tasks.Verdict{{Draft: 1, Approved: true}}, nil, 0},
	} {
		s := scene{task: tasks.Task{Drafts: drafts, Reviews: c.reviews, Posted: c.posted}}
		if d, ok := s.returned(3); ok != (c.want > 0) || d.No != c.want {
			t.Errorf("%s: version %d, want %d", name, d.No, c.want)
		}
	}
}

// A long difference is shortened to what is near a change; texts that say the same say so.
func TestRedlineFitsAMessage(t *testing.T) {
	long := strings.Repeat("Двор уберут рабочие. ", 400)
	var shown Text
	addRedline(&shown, long+"Яму засыпят завтра.", long+"Яму засыпали.")
	if got := shown.String(); len([]rune(got)) > longestRedline || !strings.Contains(got, "засыпят завтра засыпали") {
		t.Errorf("%d characters: %.100s", len([]rune(got)), got)
	}
	var same Text
	addRedline(&same, "Яма.", "Яма.")
	if same.String() != "Слова те же.\n" {
		t.Errorf("%q", same.String())
	}
}

// A return may bring a wording, which the verdict keeps; one too long for the network is refused.
func TestOnlyAWordingThatControlOffersIsTaken(t *testing.T) {
	s := scene{task: tasks.Task{
		Status: tasks.Rework, Drafts: []tasks.Draft{{No: 1, Text: "а", Media: []tasks.Media{{Kind: tasks.Photo}}}},
		Reviews: []tasks.Verdict{{Draft: 1, Edit: "б"}},
	}}
	c, ok := s.takeEdit("1").(tasks.Compose)
	if !ok || c.Text != "б" || len(c.Media) != 1 {
		t.Errorf("%+v", c)
	}
	if c := s.takeEdit("2"); c != nil {
		t.Errorf("a wording of another version: %+v", c)
	}
	s.task.Status = tasks.Review
	if c := s.takeEdit("1"); c != nil {
		t.Errorf("the task has gone on: %+v", c)
	}
}
