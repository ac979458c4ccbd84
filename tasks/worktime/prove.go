package worktime

import (
	"errors"
	"fmt"
	"slices"
)

// check proves the data as a whole: the years follow one another, each of them is
// consistent and adds up, and every exception is possible and within them. The
// error holds every problem found, one a line.
func (d Data) check() error {
	if len(d.Years) == 0 {
		return errors.New("в календаре нет ни одного года")
	}
	var problems []error
	for i, y := range d.Years {
		if i > 0 && y.Year != d.Years[i-1].Year+1 {
			problems = append(problems, fmt.Errorf("после %d года в календаре стоит %d: годы идут подряд и по одному разу; %w",
				d.Years[i-1].Year, y.Year, YearError{d.Years[i-1].Year + 1}))
		}
		if err := y.Check(); err != nil {
			problems = append(problems, err)
		}
	}
	problems = append(problems, d.checkAcrossYears()...)
	problems = append(problems, checkExceptions(d.Exceptions, d.Years)...)
	return errors.Join(problems...)
}

// checkAcrossYears proves the moves from one year to another that Year.Check
// cannot see, as far as the other year is there.
func (d Data) checkAcrossYears() (problems []error) {
	other := func(date Date, year int) (Year, bool) {
		i := slices.IndexFunc(d.Years, func(y Year) bool { return y.Year == date.Year })
		if date.Year == year || i < 0 {
			return Year{}, false
		}
		return d.Years[i], true
	}
	for _, y := range d.Years {
		for _, m := range y.Moved {
			from, known := other(m.From, y.Year)
			holiday := slices.ContainsFunc(from.Holidays, func(h Holiday) bool { return h.Date == m.From })
			if known && !holiday && !slices.Contains(from.Working, WorkingWeekend{Date: m.From, For: m.Date}) {
				problems = append(problems, fmt.Errorf("%d год: выходной %s перенесён с %s, но в %d году этот день не праздник и не объявлен рабочим",
					y.Year, m.Date, m.From, from.Year))
			}
		}
		for _, w := range y.Working {
			if paid, known := other(w.For, y.Year); known && !slices.Contains(paid.Moved, Move{Date: w.For, From: w.Date}) {
				problems = append(problems, fmt.Errorf("%d год: %s работают за %s, но в %d году нет строки «off» об этом переносе",
					y.Year, w.Date, w.For, paid.Year))
			}
		}
	}
	return problems
}

// Check proves that a year is consistent: dates exist and are named once, days
// off are moved from weekend days that are worked or are holidays, shortened days
// are worked, and the totals stated are the totals counted.
func (y Year) Check() error {
	if y.Year < firstPossibleYear || y.Year > lastPossibleYear {
		return fmt.Errorf("%d год: нужен год от %d до %d", y.Year, firstPossibleYear, lastPossibleYear)
	}
	p := yearProof{year: y, role: make(map[Date]string)}
	p.holidays()
	p.moved()
	p.working()
	p.short()
	if days, hours := y.Totals(); len(p.problems) == 0 && (y.Days != 0 || y.Hours != 0) && (days != y.Days || hours != y.Hours) {
		p.say("по дням выходит %d рабочих дней и %d ч, а в строке total — %d и %d: проверьте переносы и сокращённые дни",
			days, hours, y.Days, y.Hours)
	}
	return errors.Join(p.problems...)
}

type yearProof struct {
	year     Year
	role     map[Date]string // what the date has been named as
	problems []error
}

func (p *yearProof) say(format string, args ...any) {
	p.problems = append(p.problems, fmt.Errorf("%d год: "+format, append([]any{p.year.Year}, args...)...))
}

// claim gives a date its one role.
func (p *yearProof) claim(d Date, role string) {
	switch before, taken := p.role[d]; {
	case !d.Valid():
		p.say("даты %s не бывает", d)
	case d.Year != p.year.Year:
		p.say("%s (%s) не из этого года", d, role)
	case taken:
		p.say("%s названо дважды: %s и %s", d, before, role)
	}
	p.role[d] = role
}

func (p *yearProof) holidays() {
	for _, h := range p.year.Holidays {
		p.claim(h.Date, "праздник")
		if h.Name == "" {
			p.say("у праздника %s нет названия", h.Date)
		}
	}
}

func (p *yearProof) moved() {
	from := make(map[Date]bool)
	for _, m := range p.year.Moved {
		p.claim(m.Date, "выходной")
		if m.Date.weekend() {
			p.say("%s и так суббота или воскресенье: перенести выходной можно только на будний день", m.Date)
		}
		if !m.From.Valid() || !m.From.weekend() {
			p.say("выходной %s перенесён с %s, а это не суббота и не воскресенье", m.Date, m.From)
		}
		if from[m.From] {
			p.say("выходной с %s перенесён дважды", m.From)
		}
		from[m.From] = true
		if m.From.Year == p.year.Year && p.role[m.From] != "праздник" && !p.works(m.From) {
			p.say("выходной %s перенесён с %s, но этот день не объявлен рабочим: добавьте строку «work»", m.Date, m.From)
		}
	}
}

func (p *yearProof) works(d Date) bool {
	return slices.ContainsFunc(p.year.Working, func(w WorkingWeekend) bool { return w.Date == d })
}

func (p *yearProof) working() {
	for _, w := range p.year.Working {
		p.claim(w.Date, "рабочий день")
		if !w.Date.weekend() {
			p.say("%s — будний день: строка «work» нужна только для субботы и воскресенья", w.Date)
		}
		if !w.For.Valid() || w.For.weekend() {
			p.say("%s работают за %s, а это не будний день", w.Date, w.For)
			continue
		}
		paid := slices.Contains(p.year.Moved, Move{Date: w.For, From: w.Date})
		if w.For.Year == p.year.Year && !paid {
			p.say("%s работают за %s, но нет строки «off» о переносе с первого дня на второй", w.Date, w.For)
		}
	}
}

func (p *yearProof) short() {
	seen := make(map[Date]bool)
	for _, d := range p.year.Short {
		role := p.role[d]
		switch {
		case !d.Valid() || d.Year != p.year.Year:
			p.say("сокращённого дня %s в этом году не бывает", d)
		case seen[d]:
			p.say("сокращённый день %s назван дважды", d)
		case role == "праздник" || role == "выходной" || d.weekend() && role != "рабочий день":
			p.say("сокращённый день %s — нерабочий", d)
		}
		seen[d] = true
	}
}

func checkExceptions(list []Exception, years []Year) (problems []error) {
	first, last := years[0].Year, years[len(years)-1].Year
	seen := make(map[Date]bool)
	for _, e := range list {
		switch {
		case !e.Date.Valid():
			problems = append(problems, fmt.Errorf("исключение: даты %s не бывает", e.Date))
		case e.Date.Year < first || e.Date.Year > last:
			problems = append(problems, fmt.Errorf("исключение на %s: %w", e.Date, YearError{e.Date.Year}))
		case seen[e.Date]:
			problems = append(problems, fmt.Errorf("исключение на %s записано дважды", e.Date))
		case e.Reason == "":
			problems = append(problems, fmt.Errorf("исключение на %s: нужна причина, её увидят сотрудники", e.Date))
		}
		seen[e.Date] = true
		if err := checkIntervals(e.Intervals); err != nil {
			problems = append(problems, fmt.Errorf("исключение на %s: %w", e.Date, err))
		}
	}
	return problems
}
