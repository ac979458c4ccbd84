package bot

import (
	"strings"

	"otklik/tasks"
)

// done says what a command has done, for the answer to a tap and for the history.
func done(v tasks.Verb) string {
	return map[tasks.Verb]string{
		tasks.DoRegister:      "Зарегистрировано",
		tasks.DoDecline:       "Закрыто: не к нам",
		tasks.DoRaise:         "Повышенная важность. Глава оповещён",
		tasks.DoLower:         "Обычная важность",
		tasks.DoAcknowledge:   "Отмечено: Вы ознакомлены",
		tasks.DoAssign:        "Направлено",
		tasks.DoRefuse:        "Возвращено контролёру: не наша компетенция",
		tasks.DoRecall:        "Отозвано",
		tasks.DoWithhold:      "Предложено не отвечать. Решает второй сотрудник",
		tasks.DoUphold:        "Закрыто без ответа",
		tasks.DoDismiss:       "Предложение снято: будем отвечать",
		tasks.DoDiscard:       "Черновик убран",
		tasks.DoSubmit:        "Отправлено на контроль",
		tasks.DoApprove:       "Согласовано",
		tasks.DoReturn:        "Возвращено на доработку",
		tasks.DoPublish:       "Публикуется",
		tasks.DoPublishByHand: "Опубликовано вручную",
		tasks.DoConfirm:       "Опубликовано",
		tasks.DoGiveUp:        "Не удалось опубликовать",
		tasks.DoDetect:        "Найдено",
		tasks.DoCompose:       "Черновик сохранён",
		tasks.DoRemind:        "Напоминание отправлено",
		tasks.DoRetime:        "Сроки пересчитаны",
		tasks.DoHandOver:      "Передано",
		tasks.DoControl:       "Задача на Вашем контроле",
		tasks.DoLoad:          "Отмечено: загружено в «Дело»",
		tasks.DoInform:        "Сведения переданы",
		tasks.DoLead:          "Ведущий назначен",
		tasks.DoDelegate:      "Перепоручено",
		tasks.DoSchedule:      "Сроки окончательного ответа установлены",
		tasks.DoAmend:         "Ответ возвращён на исправление",
		tasks.DoReport:        "Отчёт об обещании отправлен контролёру",
		tasks.DoAccept:        "Отчёт принят",
		tasks.DoReject:        "Отчёт не принят",
		tasks.DoPostpone:      "Новый срок запрошен",
		tasks.DoAgree:         "Новый срок согласован. Готовится уведомление жителю",
		tasks.DoDisagree:      "В новом сроке отказано",
		tasks.DoLink:          "Отмечено как дубликат",
		tasks.DoUnlink:        "Больше не дубликат: готовим отдельный ответ",
		tasks.DoAttach:        "Привязано такое же сообщение",
		tasks.DoDetach:        "Такое же сообщение отвязано",
		tasks.DoOffer:         "Ответ предложен и для этого сообщения",
		tasks.DoRetract:       "Предложенный ответ отозван",
		tasks.DoContinue:      "Отмечено как продолжение прежней задачи",
		tasks.DoResume:        "Житель написал снова",
		tasks.DoSourceEdited:  "Житель изменил сообщение",
		tasks.DoSourceGone:    "Житель удалил сообщение",
		tasks.DoAnswerTouched: "Ответ изменён или удалён в сети",
		tasks.DoLapse:         "Закрыто: отвечать негде",
		tasks.DoTake:          "Взято в работу",
		tasks.DoGiveBack:      "Отдано коллегам: взять может любой исполнитель",
	}[v]
}

