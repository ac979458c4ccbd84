package bot

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks"
	"otklik/tasks/worktime"
)

// absentScene is the page of somebody at 10:00 on Monday, 23 November 2026.
func absentScene(t *testing.T, me tasks.Person, others ...tasks.Person) scene {
	t.Helper()
	moscow := time.FixedZone("MSK", 3*60*60)
	calendar, err := worktime.New(moscow, worktime.DefaultWeek(), worktime.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return scene{
		me: me, roster: &tasks.Roster{People: append([]tasks.Person{me}, others...)}, calendar: calendar,
		now: time.Date(2026, 11, 23, 10, 0, 0, 0, moscow).UTC(),
	}
}

func labels(m Message) []string {
	var list []string
	for _, row := range m.Buttons {
		for _, b := range row {
			list = append(list, b.Label)
		}
	}
	return list
}

func TestEveryKindHasAButton(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range tasks.AbsenceKinds() {
		if label := kindLabel(k); label == "" || seen[label] {
			t.Errorf("%s has the button %q", k, label)
		} else {
			seen[label] = true
		}
	}
}

// Days that are typed, and those of the buttons, are half-open spans of local days.
func TestDaysOfAnAbsence(t *testing.T) {
	s := absentScene(t, tasks.Person{ID: "a", Account: 1})
	local := func(e excuse) string {
		a := e.absence("")
		from, to := a.From.In(s.calendar.Location()).Format("02.01.2006 15:04"), "open"
		if !a.To.IsZero() {
			to = a.To.In(s.calendar.Location()).Format("02.01.2006 15:04")
		}
		return from + " – " + to
	}
	for choice, want := range map[string]string{
		daysToday: "23.11.2026 10:00 – 24.11.2026 00:00",
		daysWeek:  "23.11.2026 10:00 – 30.11.2026 00:00",
		daysOpen:  "23.11.2026 10:00 – open",
	} {
		if got := local(excuse{}.during(s.days(choice))); got != want {
			t.Errorf("%s: %s, want %s", choice, got, want)
		}
	}
	s.screen = excuse{step: stepDays, who: "a", kind: tasks.Leave}.screen()
	for text, want := range map[string]string{
		"24.11–05.12": "24.11.2026 00:00 – 06.12.2026 00:00",
		"24.11":       "24.11.2026 00:00 – 25.11.2026 00:00",
		"28.12–11.01": "28.12.2026 00:00 – 12.01.2027 00:00",
	} {
		next, refused := s.absentWords(text)
		if got := local(parseExcuse(next)); refused != "" || got != want {
			t.Errorf("%s: %s %q, want %s", text, got, refused, want)
		}
	}
	for text, want := range map[string]string{
		"как получится":         sayNoDates,
		"31.11":                 sayNoDates,
		"16.11–20.11":           refusalWords(tasks.PastPeriod),
		"05.12.2026–24.11.2026": refusalWords(tasks.NoPeriod),
	} {
		if _, refused := s.absentWords(text); refused != want {
			t.Errorf("%s is answered %q, want %q", text, refused, want)
		}
	}
	s.screen = excuse{step: stepNew, who: "a"}.screen()
	if _, refused := s.absentWords("24.11"); refused != sayNoDaysNow {
		t.Errorf("days before the reason are answered %q", refused)
	}
}

func TestWhatThePageAsks(t *testing.T) {
	me := tasks.Person{ID: "a", Name: "Белов Борис", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 1}
	mate := tasks.Person{ID: "b", Name: "Орлова Ольга", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 2}
	s := absentScene(t, me, mate)
	if got := s.absent(); !slices.Equal(labels(got), []string{"Болезнь", "Отпуск", "Командировка", "Учёба", "Другое", "Отмена"}) {
		t.Errorf("at first: %v", labels(got))
	}
	me.Roles = append(me.Roles, tasks.Responsible)
	s = absentScene(t, me, mate)
	if got := s.absent(); !slices.Equal(labels(got), []string{"Я", "Орлова О.", "Отмена"}) {
		t.Errorf("the responsible: %v", labels(got))
	}
	mate.Absences = []tasks.Absence{
		{Kind: tasks.Illness, From: s.now.Add(-time.Hour), To: s.now.Add(time.Hour), By: "b", Substitute: "a"},
		{Kind: tasks.Leave, From: s.now.Add(100 * time.Hour), By: "b"},
	}
	s = absentScene(t, me, mate)
	s.roster = s.roster.At(s.now)
	s.screen = excuse{who: "b"}.screen()
	got := s.absent()
	if !slices.Equal(labels(got), []string{"Снова на работе", "Отменить: отпуск с 27.11", "Новое отсутствие", "⬅️ Назад"}) {
		t.Errorf("of another who is ill: %v", labels(got))
	}
	for _, words := range []string{"Отсутствует: болезнь, 23.11. Замещает Белов Б.", "Будет отсутствовать: отпуск, с 27.11 до возвращения. Замещают коллеги."} {
		if !strings.Contains(got.Text.String(), words) {
			t.Errorf("%q is not said: %s", words, got.Text)
		}
	}
}

// What has been chosen outlives the message that it is kept with, and every button fits and comes back as it was.
func TestChoicesAreKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := excuse{
			step: rapid.SampledFrom([]string{"", stepNew, stepDays, stepSubstitute, stepKnown, stepClosed}).Draw(t, "step"),
			who:  tasks.PersonID(rapid.StringMatching(`[a-z0-9_-]{0,32}`).Draw(t, "who")),
			kind: rapid.SampledFrom(tasks.AbsenceKinds()).Draw(t, "kind"),
			from: rapid.Int64().Draw(t, "from"), to: rapid.Int64().Draw(t, "to"), page: rapid.IntRange(0, 99).Draw(t, "page"),
		}
		if got := parseExcuse(parseScreen(e.screen().String())); got != e {
			t.Fatalf("%+v came back as %+v", e, got)
		}
		p := Pick{Page: PageAbsent, Choice: pickSubstitute, Arg: rapid.StringMatching(`[a-z0-9_-]{1,32}`).Draw(t, "arg")}
		if got, err := ParsePick(p.Encode()); err != nil || got != p {
			t.Fatalf("%q came back as %+v, %v", p.Encode(), got, err)
		}
		if _, err := ParsePress(p.Encode()); err == nil {
			t.Fatal("a choice was taken for a button of a task")
		}
	})
}

// What no page of ours says is an error, and what is read is written the same way again.
func FuzzParsePick(f *testing.F) {
	f.Add("2:ab:kd:illness")
	f.Add("2:ab::")
	f.Add("1:rg:aaaaaaaaaaaaaaaa:")
	f.Add("2:zz:kd:x")
	f.Add(strings.Repeat("2:", 40))
	f.Fuzz(func(t *testing.T, data string) {
		p, err := ParsePick(data)
		if err == nil && p.Encode() != data {
			t.Errorf("%q was read as %q", data, p.Encode())
		}
	})
}

// Long lists go page by page, and after the last comes the first again.
func TestPaged(t *testing.T) {
	var all []Button
	for range 2*paging + 1 {
		all = append(all, Button{Label: "x"})
	}
	for page, want := range map[int]int{0: paging + 1, 1: paging + 1, 2: 2, 3: paging + 1} {
		if rows := paged(all, page, pickMorePage); len(rows) != want {
			t.Errorf("page %d has %d rows, want %d", page, len(rows), want)
		}
	}
	if rows := paged(all[:3], 0, pickMorePage); len(rows) != 3 {
		t.Errorf("a short list has %d rows", len(rows))
	}
}
