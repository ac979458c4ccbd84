package bot

import (
	"slices"
	"strings"

	"otklik/tasks"
	"otklik/tasks/abuse"
)

// withholdButtons: who may propose not to answer proposes; who may decide on a proposal decides [18].
func (s scene) withholdButtons() [][]Button {
	switch {
	case !s.may(tasks.DoWithhold):
		return nil
	case s.task.Proposal == nil:
		return [][]Button{{s.press("🚫 "+LabelWithhold, ActWithhold, "")}}
	case s.task.Decides(s.me):
		return [][]Button{{s.press("🚫 "+LabelUphold, ActUphold, "")}, {s.press("💬 "+LabelDismiss, ActDismiss, "")}}
	case s.task.Proposal.By == s.me.ID:
		return [][]Button{{s.press("💬 "+LabelDismiss, ActDismiss, "")}}
	}
	return nil
}

// groundButtons are the grounds of paragraph 18, those that the words of the message suggest first.
func (s scene) groundButtons() [][]Button {
	var buttons []Button
	grounds := tasks.Grounds()
	slices.SortStableFunc(grounds, func(a, b tasks.Ground) int { return len(s.suspicions()[b]) - len(s.suspicions()[a]) })
	for _, g := range grounds {
		buttons = append(buttons, s.press(capital(groundWords(g)), ActGround, string(g)))
	}
	return append(inRows(buttons, 1), s.back())
}

// proposing is the role in which a person proposes not to answer; the other role decides.
func (s scene) proposing() tasks.Role {
	if s.me.Has(tasks.Operator) {
		return tasks.Operator
	}
	return tasks.Controller
}

// suspicions are the grounds that the list of words suggests, with the places in the message. People decide [18].
func (s scene) suspicions() map[tasks.Ground][]string {
	found := map[tasks.Ground][]string{}
	text, _ := s.task.Present()
	for _, x := range abuse.Suggest(text) {
		if !slices.Contains(found[x.Ground], x.Quote) {
			found[x.Ground] = append(found[x.Ground], x.Quote)
		}
	}
	return found
}

// addSuspicions shows them to those who may propose not to answer.
func (s scene) addSuspicions(t *Text) {
	if !s.may(tasks.DoWithhold) {
		return
	}
	found := s.suspicions()
	for _, g := range tasks.Grounds() {
		if quotes := found[g]; len(quotes) > 0 {
			t.Line("⚠️ Возможно, п. 18 — " + groundWords(g) + ": «" + strings.Join(quotes[:min(len(quotes), 3)], "», «") + "». Решаете Вы.")
		}
	}
}

// addProposal shows a proposal not to answer, or the decision; until there is one, what suggests it.
func (s scene) addProposal(t *Text) {
	p := s.task.Proposal
	if p == nil {
		s.addSuspicions(t)
		return
	}
	head := "Предложено не отвечать"
	if s.task.Status == tasks.Withheld {
		head = "Решено не отвечать"
	}
	t.Add(Bold, "\n🚫 "+head+" (п. 18): ")
	t.Line(groundWords(p.Ground) + " — " + s.by(p.By) + ", " + s.when(p.At))
	if s.task.Status == tasks.Withheld {
		t.Line("Подтвердил второй сотрудник: " + s.by(s.task.Moved.By) + ", " + s.when(s.task.Moved.At))
	}
}
