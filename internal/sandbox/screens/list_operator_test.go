package screens_test

func operatorScreens() []screen {
	return []screen{
		{
			name: "operator-new", title: "Новое сообщение",
			look:  "Кто, где и что написал; срок регистрации; что можно сделать.",
			after: "resident-wrote", at: operator, shows: []string{heating},
		},
		{
			name: "operator-topic", title: "Регистрация: тема",
			look:  "Первой стоит подсказанная тема, над кнопками — почему.",
			after: "operator-new", steps: []step{taps(operator, "Зарегистрировать")}, at: operator, shows: []string{heating},
		},
		{
			name: "operator-place", title: "Регистрация: район",
			look:  "Район подсказан по улице. Адрес можно написать ответом на карточку.",
			after: "operator-topic", steps: []step{taps(operator, "ЖКХ")}, at: operator, shows: []string{heating},
		},
		{
			name: "operator-registered", title: "Зарегистрировано",
			look:  "У задачи появился номер; у оператора работы с ней пока нет.",
			after: "operator-place", steps: []step{taps(operator, "Центральный")}, at: operator, shows: []string{heating},
		},
		{
			name: "operator-ready", title: "Ответ согласован",
			look:  "Ответ ровно такой, каким его опубликует кнопка; срок публикации.",
			after: "controller-second", steps: []step{taps(controller, "Согласовать")}, at: operator, shows: []string{heating},
		},
		{
			name: "operator-published", title: "Опубликовано",
			look:  "Ссылка на ответ в сети. Написать жителю снова можно с этой же карточки.",
			after: "resident-answered", at: operator, shows: []string{heating},
		},
		{
			name: "operator-by-hand", title: "Опубликовано вручную",
			look:  "Бот просит ссылку: без неё задачу не закрыть.",
			after: "operator-ready", steps: []step{taps(operator, "Опубликовано вручную")}, at: operator, shows: []string{"ссылку на опубликованный"},
		},
		{
			name: "operator-raise", title: "Повышенная важность",
			look:  "Похоже на срочное — сказано над кнопками и почему. Причину можно выбрать или написать своими словами.",
			steps: []step{writes(oleg, wire), taps(operator, "Повышенная важность")}, at: operator, shows: []string{wire},
		},
		{
			name: "operator-no-answer", title: "Без ответа",
			look: "Основания пункта 18. Подсказанное стоит первым; решают двое.",
			steps: []step{
				writes(oleg, "Чиновники, я вас всех убью, если не включите свет!"), taps(operator, "Без ответа"),
			}, at: operator, shows: []string{"Почему не отвечаем?"},
		},
		{
			name: "operator-duplicate", title: "Дубликат",
			look:  "Похожие сообщения и чем они похожи; другую задачу можно назвать номером.",
			after: "executor-assigned", steps: []step{
				writes(oleg, "На Садовой 15 холодные батареи, отопления нет"), taps(operator, "Дубликат"),
			}, at: operator, shows: []string{"повторяет?"},
		},
		{
			name: "operator-linked", title: "Дубликат отмечен",
			look:  "К какой задаче привязано; вернуть можно кнопкой «Не дубликат».",
			after: "operator-duplicate", steps: []step{answers(operator, "повторяет?", "1")}, at: operator, shows: []string{"отопления нет"},
		},
		{
			name: "operator-again", title: "Житель написал снова",
			look:  "Прежний ответ и новые слова; продолжение это или новый вопрос, решает оператор.",
			after: "operator-published", steps: []step{
				writes(maria, "Уже 19:00, а батареи холодные. Когда же?"),
			}, at: operator, shows: []string{"Уже 19:00"},
		},
		{
			name: "operator-gone", title: "Житель удалил сообщение",
			look:  "Слова жителя сохранены; решает оператор.",
			after: "operator-ready", steps: []step{
				does("Житель удаляет сообщение", func(tw *town) { must(tw.t, tw.vk.DeleteComment(tw.vk.Wall()[0].Comments[0].ID)) }),
			}, at: operator, shows: []string{heating},
		},
		{
			name: "operator-late", title: "Срок выходит",
			look:  "Напоминание называет задачу, шаг и остаток; карточка открывается кнопкой.",
			after: "operator-new", steps: []step{comes("23.11 10:26")}, at: operator, shows: []string{"осталось"},
		},
		{
			name: "operator-digest", title: "Напоминания одним сообщением",
			look:  "Что вышло вместе, названо в одном сообщении.",
			after: "operator-new", steps: []step{writes(oleg, "Во дворе Мира, 7 не горит фонарь"), comes("23.11 10:31")},
			at: operator, shows: []string{"⏰"},
		},
	}
}
