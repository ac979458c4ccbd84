package worktime

import (
	"fmt"
	"strings"
)

// yearStatement returns the reader of one kind of line about a year.
func yearStatement(word string) (func(*Year, string) error, bool) {
	switch word {
	case "version":
		return readVersion, true
	case "source":
		return readSource, true
	case "provisional":
		return readProvisional, true
	case "total":
		return readTotal, true
	case "holiday":
		return readHoliday, true
	case "off":
		return readOff, true
	case "work":
		return readWork, true
	case "short":
		return readShort, true
	}
	return nil, false
}

func readVersion(y *Year, rest string) error {
	if rest == "" || y.Version != "" {
		return fmt.Errorf("строка «version» у года %d нужна одна и с номером, например «version 1»", y.Year)
	}
	y.Version = rest
	return nil
}

func readSource(y *Year, rest string) error {
	if rest == "" || y.Source != "" {
		return fmt.Errorf("строка «source» у года %d нужна одна и с названием документа", y.Year)
	}
	y.Source = rest
	return nil
}

func readProvisional(y *Year, rest string) error {
	if rest != "" {
		return fmt.Errorf("после «provisional» ничего не пишут")
	}
	y.Provisional = true
	return nil
}

func readTotal(y *Year, rest string) error {
	words := strings.Fields(rest)
	if len(words) != 2 || y.Days != 0 {
		return fmt.Errorf("строка «total» у года %d нужна одна, с двумя числами: рабочие дни и часы, например «total 247 1972»", y.Year)
	}
	var err error
	if y.Days, err = parseCount(words[0]); err != nil {
		return err
	}
	y.Hours, err = parseCount(words[1])
	return err
}

// readHoliday reads "DD.MM name" or "DD.MM-DD.MM name".
func readHoliday(y *Year, rest string) error {
	span, name, _ := strings.Cut(rest, " ")
	if name = strings.TrimSpace(name); name == "" {
		return fmt.Errorf("после даты напишите название, например «holiday 09.05 День Победы»")
	}
	first, last, ranged := strings.Cut(span, "-")
	from, err := parseDate(first, y.Year)
	if err != nil {
		return err
	}
	to := from
	if ranged {
		if to, err = parseDate(last, y.Year); err != nil {
			return err
		}
	}
	if from.Year != y.Year || to.Year != y.Year || to.number() < from.number() {
		return fmt.Errorf("дни «%s»: нужны даты %d года, первая не позже последней", span, y.Year)
	}
	for d := from; d.number() <= to.number(); d = d.AddDays(1) {
		y.Holidays = append(y.Holidays, Holiday{Date: d, Name: name})
	}
	return nil
}

func readOff(y *Year, rest string) error {
	date, from, err := readPair(y, rest, "from")
	if err != nil {
		return fmt.Errorf("%w; например «off 31.12 from 04.01»: 31 декабря — выходной, перенесённый с 4 января", err)
	}
	y.Moved = append(y.Moved, Move{Date: date, From: from})
	return nil
}

func readWork(y *Year, rest string) error {
	date, paid, err := readPair(y, rest, "for")
	if err != nil {
		return fmt.Errorf("%w; например «work 01.11 for 03.11»: 1 ноября работают вместо 3-го", err)
	}
	y.Working = append(y.Working, WorkingWeekend{Date: date, For: paid})
	return nil
}

// readPair reads "DD.MM word DD.MM[.YYYY]"; the first date is of the year itself.
func readPair(y *Year, rest, word string) (first, second Date, err error) {
	words := strings.Fields(rest)
	if len(words) != 3 || words[1] != word {
		return Date{}, Date{}, fmt.Errorf("нужны две даты и слово «%s» между ними", word)
	}
	if first, err = parseDate(words[0], y.Year); err != nil {
		return Date{}, Date{}, err
	}
	if first.Year != y.Year {
		return Date{}, Date{}, fmt.Errorf("дата %s не из %d года", first, y.Year)
	}
	second, err = parseDate(words[2], y.Year)
	return first, second, err
}

func readShort(y *Year, rest string) error {
	date, err := parseDate(rest, y.Year)
	if err != nil {
		return err
	}
	if date.Year != y.Year {
		return fmt.Errorf("дата %s не из %d года", date, y.Year)
	}
	y.Short = append(y.Short, date)
	return nil
}

// exception reads "DD.MM.YYYY off reason" or "DD.MM.YYYY 09:00-12:00,13:00-15:00 reason".
func (p *parser) exception(rest string) error {
	when, rest, _ := strings.Cut(rest, " ")
	hours, reason, _ := strings.Cut(strings.TrimSpace(rest), " ")
	date, err := parseDate(when, 0)
	if err != nil {
		return err
	}
	e := Exception{Date: date, Reason: strings.TrimSpace(reason)}
	if hours != "off" {
		if e.Intervals, err = ParseIntervals(strings.Split(hours, ",")); err != nil {
			return fmt.Errorf("%w; для выходного напишите off", err)
		}
	}
	if e.Reason == "" {
		return fmt.Errorf("после часов напишите причину: её увидят сотрудники, например «exception %s off День города»", date)
	}
	for _, other := range p.data.Exceptions {
		if other.Date == date {
			return fmt.Errorf("исключение на %s уже есть выше: оставьте одну строку", date)
		}
	}
	p.data.Exceptions = append(p.data.Exceptions, e)
	return nil
}
