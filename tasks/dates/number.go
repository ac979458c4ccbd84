package dates

import "strings"

// ordinal reads «первого», «третьей», «тридцатому»; 0 for any other word.
func ordinal(w string) int {
	for _, ending := range [...]string{
		"ого", "его", "ому", "ему", "ый", "ий", "ой", "ом", "ем", "ая", "ья", "ую", "ью", "ей", "ое", "ье",
	} {
		stem, ok := strings.CutSuffix(w, ending)
		if !ok {
			continue
		}
		if stem == "треть" {
			stem = "трет"
		}
		if n := ordinalStem(stem); n > 0 {
			return n
		}
	}
	return 0
}

func ordinalStem(stem string) int {
	switch stem {
	case "перв":
		return 1
	case "втор":
		return 2
	case "трет":
		return 3
	case "четверт":
		return 4
	case "пят":
		return 5
	case "шест":
		return 6
	case "седьм":
		return 7
	case "восьм":
		return 8
	case "девят":
		return 9
	case "десят":
		return 10
	case "двадцат":
		return 20
	case "тридцат":
		return 30
	}
	return teen(stem)
}

// teen reads the stems of 11 to 19, which are those of both kinds of numerals.
func teen(stem string) int {
	for i, name := range [...]string{"один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят"} {
		if left, ok := strings.CutSuffix(stem, "надцат"); ok && left == name {
			return 11 + i
		}
	}
	return 0
}

// cardinal reads «три», «трёх», «десяти»; 0 for any other word.
func cardinal(w string) int {
	switch w {
	case "один", "одного", "одной", "одну", "одних", "одно":
		return 1
	case "два", "две", "двух":
		return 2
	case "три", "трех":
		return 3
	case "четыре", "четырех":
		return 4
	case "семь", "семи":
		return 7
	case "восемь", "восьми":
		return 8
	case "сорок", "сорока":
		return 40
	case "девяносто", "девяноста":
		return 90
	case "сто", "ста":
		return 100
	}
	stem, soft := strings.CutSuffix(w, "ь")
	if !soft {
		stem, soft = strings.CutSuffix(w, "и")
	}
	if !soft {
		return 0
	}
	switch stem {
	case "пят", "шест", "девят", "десят", "двадцат", "тридцат":
		return ordinalStem(stem)
	case "пятьдесят", "пятидесят":
		return 50
	case "шестьдесят", "шестидесят":
		return 60
	}
	return teen(stem)
}

// roman reads I to IV, in letters of either alphabet that look so and in the characters
// made for them; 0 for any other word.
func roman(w string) int {
	var plain []byte
	for _, r := range w {
		switch r {
		case 'i', 'l', 'і', 'ӏ', 'ⅰ':
			plain = append(plain, 'i')
		case 'v', 'ѵ':
			plain = append(plain, 'v')
		case 'ⅱ':
			plain = append(plain, "ii"...)
		case 'ⅲ':
			plain = append(plain, "iii"...)
		case 'ⅳ':
			plain = append(plain, "iv"...)
		default:
			return 0
		}
	}
	switch string(plain) {
	case "i":
		return 1
	case "ii":
		return 2
	case "iii":
		return 3
	case "iv":
		return 4
	}
	return 0
}

// numeralTail reports the end of a number written in figures: «28-го», «3-х», «4-м».
func numeralTail(w string) bool {
	switch w {
	case "го", "ого", "его", "му", "ому", "ему",
		"м", "ом", "ем", "й", "ый", "ий", "ой", "е", "ое", "х", "ех", "ух", "ти", "и", "ми", "я", "ая", "ю", "ую":
		return true
	}
	return false
}
