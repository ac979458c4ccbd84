package sandbox

import (
	_ "embed" // the town's roster
	"fmt"

	"otklik/internal/config"
	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
)

//go:embed town.yaml
var townRoster []byte

const (
	townName  = "Администрация города"
	townPage  = "gorod"
	townGroup = 2001
)

// cast are the people of the town's roster as the page and the stories call them, in the order of a message's way.
func cast() []actor {
	return []actor{
		{Key: "operator", id: "ivanova", Role: "оператор", Duty: "Регистрирует сообщения, публикует ответы"},
		{Key: "controller", id: "petrov", Role: "контролёр", Duty: "Направляет в подразделение, проверяет ответ"},
		{Key: "gkh", id: "sidorov", Role: "исполнитель, ЖКХ", Duty: "Пишет ответ жителю"},
		{Key: "roads", id: "orlova", Role: "исполнитель, дороги", Duty: "Пишет ответ жителю"},
		{Key: "head", id: "glava", Role: "глава города", Duty: "Видит сообщения повышенной важности"},
	}
}

// actor is somebody of the staff who is played on the page.
type actor struct {
	Key     string
	Role    string
	Duty    string // what the person does here, in a line
	Name    string
	Short   string
	Account int64 // in Telegram
	id      tasks.PersonID
}

// staff joins the cast with the roster.
func staff() ([]actor, error) {
	roster, err := config.ParseRoster("town.yaml", townRoster)
	if err != nil {
		return nil, fmt.Errorf("the town's roster: %w", err)
	}
	people := cast()
	for i := range people {
		p, ok := roster.Person(people[i].id)
		if !ok {
			return nil, fmt.Errorf("the town's roster has no %s", people[i].id)
		}
		people[i].Name, people[i].Short, people[i].Account = p.Name, p.Short(), p.Account
	}
	return people, nil
}

// residents are who may write on the wall.
func residents() []vkstand.User {
	return []vkstand.User{
		{ID: 501, First: "Мария", Last: "Кузнецова"},
		{ID: 502, First: "Алексей", Last: "Смирнов"},
		{ID: 503, First: "Татьяна", Last: "Волкова"},
		{ID: 504, First: "Дмитрий", Last: "Егоров"},
		{ID: 505, First: "Нина", Last: "Соколова"},
	}
}

// posts are the community's, oldest first.
func posts() []string {
	return []string{
		"С 1 по 10 число наводим порядок во дворах: обрежем сухие ветви, починим качели и лавочки. " +
			"Напишите в комментариях, где это нужнее всего.",
		"Город готовится к зиме. Тепло пришло в 412 домов, коммунальные службы дежурят круглосуточно. " +
			"Если в квартире холодно или не убран снег у дома, напишите под этой записью — разберёмся.",
	}
}

// examples are what residents may write, ready to be put into the box.
func examples() []Example {
	return []Example{
		{"Отопление", 501, "Здравствуйте! На Садовой, 15 третий день холодные батареи, дома маленький ребёнок. Когда включат отопление?"},
		{"Яма на дороге", 502, "На перекрёстке Ленина и Мира яма на полполосы, уже второе колесо пробил. Когда заделают?"},
		{"Автобус", 503, "Автобус № 7 утром не пришёл ни в 7:40, ни в 8:05. Дети опаздывают в школу. Кто следит за расписанием?"},
		{"Фонари", 504, "Во дворе Парковой, 8 не горит ни один фонарь. Вечером идти страшно. Почините, пожалуйста."},
		{"Раскопки", 505, "Во дворе Мира, 20 второй день яма: воды нет, с коляской к подъезду не пройти. Кто починит трубу и вернёт асфальт?"},
		{"Подвал", 503, "Подвал на Мира, 11 залит водой по колено, запах на весь подъезд. Когда откачают?"},
		{"Спасибо", 505, "Спасибо за новый сквер у библиотеки! Гуляем там с внуками каждый день."},
	}
}

// written is the message with this title; none for a title that no message has.
func written(title string) Example {
	for _, x := range examples() {
		if x.Title == title {
			return x
		}
	}
	return Example{}
}

// Example is a resident's message that the page offers.
type Example struct {
	Title    string `json:"title"`
	Resident int64  `json:"resident"`
	Text     string `json:"text"`
}
