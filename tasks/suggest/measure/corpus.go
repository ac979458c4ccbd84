package measure

import (
	_ "embed" // the messages
	"fmt"
	"strings"

	"otklik/tasks"
	"otklik/tasks/suggest"
)

//go:embed messages.txt
var messages string

// Corpus returns the messages to learn from, and every third, which is held out. The department is that of the topic.
func Corpus() (learn, held []suggest.Example, err error) {
	serves := map[string]tasks.DepartmentID{}
	for _, d := range Roster().Departments {
		for _, topic := range d.Topics {
			serves[topic] = d.ID
		}
	}
	n := 0
	for i, line := range strings.Split(messages, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		e, err := example(i+1, line)
		if err != nil {
			return nil, nil, err
		}
		if e.Department = serves[e.Topic]; e.Department == "" {
			return nil, nil, fmt.Errorf("line %d: no topic %q", i+1, e.Topic)
		}
		if n++; n%3 == 0 {
			held = append(held, e)
		} else {
			learn = append(learn, e)
		}
	}
	return learn, held, nil
}

// example reads a line.
func example(number int, line string) (suggest.Example, error) {
	cells := strings.Split(line, "|")
	if len(cells) != 4 {
		return suggest.Example{}, fmt.Errorf("line %d has %d cells", number, len(cells))
	}
	for j := range cells {
		cells[j] = strings.TrimSpace(cells[j])
	}
	e := suggest.Example{
		ID: tasks.ID(fmt.Sprint(number)), Number: int64(number), Message: suggest.Message{Text: cells[3]}, Topic: cells[0],
		District: strings.TrimPrefix(cells[1], "-"), Importance: tasks.Normal,
	}
	if cells[2] == "!" {
		e.Importance = tasks.High
	}
	return e, nil
}

// Roster has the rules that a town would write down in a quarter of an hour. They were written without the held-out messages.
func Roster() *tasks.Roster {
	return &tasks.Roster{
		Topics:    []string{"ЖКХ", "Дороги", "Освещение", "Водоснабжение", "Транспорт", "Социальная сфера"},
		Districts: []string{"Центральный", "Южный", "Приморский", "Восточный"},
		Departments: []tasks.Department{
			{ID: "gkh", Name: "Управление ЖКХ", Topics: []string{"ЖКХ"}},
			{ID: "roads", Name: "Управление дорог", Topics: []string{"Дороги", "Освещение"}},
			{ID: "water", Name: "Водоканал", Topics: []string{"Водоснабжение"}, Words: []string{"водоканал"}},
			{ID: "transport", Name: "Управление транспорта", Topics: []string{"Транспорт"}},
			{ID: "social", Name: "Социальная защита", Topics: []string{"Социальная сфера"}},
		},
		Words: words(),
		Streets: map[string][]string{
			"Центральный": {"Видова", "Советов", "Мурата Ахеджака", "Энгельса", "Мира", "Грибоедова", "Куникова"},
			"Южный":       {"Южная", "Героев Десантников", "Пионерская"},
			"Приморский":  {"Портовая", "Набережная", "Малоземельская"},
			"Восточный":   {"Волгоградская", "Рубина", "Тобольская"},
		},
	}
}

func words() map[string][]string {
	return map[string][]string{
		"ЖКХ": {
			"подъезд", "управляющая компания", "УК", "лифт", "крыша", "подвал", "отопление", "мусор", "квитанция", "дворник", "домофон",
			"капремонт", "стояк", "соседи",
		},
		"Дороги": {
			"яма", "асфальт", "тротуар", "светофор", "разметка", "дорожный знак", "гололёд", "щебень", "обочина", "лежачий полицейский",
			"парковка", "пробка", "снег",
		},
		"Освещение": {"фонарь", "освещение", "темно", "светильник", "горсвет", "лампа"},
		"Водоснабжение": {
			"вода", "канализация", "труба", "напор", "водопровод", "колонка", "утечка", "счётчик", "ливнёвка", "септик",
		},
		"Транспорт": {
			"автобус", "маршрутка", "троллейбус", "остановка", "водитель", "проезд", "перевозчик", "кондуктор", "расписание", "рейс",
		},
		"Социальная сфера": {
			"детский сад", "садик", "школа", "поликлиника", "больница", "врач", "пособие", "выплата", "льгота", "пенсионер", "инвалид",
			"лекарство", "опека", "справка",
		},
	}
}
