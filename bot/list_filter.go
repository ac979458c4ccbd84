package bot

import (
	"cmp"
	"fmt"
	"slices"

	"otklik/tasks"
)

// The filters with values to choose from. They stand in buttons: never give one another meaning.
const (
	filterState      = "s"
	filterDepartment = "d"
	filterDistrict   = "r"
)

// value is what a filter can be set to.
type value struct {
	code  string // as a button carries it
	words string
	count int
}

// passes tells whether a task passes the filters.
func (p spot) passes(l line) bool {
	department := p.Department == "" || l.Of(p.Department) || p.Department == noPlace && l.Department == ""
	return department && (p.State == "" || p.State == l.Status) && (p.District == "" || p.District == l.District) &&
		(!p.High || l.Importance == tasks.High) && (!p.Overdue || l.late)
}

// filtered tells whether any filter is set.
func (p spot) filtered() bool {
	return p.State != "" || p.Department != "" || p.District != "" || p.High || p.Overdue
}

// values are what the filters can be set to: what tasks of the list have. The two that are only on or off have a value each way.
func (s scene) values(lines []line) map[string][]value {
	counts := map[string]map[string]int{filterState: {}, filterDepartment: {}, filterDistrict: {}}
	for _, l := range lines {
		counts[filterState][string(l.Status)]++
		counts[filterDepartment][cmp.Or(string(l.Department), noPlace)]++
		if l.District != "" {
			counts[filterDistrict][l.District]++
		}
	}
	list := map[string][]value{}
	for _, st := range tasks.Statuses() {
		if n := counts[filterState][string(st)]; n > 0 {
			list[filterState] = append(list[filterState], value{string(st), stands(st), n})
		}
	}
	for _, d := range s.roster.Departments {
		if n := counts[filterDepartment][string(d.ID)]; n > 0 {
			list[filterDepartment] = append(list[filterDepartment], value{Shorten(string(d.ID)), d.Name, n})
		}
	}
	if n := counts[filterDepartment][noPlace]; n > 0 {
		list[filterDepartment] = append(list[filterDepartment], value{noPlace, sayNoDepartment, n})
	}
	for _, d := range s.roster.Districts {
		if n := counts[filterDistrict][d]; n > 0 {
			list[filterDistrict] = append(list[filterDistrict], value{Shorten(d), d, n})
		}
	}
	return list
}

// set puts a filter on a value, or takes it off for a code that is nothing's.
func (s scene) set(p spot, filter, code string) spot {
	p.Page, p.Choosing = 0, ""
	switch filter {
	case filterState:
		p.State = ""
		if slices.Contains(tasks.Statuses(), tasks.Status(code)) {
			p.State = tasks.Status(code)
		}
	case filterDepartment:
		p.Department = s.departmentOf(code)
		if code == noPlace {
			p.Department = noPlace
		}
	case filterDistrict:
		p.District, _ = named(code, s.roster.Districts)
	}
	return p
}

// filterWords says which filters are set.
func (s scene) filterWords(p spot) []string {
	var parts []string
	if p.State != "" {
		parts = append(parts, stands(p.State))
	}
	switch p.Department {
	case "":
	case noPlace:
		parts = append(parts, sayNoDepartment)
	default:
		parts = append(parts, s.departmentName(p.Department))
	}
	if p.District != "" {
		parts = append(parts, p.District)
	}
	if p.High {
		parts = append(parts, "повышенная важность")
	}
	if p.Overdue {
		parts = append(parts, "просрочено")
	}
	return parts
}

// filterRows are the buttons of the filters: those that would part the list, and those that are set.
func (s scene) filterRows(l *listing) [][]Button {
	var row []Button
	for _, f := range []struct {
		filter, label string
		on            bool
	}{
		{filterState, LabelState, l.spot.State != ""},
		{filterDepartment, LabelHome, l.spot.Department != ""},
		{filterDistrict, LabelDistrict, l.spot.District != ""},
	} {
		if len(l.values[f.filter]) > 1 || f.on {
			row = append(row, l.page.pick(chosen(f.label, f.on), pickFilter, f.filter))
		}
	}
	var rows [][]Button
	if len(row) > 0 {
		rows = append(rows, row)
	}
	if l.all > 1 || l.spot.filtered() {
		rows = append(rows, []Button{
			l.page.pick(chosen("❗ "+LabelImportant, l.spot.High), pickHigh, ""),
			l.page.pick(chosen("⏰ "+LabelOverdue, l.spot.Overdue), pickOverdue, ""),
		})
	}
	if l.spot.filtered() {
		rows = append(rows, []Button{l.page.pick(LabelClear, pickClear, "")})
	}
	return rows
}

// chosen marks a label as chosen.
func chosen(label string, on bool) string {
	if on {
		return "✓ " + label
	}
	return label
}

// choices are the values of the filter that is being set.
func (l *listing) choices() [][]Button {
	buttons := []Button{l.page.pick(LabelEverything, pickValue, l.spot.Choosing)}
	for _, v := range l.values[l.spot.Choosing] {
		buttons = append(buttons, l.page.pick(fmt.Sprintf("%s · %d", capital(v.words), v.count), pickValue, l.spot.Choosing+v.code))
	}
	return append(inRows(buttons, 1), []Button{l.page.pick("⬅️ "+LabelBack, pickFilter, "")})
}
