package bot

import "otklik/tasks"

// stage is one look of the practice card.
type stage struct {
	head  string
	quote string
	echo  bool // quotes what the person has written
	todo  string
	right []string // buttons that go on
	other []string // buttons that stay, with a hint
	hint  string
	done  string // what a right button has done
	reply bool   // words in reply go on
}

const (
	lessonPlea   = "Во дворе дома 12 по Садовой третий день не горит фонарь. Дети идут из школы в темноте!\n— Мария Петрова"
	lessonAnswer = "Мария Ивановна, здравствуйте! Фонарь во дворе дома 12 по улице Садовой починили 23 ноября. " +
		"Благодарим Вас за сообщение."
)

// lesson is the practice card of a role, stage by stage.
func lesson(r tasks.Role) []stage {
	switch r {
	case tasks.Operator:
		return operatorLesson()
	case tasks.Controller:
		return controllerLesson()
	case tasks.Executor:
		return []stage{{
			head: "№ 12 · ЖКХ · готовится ответ", quote: lessonPlea, reply: true,
			todo: "Напишите ответ жителю ответом на это сообщение: задержите на нём палец и выберите «Ответить».",
		}, {
			head: "№ 12 · ЖКХ · готовится ответ", echo: true, todo: "Так ответ увидит житель. Отправьте его контролёру.",
			right: []string{"📨 " + LabelSubmit}, other: []string{LabelChange}, done: "отправлено на контроль",
			hint: "На настоящей карточке здесь можно написать другой текст. Сейчас отправьте этот",
		}}
	case tasks.Head:
		return []stage{{
			head: "❗ № 12 · ЖКХ · повышенная важность", quote: lessonPlea,
			todo: "Прочтите и отметьте, что знаете. Если хотите следить за задачей, возьмите её на контроль.", done: "отмечено",
			right: []string{LabelKnown, LabelControl},
		}}
	case tasks.Responsible, tasks.Deputy:
		return []stage{{
			head: "⏰ № 12 · ЖКХ · просрочено на 15 мин", todo: "Так выглядит напоминание. Откройте карточку.",
			right: []string{LabelOpen}, done: "карточка открыта",
		}, {
			head: "№ 12 · ЖКХ · готовится ответ", quote: lessonPlea, todo: "Посмотрите, что было с обращением.",
			right: []string{LabelHistory}, done: "открыта история",
		}, {
			head:  "№ 12 · ЖКХ · история",
			quote: "10:00 — Иванова А. П.: зарегистрировано\n10:12 — Петров П. И.: направлено (Управление ЖКХ)",
			todo:  "Теперь ясно, у кого обращение и с какого времени.", right: []string{LabelBack}, done: "снова карточка",
		}}
	}
	return []stage{{
		head: "🔑 Ссылка для входа", todo: "Сотрудник сменил телефон. Выберите его: бот сделает ссылку, которую Вы ему перешлёте.",
		right: []string{"Сидоров И."}, done: "ссылка сделана",
	}, {
		head: "🔑 Ссылка для входа: Сидоров И.", todo: "Ссылка действует 7 дней и только один раз. Послали не тому — отзовите.",
		right: []string{LabelRevoke}, done: "ссылка отозвана",
	}}
}

func operatorLesson() []stage {
	return []stage{{
		head: "Новое сообщение", quote: lessonPlea, todo: "Житель ждёт ответа. Зарегистрируйте сообщение.",
		right: []string{"📝 " + LabelRegister}, other: []string{LabelDecline}, done: "теперь тема",
		hint: "Фонарь во дворе — забота администрации. Зарегистрируйте сообщение",
	}, {
		head: "Новое сообщение", quote: lessonPlea, todo: "Выберите тему.",
		right: []string{"ЖКХ"}, other: []string{"Дороги"}, hint: "Уличный фонарь во дворе — это ЖКХ", done: "теперь место",
	}, {
		head: "Новое сообщение · ЖКХ", quote: lessonPlea, todo: "Выберите район. Можно и без адреса.",
		right: []string{"Центральный", LabelNoPlace}, done: "зарегистрировано",
	}, {
		head: "№ 12 · ЖКХ · ответ согласован", quote: lessonAnswer, todo: "Прочтите ответ ещё раз и опубликуйте.",
		right: []string{"📢 " + LabelPublish}, done: "опубликовано",
	}}
}

func controllerLesson() []stage {
	return []stage{{
		head: "№ 12 · ЖКХ · ждёт распределения", quote: lessonPlea, todo: "Отметьте подразделение, которое ответит.",
		right: []string{"Управление ЖКХ"}, other: []string{"Управление дорог"}, done: "отмечено",
		hint: "Тема «ЖКХ» — у Управления ЖКХ",
	}, {
		head: "№ 12 · ЖКХ · ждёт распределения", quote: lessonPlea, todo: "Отмечено. Направьте.",
		right: []string{LabelAssign}, other: []string{"✓ Управление ЖКХ"}, done: "направлено",
		hint: "На настоящей карточке галочка снимется. Сейчас нажмите «" + LabelAssign + "»",
	}, {
		head: "№ 12 · ЖКХ · ответ на контроле", quote: lessonAnswer, todo: "Проверьте ответ исполнителя.",
		right: []string{"✅ " + LabelApprove}, other: []string{LabelReturn}, done: "согласовано",
		hint: "В этом ответе всё на месте. На настоящей карточке Вы отметили бы причины 10.1–10.7",
	}}
}
