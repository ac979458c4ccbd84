package screens_test

func responsibleScreens() []screen {
	return []screen{
		{
			name: "responsible-card", title: "Задача подразделения",
			look:  "Ответственный видит все задачи подразделения и может поручить задачу одному исполнителю.",
			after: "responsible-late", steps: []step{tapsOn(responsible, "просрочено", "Открыть № 1")}, at: responsible, shows: []string{heating},
		},
		{
			name: "responsible-delegate", title: "Перепоручить",
			look:  "Исполнители подразделения.",
			after: "responsible-card", steps: []step{taps(responsible, "Перепоручить")}, at: responsible, shows: []string{"Кому поручить?"},
		},
		{
			name: "responsible-late", title: "Просрочка в подразделении",
			look:  "О просрочке ответственный узнаёт вторым, после исполнителя.",
			after: "executor-late", steps: []step{comes("23.11 16:05")}, at: responsible, shows: []string{"просрочено"},
		},
	}
}

func deputyScreens() []screen {
	return []screen{
		{
			name: "deputy-late", title: "Просрочка у куратора",
			look:  "До заместителя доходит то, что не сдвинулось с места; открыть задачу можно кнопкой.",
			after: "responsible-late", steps: []step{comes("23.11 16:50")}, at: deputy, shows: []string{"просрочено"},
		},
		{
			name: "deputy-card", title: "Карточка у заместителя",
			look:  "Тот же вид задачи, без кнопок чужой работы.",
			after: "deputy-late", steps: []step{taps(deputy, "Открыть № 1")}, at: deputy, shows: []string{heating},
		},
		{
			name: "deputy-evening", title: "Сводка за день",
			look:  "Что просрочено или выходит завтра, одним сообщением.",
			after: "deputy-late", steps: []step{comes("23.11 17:31")}, at: deputy, shows: []string{"🌙"},
		},
	}
}

func headScreens() []screen {
	return []screen{
		{
			name: "head-alert", title: "Повышенная важность",
			look:  "Приходит сразу, днём и ночью: что случилось, почему важно.",
			after: "operator-raise", steps: []step{taps(operator, "Дети, школа, больница")}, at: head, shows: []string{wire},
		},
		{
			name: "head-known", title: "Ознакомлен",
			look:  "Отмечено, кто и когда; задачу можно взять на контроль.",
			after: "head-alert", steps: []step{taps(head, "Ознакомлен")}, at: head, shows: []string{wire},
		},
		{
			name: "head-again", title: "Глава ещё не ознакомился",
			look:  "Карточка приходит снова, не больше трёх раз; прежняя сворачивается.",
			after: "head-alert", steps: []step{comes("23.11 10:14")}, at: head, shows: []string{"карточка ниже", wire},
		},
		{
			name: "head-silence", title: "Глава молчит: заместителю",
			look:  "После третьего раза узнаёт заместитель.",
			after: "head-again", steps: []step{comes("23.11 10:45")}, at: deputy, shows: []string{"не подтвердил"},
		},
	}
}
