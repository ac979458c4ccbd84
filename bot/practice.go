package bot

import (
	"slices"
	"strconv"
	"strings"

	"otklik/tasks"
)

// The choices of the practice page. They stand in buttons: never give one another meaning.
const (
	pickTry    = "tr" // begin
	pickStage  = "st" // arg: the stage and the button's place on it
	pickEnough = "en"
)

// The steps of the practice page, as its screen keeps them. The welcome has an empty name.
const (
	stepStage  = "stage" // arg: the stage, then the words that were written on the way
	stepEnough = "enough"
)

// Labels of the practice page; those on its cards are the cards' own.
const (
	LabelTry    = "Попробовать"
	LabelAgain  = "Ещё раз"
	LabelEnough = "Закрыть"
)

// longestTry is how much of somebody's practice words is kept, in characters.
const longestTry = 500

// practiceRole is the role whose card somebody practises on: the first that they have of those that do most.
func practiceRole(me tasks.Person) tasks.Role {
	for _, r := range []tasks.Role{
		tasks.Operator, tasks.Controller, tasks.Executor, tasks.Head, tasks.Responsible, tasks.Deputy,
	} {
		if slices.Contains(me.Roles, r) {
			return r
		}
	}
	return tasks.Admin
}

// practised is the stage that is open and what has been written before it.
func (s scene) practised() (at int, words string) {
	if s.screen.name != stepStage {
		return 0, ""
	}
	number, words, _ := strings.Cut(s.screen.arg, "\n")
	at, err := strconv.Atoi(number)
	if err != nil || at < 0 {
		return 0, ""
	}
	return at, words
}

func stageScreen(at int, words string) screen {
	return screen{stepStage, strings.TrimSuffix(strconv.Itoa(at)+"\n"+words, "\n")}
}

// practice draws the page: the welcome, a card that is nobody's, or its end.
func (s scene) practice() Message {
	var t Text
	at, words := s.practised()
	stages := lesson(practiceRole(s.me))
	switch {
	case s.screen.name == stepEnough:
		t.Line("Настоящие задачи придут сюда карточками. Учебная карточка — /practice, справка — /help")
		return Message{Text: t}
	case s.screen.name != stepStage:
		return s.welcome()
	case at >= len(stages):
		t.Add(Bold, "🎓 Готово!\n")
		t.Line("Настоящие карточки устроены так же. Ничего из того, что Вы сейчас сделали, никуда не ушло.")
		return Message{Text: t, Buttons: [][]Button{{
			PagePractice.pick(LabelAgain, pickTry, ""), PagePractice.pick(LabelEnough, pickEnough, ""),
		}}}
	}
	st := stages[at]
	t.Add(Bold, "🎓 Учебная карточка, не настоящая\n")
	t.Add(Bold, st.head+"\n")
	if quote := st.quote; quote != "" || st.echo {
		if st.echo {
			quote = words
		}
		t.Add(Quote, quote)
		t.Add(Plain, "\n")
	}
	t.Line(st.todo)
	var rows [][]Button
	for i, label := range slices.Concat(st.right, st.other) {
		rows = append(rows, []Button{PagePractice.pick(label, pickStage, strconv.Itoa(at)+"."+strconv.Itoa(i))})
	}
	return Message{Text: t, Buttons: append(rows, []Button{PagePractice.pick(LabelEnough, pickEnough, "")})}
}

// welcome greets by name, says in three lines what will come, and offers to practise.
func (s scene) welcome() Message {
	var t Text
	t.Add(Bold, "Здравствуйте, "+s.me.Given()+"! Вы подключены к «Отклику».\n")
	t.Line("• " + welcomeWords(practiceRole(s.me)))
	t.Line("• Сроки идут только в рабочее время; о них бот напомнит сам.")
	t.Line("• Что делать с карточкой, подскажут кнопки под ней; справка — /help")
	return Message{Text: t, Buttons: [][]Button{{PagePractice.pick("🎓 "+LabelTry, pickTry, "")}}}
}

// welcomeWords says what will come to somebody of a role.
func welcomeWords(r tasks.Role) string {
	switch r {
	case tasks.Operator:
		return "Сюда придут карточки новых сообщений жителей и готовых ответов."
	case tasks.Controller:
		return "Сюда придут карточки сообщений, которые нужно направить, и ответов, которые нужно проверить."
	case tasks.Executor:
		return "Сюда придут карточки сообщений, на которые отвечает Ваше подразделение."
	case tasks.Head:
		return "Сюда сразу придут сообщения повышенной важности."
	case tasks.Responsible:
		return "Сюда придут напоминания о задачах Вашего подразделения, если срок выходит."
	case tasks.Deputy:
		return "Сюда придут напоминания о просроченных задачах подразделений, которые Вы курируете."
	}
	return "Сюда придут известия о том, что требует администратора: кто-то не получает сообщений, некому работать."
}

// practiceTurn carries out a choice on the practice page. It changes nothing but the page.
func (s scene) practiceTurn(p Pick) turned {
	at, words := s.practised()
	stages := lesson(practiceRole(s.me))
	switch {
	case p.Choice == pickTry:
		return turned{next: stageScreen(0, "")}
	case p.Choice == pickEnough:
		return turned{next: screen{name: stepEnough}}
	case p.Choice != pickStage || s.screen.name != stepStage || at >= len(stages):
		return turned{next: s.screen, words: PagePractice.old()}
	}
	stage, place, _ := strings.Cut(p.Arg, ".")
	i, err := strconv.Atoi(place)
	if err != nil || stage != strconv.Itoa(at) {
		return turned{next: s.screen, words: PagePractice.old()}
	}
	if i >= len(stages[at].right) {
		return turned{next: s.screen, words: stages[at].hint, alert: true}
	}
	return turned{next: stageScreen(at+1, words), words: "Учебная карточка: " + stages[at].done}
}

// practiceWords takes words that were written in reply to the practice page.
func (s scene) practiceWords(text string) (next screen, refused string) {
	at, _ := s.practised()
	stages := lesson(practiceRole(s.me))
	if s.screen.name != stepStage || at >= len(stages) || !stages[at].reply {
		return screen{}, "Сейчас текст не нужен: действуйте кнопками"
	}
	words := []rune(strings.TrimSpace(text))
	if len(words) == 0 {
		return screen{}, refusalWords(tasks.NoText)
	}
	return stageScreen(at+1, string(words[:min(len(words), longestTry)])), ""
}
