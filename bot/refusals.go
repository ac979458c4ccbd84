package bot

import "otklik/tasks"

// refusalWords says why a command was refused.
func refusalWords(c tasks.Code) string {
	words, ok := map[tasks.Code]string{
		tasks.Forbidden:         "Это действие не входит в Ваши обязанности",
		tasks.Elsewhere:         "Задача у другого подразделения",
		tasks.Moved:             "Задача уже пошла дальше",
		tasks.Stale:             "Текст ответа с тех пор изменился. Посмотрите новую карточку",
		tasks.NoText:            "Нужен текст ответа",
		tasks.NoReason:          "Напишите причину",
		tasks.TooLong:           "Слишком длинно для ответа в сети: сократите до 16 000 знаков, а в личном сообщении — до 8900",
		tasks.UnknownTopic:      "Такой темы больше нет в списке. Выберите другую",
		tasks.UnknownDistrict:   "Такого района больше нет в списке. Выберите другой",
		tasks.UnknownDepartment: "Сначала выберите подразделение",
		tasks.NobodyThere:       "В этом подразделении некому ответить: никто из исполнителей не подключён к боту",
		tasks.UnknownGround:     "Выберите основание из списка",
		tasks.Pending:           "Сначала решите, отвечать ли: есть предложение «Без ответа»",
		tasks.NoCriterion:       "Отметьте хотя бы одну причину 10.1–10.7",
		tasks.NoLink:            "Это не похоже на ссылку. Пришлите адрес опубликованного ответа, он начинается с https://",
		tasks.Unchanged:         "Так уже есть",
		tasks.TaskNotFound:      "Такой задачи нет",
		tasks.UnknownPerson:     "Этому человеку поручить нельзя: он не исполнитель подразделения или не подключён к боту",
		tasks.UnknownLead:       "Так связать нельзя: выберите другую",
		tasks.HasLinked:         "К этой задаче уже привязаны такие же сообщения: дубликатом она быть не может",
		tasks.WrongDate:         "Такая дата не подходит: она прошла или позже, чем разрешает порядок",
		tasks.DayPassed:         "День окончательного ответа, названный в тексте, прошёл. Ответ нужно вернуть на доработку: назвать новую дату",
		tasks.NoRoom:            "После проекта не остаётся времени на контроль и публикацию. Назовите время пораньше",
		tasks.NoDelo:            "Напишите регистрационный номер в «Деле», не длиннее 60 знаков",
		tasks.SourceChanged:     "После того как ответ был написан, житель изменил или удалил сообщение либо написал снова. Посмотрите карточку",
	}[c]
	if ok {
		return words
	}
	if words = chatRefused(c); words != "" {
		return words
	}
	if words = staffRefused(c); words != "" {
		return words
	}
	return excuseRefused(c)
}
