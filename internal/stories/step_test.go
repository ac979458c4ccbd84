package stories_test

import (
	"otklik/internal/sandbox/tgstand"
)

// step is one thing that somebody does on the whole way, and what shows that it had its effect.
type step struct {
	name  string
	who   int64
	on    []string // words and buttons of the message that they act on
	tap   string   // a button, or else
	reply string   // words written in reply
	sees  int64    // who sees the effect
	shown []string // and in which words
}

// published is how the end looks on every card.
func published() []string { return []string{"№ 1", "✅ Опубликовано"} }

// wholeWay is the way from a comment that was found to the published answer, with a return for rework.
func wholeWay() []step {
	return []step{
		{"register", anna, []string{complaint, "Зарегистрировать"}, "Зарегистрировать", "", anna, []string{"Выберите тему", "ЖКХ"}},
		{"topic", anna, []string{"Выберите тему", "ЖКХ"}, "ЖКХ", "", anna, []string{"Выберите район", "Южный"}},
		{"district", anna, []string{"Выберите район", "Южный"}, "Южный", "", pyotr, []string{"№ 1", complaint, "Управление ЖКХ", "Направить"}},
		{"department", pyotr, []string{"№ 1", "Управление ЖКХ", "Направить"}, "Управление ЖКХ", "", pyotr, []string{"№ 1", "✓ Управление ЖКХ"}},
		{"assign", pyotr, []string{"№ 1", "✓ Управление ЖКХ", "Направить"}, "Направить", "", ivan, []string{"№ 1", complaint, "напишите его ответом"}},
		{"draft", ivan, []string{"№ 1", complaint, "напишите его ответом"}, "", draft, ivan, []string{"Так ответ увидит житель", draft}},
		{"submit", ivan, []string{"Так ответ увидит житель", draft}, "Отправить на контроль", "", pyotr, []string{draft, "Согласовать"}},
		{"return", pyotr, []string{draft, "На доработку"}, "На доработку", "", pyotr, []string{"Отметьте", "10.3 обращение"}},
		{"criterion", pyotr, []string{"Отметьте", "10.3 обращение"}, "10.3 обращение", "", pyotr, []string{"✓ 10.3 обращение", "Вернуть"}},
		{"send back", pyotr, []string{"✓ 10.3 обращение", "Вернуть"}, "Вернуть", "", ivan, []string{"Возвращено на доработку", "обращение к заявителю"}},
		{"new draft", ivan, []string{"Возвращено на доработку", "обращение к заявителю"}, "", answer, ivan, []string{"Так ответ увидит житель", answer}},
		{"submit again", ivan, []string{"Так ответ увидит житель", answer}, "Отправить на контроль", "", pyotr, []string{"версия 2", answer, "Согласовать"}},
		{"approve", pyotr, []string{"версия 2", answer, "Согласовать"}, "Согласовать", "", anna, []string{answer, "Опубликовать"}},
		{"publish", anna, []string{answer, "Опубликовать"}, "Опубликовать", "", anna, published()},
	}
}

// deed is what somebody has done: on which message, and the id of a tap, "" of words.
type deed struct {
	message int
	query   string
}

// act does what a step says.
func (tw *town) act(s step) deed {
	tw.t.Helper()
	m := tw.expect(s.who, s.on...)
	if s.tap == "" {
		_, err := tw.tg.Say(s.who, s.who, s.reply, tgstand.ReplyTo(m.ID))
		must(tw.t, err)
		return deed{message: m.ID}
	}
	query, err := tw.tg.Tap(s.who, s.who, m.ID, s.tap)
	must(tw.t, err)
	tw.t.Cleanup(func() {
		if tw.t.Failed() {
			a, ok := tw.tg.Answer(query)
			tw.t.Logf("the tap on «%s» of %d was answered (%t): %q", s.tap, m.ID, ok, a.Text)
		}
	})
	return deed{message: m.ID, query: query}
}

// walk goes the way without trouble up to the named step, which is not done any more.
func (tw *town) walk(before string) {
	tw.t.Helper()
	tw.between("", before)
}

// between goes the way from a step up to another one, which is not done any more; "" are the ends.
func (tw *town) between(from, before string) {
	tw.t.Helper()
	begun := from == ""
	for _, s := range wholeWay() {
		if s.name == before {
			return
		}
		if begun = begun || s.name == from; !begun {
			continue
		}
		if d := tw.act(s); d.query != "" {
			tw.answered(d.query)
		}
		tw.expect(s.sees, s.shown...)
	}
}

// named is a step of the way.
func named(name string) step {
	for _, s := range wholeWay() {
		if s.name == name {
			return s
		}
	}
	panic("no step " + name)
}

// publishedOnce holds the end of every way: one answer under the comment, in the approved words; everybody's card says so;
// nothing was found or registered twice.
func (tw *town) publishedOnce(comment int64) {
	tw.t.Helper()
	for _, chat := range []int64{anna, vera, pyotr, ivan} {
		tw.expect(chat, published()...)
	}
	answers := tw.vk.Answers()
	if len(answers) != 1 || answers[0].Text != answer || answers[0].ReplyTo != comment {
		tw.t.Errorf("on the wall: %+v", answers)
	}
	for _, chat := range []int64{anna, vera, pyotr, ivan, olga, glava} {
		messages := tw.tg.Messages(chat)
		for _, word := range []string{"№ 2", "версия 3"} {
			if _, more := newest(messages, []string{word}); more {
				tw.t.Errorf("%s in the chat of %d:\n%s", word, chat, tw.chat(chat))
			}
		}
		if _, told := newest(messages, []string{complaint}); told && (chat == olga || chat == glava) {
			tw.t.Errorf("who is not concerned was told:\n%s", tw.chat(chat))
		}
	}
}
