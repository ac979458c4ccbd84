package screens_test

func controllerScreens() []screen {
	return []screen{
		{
			name: "controller-registered", title: "Куда направить",
			look:  "Первым стоит подсказанное подразделение. Можно отметить несколько.",
			after: "operator-registered", at: controller, shows: []string{heating},
		},
		{
			name: "controller-ticked", title: "Подразделение отмечено",
			look:  "Галочка стоит на выбранном; «Направить» отправляет.",
			after: "controller-registered", steps: []step{taps(controller, "Управление ЖКХ")}, at: controller, shows: []string{heating},
		},
		{
			name: "controller-review", title: "Ответ на контроле",
			look:  "Ответ целиком и сколько в нём замечено; срок контроля.",
			after: "executor-preview", steps: []step{taps(executor, "Отправить на контроль")}, at: controller, shows: []string{heating},
		},
		{
			name: "controller-return", title: "Возврат: причины",
			look:  "Критерии 10.1–10.7 с подсказками к ним; без причины не вернуть.",
			after: "controller-review", steps: []step{taps(controller, "На доработку")}, at: controller, shows: []string{heating},
		},
		{
			name: "controller-ticks", title: "Возврат: отмечено",
			look:  "Отмеченные причины с галочкой.",
			after: "controller-return", steps: []step{taps(controller, "10.3 обращение", "10.4 сроки")}, at: controller, shows: []string{heating},
		},
		{
			name: "controller-second", title: "Вторая версия на контроле",
			look:  "Номер версии; «Что изменилось» показывает разницу с той, что вернули.",
			after: "executor-second", steps: []step{taps(executor, "Отправить на контроль")}, at: controller, shows: []string{heating},
		},
		{
			name: "controller-changes", title: "Что изменилось",
			look:  "Новое — жирным, убранное зачёркнуто.",
			after: "controller-second", steps: []step{taps(controller, "Что изменилось")}, at: controller, shows: []string{"Что изменилось"},
		},
		{
			name: "controller-edit", title: "Предложить правку",
			look:  "Ответ на это сообщение становится правкой, которую исполнитель принимает нажатием.",
			after: "controller-review", steps: []step{taps(controller, "Предложить правку")}, at: controller, shows: []string{"как сказали бы Вы"},
		},
		{
			name: "controller-edited", title: "Правка предложена",
			look:  "Разница с присланным текстом; остаётся отметить причины и вернуть.",
			after: "controller-edit", steps: []step{answers(controller, "как сказали бы Вы", good)}, at: controller, shows: []string{heating},
		},
		{
			name: "controller-history", title: "История",
			look:  "Кто, что и когда сделал; «Назад» возвращает карточку.",
			after: "resident-answered", steps: []step{taps(controller, "История")}, at: controller, shows: []string{"зарегистрировано"},
		},
		{
			name: "controller-why", title: "Почему такой срок?",
			look:  "Срок по шагам рабочего времени, с пунктами порядка.",
			after: "controller-review", steps: []step{taps(controller, "Почему такой срок?")}, at: controller, shows: []string{"рабочие часы"},
		},
		{
			name: "controller-board", title: "Сводный ответ: сведения",
			look:  "Кто ответил, кто нет и до какого времени; ведущий выбирается кнопкой.",
			after: "operator-registered", steps: []step{
				taps(controller, "Управление ЖКХ", "Управление дорог", "Направить"),
				answers(roads, "Напишите сведения", "Улицу перекроем на время ремонта 24 ноября с 10:00 до 16:00."), taps(roads, "Передать"),
			}, at: controller, shows: []string{"Сведения подразделений"},
		},
		{
			name: "controller-owed", title: "Дан промежуточный ответ",
			look:  "Когда обещан окончательный; предложенные сроки принимаются нажатием.",
			after: "executor-interim", steps: []step{
				taps(executor, "Отправить на контроль"), taps(controller, "Согласовать"), taps(operator, "Опубликовать"),
			}, at: controller, shows: []string{"Жителю дан промежуточный ответ"},
		},
		{
			name: "controller-plan", title: "Другие сроки",
			look:  "Срок проекта и других шагов пишется обычными словами.",
			after: "controller-owed", steps: []step{taps(controller, "Другие сроки")}, at: controller, shows: []string{"когда проект"},
		},
		{
			name: "controller-report", title: "Отчёт об обещании",
			look:  "Что сообщил исполнитель; принять или нет.",
			after: "executor-kept", steps: []step{answers(executor, "Что сделано?", "Трубу заменили, в квартирах +21.")},
			at: controller, shows: []string{"отчёт ждёт контролёра"},
		},
		{
			name: "controller-new-day", title: "Просят новый срок",
			look:  "Новый день и причина; до уведомления жителя действует прежний срок.",
			after: "executor-promised", steps: []step{
				taps(executor, "Новый срок"), answers(executor, "новую дату и причину", "27.11 Подрядчик задержал поставку трубы."),
			}, at: controller, shows: []string{"просит Сидоров"},
		},
		{
			name: "controller-refused", title: "Не наша компетенция",
			look:  "Почему подразделение вернуло задачу; направить можно в другое.",
			after: "executor-assigned", steps: []step{
				taps(executor, "Не наша компетенция"), answers(executor, "Почему это не к Вашему", "Дом на балансе управляющей компании"),
			}, at: controller, shows: []string{heating},
		},
		{
			name: "controller-confirm", title: "Без ответа: второй сотрудник",
			look:  "Основание и кто предложил; подтвердить или отвечать.",
			after: "operator-no-answer", steps: []step{tapsOn(operator, "Почему не отвечаем?", "Намерение причинить вред")},
			at: controller, shows: []string{"Предложено не отвечать"},
		},
		{
			name: "controller-promises", title: "Обещания",
			look:  "Что обещано жителям, к какому дню и кем.",
			after: "executor-promised", steps: []step{says(controller, "/promises")}, at: controller, shows: []string{"Открытые обещания"},
		},
		{
			name: "controller-counts", title: "Подсказки и решения",
			look:  "Как часто подсказки совпадали с решением контролёра.",
			after: "resident-answered", steps: []step{says(controller, "/report")}, at: controller, shows: []string{"Подсказки и решения"},
		},
		{
			name: "controller-templates", title: "Шаблоны",
			look:  "Шаблоны ведут по подразделениям и темам.",
			steps: []step{says(controller, "/templates")}, at: controller, shows: []string{"Шаблоны"},
		},
		{
			name: "controller-template", title: "Новый шаблон",
			look:  "Что можно подставить и как это выглядит.",
			after: "controller-templates", steps: []step{taps(controller, "Новый шаблон", "Управление ЖКХ", "ЖКХ")},
			at: controller, shows: []string{"Напишите текст"},
		},
		{
			name: "controller-template-kept", title: "Шаблон записан",
			look:  "Как его увидит исполнитель.",
			after: "controller-template", steps: []step{
				answers(controller, "Напишите текст", "{имя}, здравствуйте! По адресу {адрес} работы начались {дата}."),
			}, at: controller, shows: []string{"работы начались"},
		},
		{
			name: "controller-board-live", title: "Сводка",
			look:  "Закреплена и обновляется сама: сколько открыто и просрочено, по подразделениям и шагам.",
			after: "executor-assigned", steps: []step{says(controller, "/board")}, at: controller, shows: []string{"Сводка"},
		},
		{
			name: "controller-board-open", title: "Сводка: подразделение",
			look:  "Задачи подразделения; сводка остаётся на месте.",
			after: "controller-board-live", steps: []step{tapsOn(controller, "Обновляется сама", "Управление ЖКХ")},
			at: controller, shows: []string{"Отбор: Управление ЖКХ"},
		},
		{
			name: "controller-gap", title: "Некому работать",
			look:  "Беда названа раньше, чем пропала работа: что остановится и что сделать.",
			after: "executor-absent-kind", steps: []step{taps(executor, "Болезнь", "До возвращения", "По выбору подразделения")},
			at: controller, shows: []string{"Некому работать"},
		},
	}
}
