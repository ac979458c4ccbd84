package screens_test

func executorScreens() []screen {
	return []screen{
		{
			name: "executor-assigned", title: "Новая задача",
			look:  "Что спросил житель, до какого времени нужен ответ и как его написать.",
			after: "controller-ticked", steps: []step{taps(controller, "Направить")}, at: executor, shows: []string{heating},
		},
		{
			name: "executor-preview", title: "Так ответ увидит житель",
			look:  "Ответ целиком и что в нём замечено. Подсказки могут ошибаться: «Не ошибка» запоминает это.",
			after: "executor-assigned", steps: []step{answers(executor, heating, weak)}, at: executor, shows: []string{"Так ответ увидит"},
		},
		{
			name: "executor-change", title: "Изменить",
			look:  "Прежний текст копируется касанием.",
			after: "executor-preview", steps: []step{taps(executor, "Изменить")}, at: executor, shows: []string{"Напишите новый текст"},
		},
		{
			name: "executor-sent", title: "Отправлено на контроль",
			look:  "Карточка исполнителя, пока ответ у контролёра.",
			after: "controller-review", at: executor, shows: []string{heating},
		},
		{
			name: "executor-rework", title: "Возвращено на доработку",
			look:  "Причины словами порядка, прежний ответ, срок доработки.",
			after: "controller-ticks", steps: []step{taps(controller, "Вернуть")}, at: executor, shows: []string{heating},
		},
		{
			name: "executor-second", title: "Вторая версия",
			look:  "Тот же показ; можно посмотреть, что изменилось с возвращённой версии.",
			after: "executor-rework", steps: []step{answers(executor, heating, good)}, at: executor, shows: []string{"Так ответ увидит"},
		},
		{
			name: "executor-changes", title: "Что изменилось",
			look:  "Новое — жирным, убранное зачёркнуто.",
			after: "executor-second", steps: []step{taps(executor, "Что изменилось")}, at: executor, shows: []string{"Что изменилось"},
		},
		{
			name: "executor-suggested", title: "Контролёр предлагает правку",
			look:  "Правка целиком; «Принять правку» делает её новым текстом.",
			after: "controller-edited", steps: []step{taps(controller, "10.3 обращение", "Вернуть")},
			at: executor, shows: []string{heating},
		},
		{
			name: "executor-delo", title: "Согласовано: загрузить в «Дело»", delo: "manual",
			look: "Там, где ведут «Дело» вручную: после согласования исполнитель отмечает загрузку.",
			steps: []step{
				writes(maria, heating), taps(operator, "Зарегистрировать", "ЖКХ", "Центральный"),
				taps(operator, "Загружено в Дело"), answers(operator, "Под каким номером", "А-123/26"),
				taps(controller, "Управление ЖКХ", "Направить"), answers(executor, heating, good),
				taps(executor, "Отправить на контроль"), taps(controller, "Согласовать"),
			}, at: executor, shows: []string{heating},
		},
		{
			name: "executor-information", title: "Сведения для сводного ответа",
			look:  "Нужны только сведения; их увидят контролёр и ведущий.",
			after: "operator-registered", steps: []step{
				taps(controller, "Управление ЖКХ", "Управление дорог", "Направить"),
			}, at: roads, shows: []string{heating},
		},
		{
			name: "executor-lead", title: "Ведущий сводного ответа",
			look:  "Сведения всех подразделений в одной карточке.",
			after: "controller-board", steps: []step{taps(controller, "Ведущий: Управление ЖКХ")}, at: executor, shows: []string{heating},
		},
		{
			name: "executor-days", title: "Промежуточный ответ: день",
			look:  "Дни, к которым можно дать окончательный ответ, не дальше семи рабочих.",
			after: "executor-assigned", steps: []step{taps(executor, "Промежуточный ответ")}, at: executor, shows: []string{heating},
		},
		{
			name: "executor-interim", title: "Промежуточный ответ: текст",
			look:  "До какого дня окончательный; тип и день можно сменить.",
			after: "executor-days", steps: []step{
				taps(executor, "пн 30.11"),
				answers(executor, "Окончательный ответ — до", "Мария, здравствуйте! На Садовой, 15 ищут место утечки. Ответим Вам до 30 ноября."),
			}, at: executor, shows: []string{"Так ответ увидит"},
		},
		{
			name: "executor-promised", title: "Ответ опубликован, жителю обещано",
			look:  "День из опубликованного ответа стал обещанием; новый срок просят заранее.",
			after: "resident-answered", at: executor, shows: []string{"Обещано"},
		},
		{
			name: "executor-promise-day", title: "День обещания",
			look:  "В день обещания карточка приходит снова.",
			after: "executor-promised", steps: []step{comes("24.11 09:05")}, at: executor, shows: []string{"Не выполнено"},
		},
		{
			name: "executor-kept", title: "Обещание выполнено",
			look:  "Что сделано, пишут ответом; фото можно приложить.",
			after: "executor-promise-day", steps: []step{taps(executor, "Выполнено")}, at: executor, shows: []string{"Что сделано?"},
		},
		{
			name: "executor-notice", title: "Уведомление о новом сроке",
			look:  "Текст уже готов, его можно изменить; дальше — как обычный ответ.",
			after: "controller-new-day", steps: []step{taps(controller, "Согласовать новый срок")}, at: executor, shows: []string{"Уведомление о новом сроке"},
		},
		{
			name: "executor-templates", title: "Шаблоны на карточке",
			look:  "Имя и дата уже подставлены; с шаблона начинают одним нажатием.",
			after: "controller-template-kept", steps: []step{
				writes(maria, heating), taps(operator, "Зарегистрировать", "ЖКХ", "Центральный"), taps(controller, "Управление ЖКХ", "Направить"),
				taps(executor, "Шаблоны"),
			}, at: executor, shows: []string{"работы начались"},
		},
		{
			name: "executor-unfilled", title: "Осталось заполнить",
			look:  "Пока в тексте есть пропуск, отправить его нельзя.",
			after: "executor-templates", steps: []step{taps(executor, "Взять за основу: 1")}, at: executor, shows: []string{"Осталось заполнить"},
		},
		{
			name: "executor-answers", title: "Похожие ответы",
			look:  "Согласованные прежде ответы и чем похожи сообщения.",
			after: "resident-answered", steps: []step{
				writes(oleg, "У нас на Садовой, 17 тоже батареи холодные, отопления нет"),
				taps(operator, "Зарегистрировать", "ЖКХ", "Центральный"), taps(controller, "Управление ЖКХ", "Направить"),
				taps(executor, "Похожие ответы"),
			}, at: executor, shows: []string{"Взять за основу: 1"},
		},
		{
			name: "executor-late", title: "Срок вышел",
			look:  "Насколько просрочено и какой срок был.",
			after: "executor-assigned", steps: []step{comes("23.11 15:49")}, at: executor, shows: []string{"⏰"},
		},
		{
			name: "executor-tasks", title: "Мои задачи",
			look:  "Только то, что ждёт этого человека.",
			after: "executor-assigned", steps: []step{says(executor, "/tasks")}, at: executor, shows: []string{"адачи:"},
		},
		{
			name: "executor-morning", title: "Утренний список",
			look: "Всё, что ждёт с утра, одним сообщением; каждая задача открывается кнопкой.",
			steps: []step{
				comes("23.11 16:00"), writes(maria, heating), taps(operator, "Зарегистрировать", "ЖКХ", "Центральный"),
				taps(controller, "Управление ЖКХ", "Направить"), comes("24.11 09:02"),
			}, at: executor, shows: []string{"Доброе утро"},
		},
		{
			name: "executor-absent-kind", title: "Отсутствие: причина",
			look:  "Пять причин порядка.",
			steps: []step{says(executor, "/absent")}, at: executor, shows: []string{"Отсутствие"},
		},
		{
			name: "executor-absent-dates", title: "Отсутствие: дни",
			look:  "Дни — кнопкой или словами.",
			after: "executor-absent-kind", steps: []step{taps(executor, "Отпуск")}, at: executor, shows: []string{"Когда?"},
		},
		{
			name: "executor-absent-who", title: "Отсутствие: кто замещает",
			look:  "Сначала коллеги; «По выбору подразделения» — без имени.",
			after: "executor-absent-dates", steps: []step{answers(executor, "Когда?", "24.11–05.12")}, at: executor, shows: []string{"Кто замещает?"},
		},
		{
			name: "executor-absent", title: "Отсутствие отмечено",
			look:  "Что записано и как это отменить.",
			after: "executor-absent-who", steps: []step{taps(executor, "Орлова О. С.")}, at: executor, shows: []string{"Вы будете отсутствовать"},
		},
		{
			name: "executor-standing", title: "Вы замещаете",
			look:  "Кого, почему и до какого дня; задачи приходят с пометкой.",
			after: "executor-assigned", steps: []step{
				says(executor, "/absent"), taps(executor, "Болезнь", "До возвращения", "Орлова О. С."),
			}, at: roads, shows: []string{"🤝 Замещение", heating},
		},
	}
}
