package screens_test

func groupScreens() []screen {
	return []screen{
		{
			name: "group-added", title: "Бота добавили в чат",
			look: "Что сделать, чтобы в чат приходили задачи.",
			steps: []step{does("Ответственный добавляет бота в чат подразделения", func(tw *town) {
				must(tw.t, tw.tg.Group(int64(crew), "ЖКХ: обращения", int64(responsible), int64(executor), int64(stranger)))
			})}, at: crew, shows: []string{"/here"},
		},
		{
			name: "group-tied", title: "Чат подключён",
			look:  "Какого подразделения задачи сюда придут.",
			after: "group-added", steps: []step{saysIn(crew, responsible, "/here")}, at: crew, shows: []string{"Управление ЖКХ"},
		},
		{
			name: "group-card", title: "Задача в чате",
			look:  "Никто ещё не взял; взять может любой исполнитель подразделения.",
			after: "group-tied", steps: []step{
				writes(maria, heating), taps(operator, "Зарегистрировать", "ЖКХ", "Центральный"), taps(controller, "Управление ЖКХ", "Направить"),
			}, at: crew, shows: []string{heating},
		},
		{
			name: "group-taken", title: "Задача взята",
			look:  "Кто взял; дальше — в личном чате исполнителя.",
			after: "group-card", steps: []step{tapsIn(crew, executor, "Беру")}, at: crew, shows: []string{heating},
		},
		{
			name: "group-mine", title: "Взятая задача у исполнителя",
			look:  "Та же карточка, что и при личном поручении.",
			after: "group-taken", at: executor, shows: []string{heating},
		},
		{
			name: "group-left", title: "Бота убрали из чата",
			look:  "Задачи придут в личные чаты; сказано, кто и что может исправить.",
			after: "group-tied", steps: []step{does("Ответственный убирает бота из чата", func(tw *town) {
				must(tw.t, tw.tg.Kick(int64(crew), int64(responsible)))
			})}, at: responsible, shows: []string{"ЖКХ"},
		},
	}
}
