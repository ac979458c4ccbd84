package bot

import "otklik/tasks"

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

func (s scene) groundButtons() [][]Button {
	var buttons []Button
	for _, g := range tasks.Grounds() {
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

// addProposal shows a proposal not to answer, or the decision.
func (s scene) addProposal(t *Text) {
	p := s.task.Proposal
	if p == nil {
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
