package russian

// StreetKind tells the word for a kind of street, in one form for all its cases; "" is none.
func StreetKind(w string) string {
	switch w {
	case "ул", "улица", "улицы", "улице", "улицу", "улицей":
		return "улица"
	case "пр", "пр-т", "просп", "пр-кт", "проспект", "проспекта", "проспекте", "проспекту":
		return "проспект"
	case "пер", "переулок", "переулка", "переулке", "переулку":
		return "переулок"
	case "ш", "шоссе":
		return "шоссе"
	case "наб", "набережная", "набережной", "набережную":
		return "набережная"
	case "б-р", "бул", "бульвар", "бульвара", "бульваре", "бульвару":
		return "бульвар"
	case "пл", "площадь", "площади":
		return "площадь"
	case "пр-д", "проезд", "проезда", "проезде", "проезду":
		return "проезд"
	case "мкр", "мкрн", "мкр-н", "микрорайон", "микрорайона", "микрорайоне":
		return "микрорайон"
	}
	return ""
}

func isHouseMark(w string) bool {
	switch w {
	case "д", "дом", "дома", "доме", "дому", "домом":
		return true
	}
	return false
}

// isPartMark tells the words for a part of a house number: «12 корпус 2».
func isPartMark(w string) bool {
	switch w {
	case "к", "корп", "корпус", "корпуса", "корпусе", "стр", "строение", "литер", "лит":
		return true
	}
	return false
}

// isInsideMark tells the words for places inside of a house, whose numbers do not matter here.
func isInsideMark(w string) bool {
	switch w {
	case "кв", "квартира", "квартиры", "квартире", "подъезд", "подъезда", "подъезде", "под", "п-д", "этаж", "этажа",
		"этаже", "эт", "оф", "офис", "ком", "комната":
		return true
	}
	return false
}

// isTownMark tells the words after which a town's name stands that everybody shares.
func isTownMark(w string) bool {
	return w == "г" || w == "гор" || w == "город" || w == "городе" || w == "города"
}

// isRegionMark tells the words before which a region's name stands.
func isRegionMark(w string) bool {
	switch w {
	case "край", "края", "область", "обл", "район", "р-н", "района", "районе", "округ", "округа":
		return true
	}
	return false
}

// isTitle tells words that the same street's name is written with and without.
func isTitle(w string) bool {
	switch w {
	case "генерала", "академика", "маршала", "адмирала", "имени", "им", "ген", "ак", "село", "селе", "села", "с",
		"ст", "ст-ца", "станица", "станице", "хутор", "хуторе", "х", "пос", "поселок", "поселке", "п", "россия",
		"рф":
		return true
	}
	return false
}

// isCount tells what a number counts when it is no house: «Видова 3 дня без воды».
func isCount(w string) bool {
	switch w {
	case "день", "дня", "дней", "час", "часа", "часов", "раз", "раза", "лет", "год", "года", "месяц", "месяца",
		"месяцев", "неделя", "недели", "недель", "минут", "минуты", "руб", "рублей", "рубля", "тысяч", "человек",
		"метров", "метра", "км", "человека", "января", "февраля", "марта", "апреля", "мая", "июня", "июля",
		"августа", "сентября", "октября", "ноября", "декабря", "утра", "вечера", "ночи", "семей", "квартир",
		"этаже", "подъезде", "ям":
		return true
	}
	return false
}

// NumberedKind tells what is known by its number in a town, in one form for all its cases; "" is none.
func NumberedKind(w string) string {
	switch w {
	case "школа", "школы", "школе", "школой", "школу", "сош", "гимназия", "гимназии", "гимназию", "лицей", "лицея", "лицею":
		return "школа"
	case "сад", "сада", "саду", "садик", "садика", "садику", "детсад", "детсада", "детсаду":
		return "сад"
	case "автобус", "автобуса", "автобусы", "маршрут", "маршрута", "маршруте", "маршрутка", "маршрутки",
		"маршрутку", "троллейбус", "троллейбуса":
		return "маршрут"
	case "поликлиника", "поликлиники", "поликлинике", "больница", "больницы", "больнице":
		return "больница"
	case "котельная", "котельной", "тп", "подстанция", "подстанции":
		return "станция"
	}
	return ""
}

// isNumbered tells words that a number follows without their being a street.
func isNumbered(w string) bool {
	switch w {
	case "подъезд", "подъезда", "квартира", "номер", "тел", "телефон", "участок", "жэу", "мкд", "осталось",
		"прошло", "более", "каждые", "последние":
		return true
	}
	return NumberedKind(w) != ""
}