// stands says where a task stands, for the head of its card.
func stands(s tasks.Status) string {
	switch s {
	case tasks.Detected:
		return "новое сообщение"
	case tasks.Filing:
		return "ждёт загрузки в «Дело»"
	case tasks.Registered:
		return "ждёт распределения"
	case tasks.Gathering:
		return "собираются сведения"
	case tasks.Assigned:
		return "готовится ответ"
	case tasks.Review:
		return "ответ на контроле"
	case tasks.Rework:
		return "ответ на доработке"
	case tasks.Approved:
		return "согласовано, ждёт загрузки в «Дело»"
	case tasks.Ready:
		return "ответ согласован"
	case tasks.Publishing:
		return "публикуется"
	case tasks.Published:
		return "ответ опубликован"
	case tasks.Declined:
		return "не к нам"
	case tasks.Withheld:
		return "без ответа"
	case tasks.Linked:
		return "дубликат, ждёт общего ответа"
	case tasks.Joined:
		return "продолжение прежней задачи"
	case tasks.Lapsed:
		return "закрыто: отвечать негде"
	}
	return ""
}

// problemWords says why a publication was given up, and what to do.
func problemWords(p tasks.Problem) string {
	switch p {
	case tasks.ProblemClosed:
		return "Комментарии закрыты, либо запись или сообщение жителя удалены. Если можно ответить иначе, ответьте и нажмите " +
			"«Опубликовано вручную», если нельзя — «Закрыть: отвечать негде»."
	case tasks.ProblemRefused:
		return "Сеть не приняла текст. Опубликуйте сами и нажмите «Опубликовано вручную»."
	case tasks.ProblemAccess:
		return "У ключа доступа нет права отвечать здесь. Опубликуйте сами и сообщите администратору."
	case tasks.ProblemCaptcha:
		return "Сеть просит подтвердить, что отвечает человек. Опубликуйте сами и нажмите «Опубликовано вручную»."
	case tasks.ProblemUnknown:
		return "Сеть не ответила, и узнать, появился ли ответ, не удалось. Посмотрите под сообщением: если ответ там, нажмите " +
			"«Опубликовано вручную», если нет — «Опубликовать»."
	case tasks.ProblemNetwork:
		return "Сеть долго не отвечает. Попробуйте ещё раз позже или опубликуйте сами."
	case tasks.ProblemLinks:
		return "ВКонтакте не пропускает здесь ссылку из ответа. Опубликуйте сами, заменив ссылку словами, или верните ответ на исправление."
	case tasks.ProblemByHand:
		return "ВКонтакте не даёт программе отвечать здесь. Опубликуйте сами и нажмите «Опубликовано вручную»."
	case tasks.ProblemFlood:
		return "ВКонтакте просит подождать: ответов подряд слишком много. Нажмите «Опубликовать» через 10 минут или опубликуйте сами."
	case tasks.ProblemQuota:
		return "Дневной лимит ВКонтакте исчерпан. Сегодня опубликуйте сами и нажмите «Опубликовано вручную»."
	case tasks.ProblemTooLong:
		return "Ответ длиннее, чем ВКонтакте принимает здесь (в личном сообщении — 9000 знаков). Опубликуйте сами частями или верните " +
			"на исправление."
	case tasks.ProblemFiles:
		return "ВКонтакте не принимает от программы файлы к ответу. Опубликуйте ответ вместе с файлами сами и нажмите " +
			"«Опубликовано вручную»."
	case tasks.ProblemTooBig:
		return "Приложенный файл больше 20 МБ, программа не может его передать. Опубликуйте ответ вместе с файлами сами и нажмите " +
			"«Опубликовано вручную»."
	case tasks.ProblemNoFile:
		return "Приложенный файл получить из мессенджера не удалось. Попросите исполнителя прислать его, опубликуйте ответ вместе " +
			"с файлами сами и нажмите «Опубликовано вручную»."
	case tasks.ProblemMismatch:
		return "Текст не совпал с согласованным, поэтому он не опубликован. Сообщите администратору."
	}
	return ""
}

