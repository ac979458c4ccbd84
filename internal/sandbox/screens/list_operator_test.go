package screens_test

import (
	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
)

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
			after: "operator-duplicate", steps: []step{answers(operator, "повторяет?", "1")}, at: operator, shows: []string{"Такое же сообщение"},
		},
		{
			name: "operator-again", title: "Житель написал снова",
			look:  "Прежний ответ и новые слова; продолжение это или новый вопрос, решает оператор.",
			after: "operator-published", steps: []step{
				writesAgain(maria, "Уже 19:00, а батареи холодные. Когда же?"),
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
			look: "Что выходит вместе, названо в одном сообщении, каждая задача один раз.",
			steps: []step{
				together(writes(maria, heating), writes(oleg, "Во дворе Мира, 7 не горит фонарь")), comes("23.11 10:26"),
			}, at: operator, shows: []string{"⏰ Сроки"},
		},
		{
			name: "operator-new-network", title: "Внести вручную: сеть",
			look:  "По шагам; ссылку, пересланное сообщение или снимок экрана можно прислать и без команды.",
			steps: []step{says(operator, "/new")}, at: operator, shows: []string{"в какой оно сети"},
		},
		{
			name: "operator-new-link", title: "Внести вручную: ссылка",
			look:  "По ссылке узнаётся, что об этом сообщении уже известно.",
			after: "operator-new-network", steps: []step{
				taps(operator, "Одноклассники"), answers(operator, "Как зовут автора?", "Мария Петрова"),
			}, at: operator, shows: []string{"Пришлите ссылку"},
		},
		{
			name: "operator-new-check", title: "Внести вручную: всё верно?",
			look:  "Всё, что внесено, перед тем как станет задачей.",
			after: "operator-new-link", steps: []step{
				answers(operator, "Пришлите ссылку", "https://ok.ru/group/5544/topic/9988"),
				answers(operator, "вставьте текст", "Подвал на Мира, 3 затоплен"),
				answers(operator, "Когда сообщение обнаружено?", "10:02"),
			}, at: operator, shows: []string{"Всё верно?"},
		},
		{
			name: "operator-new-done", title: "Внести вручную: задача",
			look:  "Кто внёс и когда обнаружено; дальше — как найденное само.",
			after: "operator-new-check", steps: []step{taps(operator, "Создать")}, at: operator, shows: []string{"Внесено вручную"},
		},
		{
			name: "operator-pasted", title: "Прислана ссылка",
			look:  "Ссылка сама открывает ввод: сеть известна, остаётся то, чего сеть не скажет.",
			steps: []step{says(operator, "https://ok.ru/group/5544/topic/9988")}, at: operator, shows: []string{"Текст не указан"},
		},
		{
			name: "operator-problem", title: "Не опубликовано",
			look:  "Почему сеть не приняла ответ и что делать оператору.",
			after: "operator-ready", steps: []step{
				does("ВКонтакте не принимает ключ", func(tw *town) {
					tw.vk.Fail(vkstand.Fault{Method: "wall.createComment", Times: -1, Kind: vkstand.Refuse, Code: 27})
				}), taps(operator, "Опубликовать"),
			}, at: operator, shows: []string{"⚠️ Не опубликовано"},
		},
		{
			name: "operator-queue", title: "Очередь",
			look:  "Что ждёт роли, ближайший срок первым; сколько осталось рабочего времени. Нажатие открывает карточку.",
			after: "executor-assigned", steps: []step{
				together(writes(oleg, "Во дворе Мира, 7 не горит фонарь"), writes(maria, "На Мира, 9 яма у подъезда")), says(operator, "/queue"),
			}, at: operator, shows: []string{"Очередь:"},
		},
		{
			name: "operator-queue-card", title: "Очередь: карточка",
			look:  "Карточка открыта в том же сообщении; «Назад» возвращает на то же место списка.",
			after: "operator-queue", steps: []step{tapsOn(operator, "Очередь:", "Новое 1")}, at: operator, shows: []string{"Назад"},
		},
		{
			name: "operator-find", title: "Найти задачу",
			look:  "По словам в любой форме, по номеру, автору и адресу.",
			after: "executor-assigned", steps: []step{says(operator, "/find отопление садовая")}, at: operator, shows: []string{"Найдено:"},
		},
		{
			name: "operator-album", title: "Прислан снимок экрана",
			look: "Снимок с подписью сам открывает ввод сообщения.",
			steps: []step{does("Оператор присылает снимок экрана с подписью", func(tw *town) {
				_, err := tw.tg.Say(int64(operator), int64(operator), "На Мира, 9 яма у подъезда", tgstand.WithPhoto(picture("один"), picture("два")))
				must(tw.t, err)
			})}, at: operator, shows: []string{"Всё верно?"},
		},
	}
}

// picture is something that a phone sends as a photo.
func picture(name string) tgstand.File {
	return tgstand.File{Name: name + ".jpg", MIME: "image/jpeg", Data: []byte{0xff, 0xd8, 0xff, 0xe0}}
}
