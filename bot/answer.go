package bot

import (
	"cmp"
	"fmt"

	"otklik/tasks"
)

// addAnswer shows the answers that stand in the network, then the draft at hand and what control said of it.
func (s scene) addAnswer(t *Text) {
	d, ok := s.task.LastDraft()
	for _, p := range s.task.Posted {
		if p.Draft != d.No {
			s.addPosted(t, p)
		}
	}
	if !ok {
		return
	}
	head := "Ответ жителю"
	if words := kindWords(d.Kind); words != "" {
		head = capital(words)
	}
	if n := s.version(d); n > 1 {
		head += fmt.Sprintf(", версия %d", n)
	}
	t.Add(Bold, "\n"+head)
	t.Line(" (" + s.by(d.By) + ", " + s.when(d.At) + ")")
	t.Add(Quote, d.Text)
	t.Add(Plain, "\n")
	if len(d.Media) > 0 {
		t.Line("К ответу приложено: " + attached(d.Media))
		addByHand(t, d.Media)
	}
	s.addVerdict(t)
	s.addPublication(t, d.No)
	for _, p := range s.task.Posted {
		if p.Draft == d.No {
			s.addTouched(t, p)
		}
	}
	s.addAmended(t)
}

// addTouched shows that somebody has changed or removed an answer in the network, past control.
func (s scene) addTouched(t *Text, p tasks.Posted) {
	switch {
	case !p.Gone.IsZero():
		t.Add(Bold, "\n⚠️ Ответ удалён в сети")
		t.Line(" (замечено " + s.when(p.Gone) + "). Если это ошибка, опубликуйте его снова сами.")
	case p.Text != "":
		t.Add(Bold, "\n⚠️ Ответ изменён в сети")
		t.Line(", сейчас там:")
		t.Add(Quote, p.Text)
		t.Add(Plain, "\n")
	}
}

// addAmended shows why a published answer has to be corrected.
func (s scene) addAmended(t *Text) {
	if s.task.Amended != nil {
		t.Add(Plain, "\n")
		s.addRemark(t, "Ответ нужно исправить", s.task.Amended)
	}
}

// version is which wording of the same answer a draft is: 1 for the first after the last one that was published.
func (s scene) version(d tasks.Draft) int {
	n := d.No
	for _, p := range s.task.Posted {
		if p.Draft < d.No {
			n = d.No - p.Draft
		}
	}
	return n
}

// addPosted shows an earlier answer that stands in the network.
func (s scene) addPosted(t *Text, p tasks.Posted) {
	d, _ := s.task.Draft(p.Draft)
	t.Add(Bold, "\n✅ Опубликовано раньше: "+cmp.Or(kindWords(d.Kind), "ответ"))
	t.Add(Plain, " ("+s.when(p.At)+")")
	if p.Link != "" {
		t.Add(Plain, ": ")
		*t = append(*t, Span{Style: Anchor, Text: "открыть", URL: p.Link})
	}
	t.Add(Plain, "\n")
	t.Add(Quote, d.Text)
	t.Add(Plain, "\n")
	s.addTouched(t, p)
}

func (s scene) addVerdict(t *Text) {
	v, ok := s.task.LastReturn()
	if !ok {
		return
	}
	t.Add(Bold, "\nВозвращено на доработку")
	t.Line(" (" + s.by(v.By) + ", " + s.when(v.At) + "):")
	for _, id := range v.Criteria {
		rule, _ := id.Rule()
		t.Line("• " + string(id) + ". " + rule.Words)
	}
	if v.Comment != "" {
		t.Add(Italic, v.Comment+"\n")
	}
	s.addOffered(t)
}

func (s scene) addPublication(t *Text, draft int) {
	p := s.task.Publication
	switch {
	case p == nil || p.Draft != draft:
	case s.task.IsPosted(p.Draft):
		t.Add(Bold, "\n✅ Опубликовано")
		t.Add(Plain, " ("+s.by(p.By)+", "+s.when(s.postedAt(p.Draft))+"): ")
		*t = append(*t, Span{Style: Anchor, Text: "открыть ответ", URL: p.Link})
		t.Add(Plain, "\n")
		s.addLeft(t, draft)
	case s.task.Status == tasks.Publishing:
		t.Line("\n⏳ Публикует " + s.by(p.By) + ", " + s.when(p.At))
	case p.Problem != "":
		t.Add(Bold, "\n⚠️ Не опубликовано. ")
		t.Line(problemWords(p.Problem))
	}
}

// addLeft tells of files that the network has left out of an answer.
func (s scene) addLeft(t *Text, draft int) {
	for _, p := range s.task.Posted {
		if p.Draft == draft && p.Left > 0 && p.Gone.IsZero() {
			t.Line(fmt.Sprintf("⚠️ ВКонтакте не показывает файлов к ответу: %d. Добавьте их к ответу сами.", p.Left))
		}
	}
}
