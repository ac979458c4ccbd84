package app_test

import "fmt"

// resident lets somebody of the town write, write again, or change their mind.
func (l *life) resident() {
	n := l.rand.IntN(10)
	switch {
	case len(l.comments) == 0, n < 4 && len(l.comments) < messages:
		l.comment(0)
	case n < 6 && len(l.comments) < messages: // under what they wrote, or under the answer
		to := l.comments[l.rand.IntN(len(l.comments))]
		if answers := l.vk.Answers(); len(answers) > 0 && l.rand.IntN(3) > 0 {
			to = answers[l.rand.IntN(len(answers))].ID
		}
		l.comment(to)
	case n < 8:
		id := l.comments[l.rand.IntN(len(l.comments))]
		_ = l.vk.EditComment(id, fmt.Sprintf("Вопрос: когда же починят? Уже %d раз пишу", l.rand.IntN(100))) // deleted: nothing to edit
	case n < 9:
		id := l.comments[l.rand.IntN(len(l.comments))]
		if l.vk.DeleteComment(id) == nil {
			l.gone[id] = true
		}
	default:
		for _, id := range l.comments {
			if l.gone[id] && l.vk.RestoreComment(id) == nil {
				return
			}
		}
	}
}

// comment writes under the post, or under another comment if that still stands.
func (l *life) comment(to int64) {
	id, err := l.vk.Comment(l.post, maria, fmt.Sprintf("Вопрос %d: когда починят?", len(l.comments)), to)
	if to == 0 {
		must(l.t, err)
	}
	if err == nil {
		l.comments = append(l.comments, id)
	}
}