// stepWords names the step of a term.
func stepWords(s tasks.Step) string {
	switch s {
	case tasks.StepRegister:
		return "регистрация"
	case tasks.StepDistribute:
		return "распределение"
	case tasks.StepInformation:
		return "сведения для ответа"
	case tasks.StepDraft:
		return "подготовка ответа"
	case tasks.StepReview:
		return "контроль ответа"
	case tasks.StepRework:
		return "доработка ответа"
	case tasks.StepLead:
		return "выбор ведущего"
	case tasks.StepPromise:
		return "обещание жителю"
	case tasks.StepAccept:
		return "проверка выполнения"
	case tasks.StepAgree:
		return "решение о новом сроке"
	case tasks.StepLoad:
		return "загрузка в «Дело»"
	case tasks.StepPublish:
		return "публикация"
	case tasks.StepAnswer:
		return "ответ жителю"
	case tasks.StepAcknowledge:
		return "ознакомление главы"
	}
	return ""
}

// groundWords names a ground of paragraph 18.
func groundWords(g tasks.Ground) string {
	switch g {
	case tasks.GroundHarm:
		return "намерение причинить вред"
	case tasks.GroundObscenity:
		return "нецензурные выражения"
	case tasks.GroundInsult:
		return "оскорбительные выражения"
	case tasks.GroundThreat:
		return "угрозы должностному лицу или его семье"
	}
	return ""
}

// Sentences for what is not a card.
const (
	sayStranger = "Здравствуйте! Это служебный бот администрации. Он работает только с её сотрудниками. " +
		"Если Вы сотрудник, обратитесь к администратору бота."
	sayStrangerTap = "Эта кнопка Вам не предназначена"
	sayOldButton   = "Эта кнопка устарела. Действуйте по последней карточке"
	sayNoReply     = "Чтобы ответить жителю, напишите текст ответом на карточку задачи: задержите на ней палец и выберите «Ответить»."
	sayForeign     = "Ответом на это сообщение ничего сделать нельзя. Отвечайте на карточку задачи."
	sayNotDrafter  = "Ответ жителю готовит исполнитель подразделения. Здесь действуйте кнопками карточки."
	sayKept        = "Ваш текст сохранён, но отправить его сейчас нельзя"
	sayNeedText    = "Фото сохранено. Теперь напишите текст ответа ответом на карточку"
	sayWait        = "Не получилось. Попробуйте ещё раз через минуту"
	sayFresh       = "Карточка обновлена"
	sayDismissed   = "Запомнено: это не ошибка. В других ответах подсказки тоже не будет"

	sayDismissedHere = "Запомнено: в этом ответе это не ошибка"

	sayNoCounts = "Подсказок и возвратов пока не было"
	sayCounts   = "Подсказки и решения контролёра за всё время.\n" +
		"Числа: возвращено с подсказкой / возвращено без подсказки / согласовано с подсказкой\n\n"
	sayNoHint = "Этой подсказки больше нет: текст изменился"

	sayTooManyTries  = "Слишком много попыток. Подождите час и откройте ссылку ещё раз или попросите у администратора новую."
	sayNoNumber      = "Задачи с таким номером нет, или она не относится к Вашей работе."
	sayNotUnderstood = "Понять Вас не удалось. "

	sayNoSuchNumber = "Задачи с таким номером нет. Напишите только номер, например 12"
	sayInterim      = "Напишите промежуточный ответ ответом на это сообщение. Начните с даты окончательного: " +
		"«28.11 Мария, здравствуйте! …»"
	sayOnlyDate = "К какому дню дадим окончательный ответ? Напишите дату ответом на это сообщение, например 28.11. Ваш текст сохранён, " +
		"повторять его не нужно."
	sayPlan = "Напишите, когда проект окончательного ответа должен быть на контроле, например: 28.11 14:00. " +
		"Отдельными строками можно изменить и другие сроки: «контроль 2 ч», «доработка 4 ч», «публикация 1 ч»."
	sayKeptPromise   = "Что сделано? Напишите ответом на это сообщение, фото можно приложить: их увидит контролёр."
	sayBrokenPromise = "Почему не сделано и что будет дальше? Напишите ответом на это сообщение: это увидит контролёр."
	sayNewDate       = "Напишите ответом на это сообщение новую дату и причину, например: 05.12 подрядчик задержал поставку."
)

// lower writes the first letter small.
func lower(s string) string {
	for i, r := range s {
		return strings.ToLower(string(r)) + s[i+len(string(r)):]
	}
	return s
}
