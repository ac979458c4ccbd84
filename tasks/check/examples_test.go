package check_test

import (
	"slices"
	"strings"
	"testing"

	"otklik/tasks/check"
)

// input makes the input of an example.
func input(e check.Example) check.Input {
	in := e.Input
	in.Draft, in.Message, in.Author = e.Draft, e.Message, e.Author
	return in
}

// TestEveryRuleKeepsItsExamples: a rule speaks where its examples say so, quotes what they say, and keeps silent elsewhere.
func TestEveryRuleKeepsItsExamples(t *testing.T) {
	for _, rule := range check.Rules() {
		var others []string
		for _, o := range check.Rules() {
			if o.ID != rule.ID {
				others = append(others, o.ID)
			}
		}
		c, err := check.New(check.Settings{Off: others})
		if err != nil {
			t.Fatal(err)
		}
		if len(rule.Fires) == 0 || len(rule.Silent) == 0 || rule.Title == "" {
			t.Errorf("%s has no examples or no title", rule.ID)
		}
		for _, e := range rule.Fires {
			hints := c.Check(input(e))
			if len(hints) == 0 {
				t.Errorf("%s keeps silent about %q", rule.ID, e.Draft)
			}
			if e.Quote != "" && !slices.ContainsFunc(hints, func(h check.Hint) bool { return h.Quote == e.Quote }) {
				t.Errorf("%s quotes %v of %q, not %q", rule.ID, quotes(hints), e.Draft, e.Quote)
			}
			for _, h := range hints {
				if h.Rule != rule.ID || h.Criterion != rule.Criterion || h.Reason == "" || h.Phrase == "" {
					t.Errorf("%s gave %+v", rule.ID, h)
				}
			}
		}
		for _, e := range rule.Silent {
			if hints := c.Check(input(e)); len(hints) > 0 {
				t.Errorf("%s speaks of %v in %q", rule.ID, quotes(hints), e.Draft)
			}
		}
	}
}

func quotes(hints []check.Hint) string {
	var list []string
	for _, h := range hints {
		list = append(list, "«"+h.Quote+"»")
	}
	return strings.Join(list, ", ")
}
