package screens_test

// What residents and staff write in the stories.
const (
	heating = "Здравствуйте! На Садовой, 15 третий день холодные батареи, дома ребёнок. Когда включат отопление?"
	weak    = "На Садовой, 15 идёт ремонт. Тепло вернут в ближайшее время."
	good    = "Мария, здравствуйте! На Садовой, 15 меняют трубу. Тепло вернут 24 ноября к 18:00. Если станет холоднее, звоните: 112."
	wire    = "У школы на улице Мира оборвался провод, рядом дети!"
)

func residentScreens() []screen {
	return []screen{
		{
			name: "resident-wrote", title: "Житель написал",
			look:  "Комментарий стоит на стене как любой другой: житель ничего не делает особенного.",
			steps: []step{writes(maria, heating)}, at: wall,
		},
		{
			name: "resident-answered", title: "Житель получил ответ",
			look:  "Ответ стоит под сообщением жителя, от имени сообщества, слово в слово как его согласовал контролёр.",
			after: "operator-ready", steps: []step{taps(operator, "Опубликовать")}, at: wall,
		},
	}
}
