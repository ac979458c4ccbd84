package config_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"otklik/internal/config"
	"otklik/tasks"
)

// staff is the smallest roster that is accepted; a test adds its mistake.
const staff = `topics: [ЖКХ]
departments: [{id: gkh, name: ЖКХ}]
people:
  - {id: op, name: Оператор, roles: [operator, controller]}
  - {id: ex, name: Исполнитель, roles: [executor], department: gkh, telegram: 7}
`

func TestContractsRoster(t *testing.T) {
	r, err := config.LoadRoster("testdata/roster.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Topics) != 2 || len(r.Districts) != 2 || len(r.Departments) != 1 || len(r.People) != 7 {
		t.Fatalf("%+v", r)
	}
	sidorov, _ := r.Person("sidorov")
	want := tasks.Person{
		ID: "sidorov", Name: "Сидоров Иван", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 1003, Substitute: "orlova",
	}
	if !reflect.DeepEqual(sidorov, want) {
		t.Errorf("got %+v, want %+v", sidorov, want)
	}
	if deputy, _ := r.Person("deputy"); len(deputy.Departments) != 1 || deputy.Departments[0] != "gkh" {
		t.Errorf("%+v", deputy)
	}
	if w := config.RosterWarnings(r); len(w) != 0 {
		t.Errorf("warnings about the released example: %v", w)
	}
}

func TestRosterMistakes(t *testing.T) {
	for name, m := range map[string]struct{ file, want string }{
		"empty":              {"# nothing\n", "r.yaml: файл пуст"},
		"unknown key":        {staff + "topcs: [a]\n", "r.yaml:6:1: topcs: такого ключа нет; возможно, «topics»"},
		"unknown field":      {staff + "  - {id: a, name: А, role: [head]}\n", "r.yaml:6:22: people[2].role: такого ключа нет; возможно, «roles»"},
		"not a list":         {strings.Replace(staff, "topics: [ЖКХ]", "topics: ЖКХ", 1), "r.yaml:1:9: topics: нужен список, а здесь текст"},
		"not a person":       {staff + "  - ivanova\n", "r.yaml:6:5: people[2]: нужен раздел с ключами department, departments, id, name"},
		"no id":              {staff + "  - {name: А, roles: [head]}\n", "r.yaml:6:5: people[2]: нет id"},
		"bad id":             {staff + "  - {id: Глава, name: А, roles: [head]}\n", "r.yaml:6:10: people[2].id: id — от 1 до 32 строчных"},
		"no name":            {staff + "  - {id: a, roles: [head]}\n", "people[2]: нет имени"},
		"no roles":           {staff + "  - {id: a, name: А}\n", "people[2]: нет ролей"},
		"unknown role":       {staff + "  - {id: a, name: А, roles: [operatr]}\n", "r.yaml:6:30: people[2].roles[0]: роли «operatr» нет; возможно, «operator»"},
		"the system's role":  {staff + "  - {id: a, name: А, roles: [system]}\n", "роли «system» нет"},
		"role twice":         {staff + "  - {id: a, name: А, roles: [head, head]}\n", "people[2].roles[1]: «head» уже есть"},
		"id twice":           {staff + "  - {id: op, name: А, roles: [head]}\n", "r.yaml:6:10: people[2].id: человек «op» уже есть: people[0]"},
		"account twice":      {staff + "  - {id: a, name: А, roles: [head], telegram: 7}\n", "people[2].telegram: эта учётная запись уже у «ex»"},
		"group for account":  {staff + "  - {id: a, name: А, roles: [head], telegram: -7}\n", "people[2].telegram: нужен номер учётной записи Telegram"},
		"name for account":   {staff + "  - {id: a, name: А, roles: [head], telegram: \"@a\"}\n", "people[2].telegram: нужен номер учётной записи Telegram"},
		"nobody to stand in": {staff + "  - {id: a, name: А, roles: [head], substitute: exx}\n", "people[2].substitute: человека «exx» нет в people; возможно, «ex»"},
		"self":               {staff + "  - {id: a, name: А, roles: [head], substitute: a}\n", "человек не может замещать сам себя"},
		"homeless executor":  {staff + "  - {id: a, name: А, roles: [executor]}\n", "r.yaml:6:5: people[2]: у исполнителя и ответственного должно быть подразделение"},
		"idle deputy":        {staff + "  - {id: a, name: А, roles: [deputy]}\n", "у заместителя должны быть подразделения"},
		"department":         {staff + "  - {id: a, name: А, roles: [head], department: gkx}\n", "people[2].department: подразделения «gkx» нет в departments; возможно, «gkh»"},
		"deputy's":           {staff + "  - {id: a, name: А, roles: [deputy], departments: [gkh, roads]}\n", "people[2].departments[1]: подразделения «roads» нет в departments; добавьте"},
		"department twice":   {strings.Replace(staff, "name: ЖКХ}", "name: ЖКХ}, {id: gkh, name: Б}", 1), "departments[1].id: подразделение «gkh» уже есть: departments[0]"},
		"department's topic": {strings.Replace(staff, "name: ЖКХ}", "name: ЖКХ, topics: [ЖКК]}", 1), "departments[0].topics[0]: темы «ЖКК» нет в topics; возможно, «ЖКХ»"},
		"topic twice":        {strings.Replace(staff, "[ЖКХ]", "[ЖКХ, ЖКХ]", 1), "r.yaml:1:15: topics[1]: «ЖКХ» уже есть"},
		"topic's key":        {strings.Replace(staff, "[ЖКХ]", "[{name: ЖКХ, word: [труба]}]", 1), "r.yaml:1:22: topics[0].word: такого ключа нет; возможно, «words»"},
		"topic's name":       {strings.Replace(staff, "[ЖКХ]", "[ЖКХ, {words: [труба]}]", 1), "r.yaml:1:15: topics[1]: нет названия темы"},
		"named twice":        {strings.Replace(staff, "[ЖКХ]", "[ЖКХ, {name: ЖКХ, words: [труба]}]", 1), "r.yaml:1:15: topics[1]: «ЖКХ» уже есть"},
		"topic's word twice": {strings.Replace(staff, "[ЖКХ]", "[{name: ЖКХ, words: [труба, труба]}]", 1), "r.yaml:1:37: topics[0].words[1]: «труба» уже есть"},
		"no word":            {strings.Replace(staff, "name: ЖКХ}", "name: ЖКХ, words: ['12']}", 1), "departments[0].words[0]: в «12» нет ни одной буквы"},
		"urgent":             {staff + "urgent: пожар\n", "r.yaml:6:9: urgent: нужен список, а здесь текст"},
		"street's district":  {staff + "districts: [Южный]\nstreets:\n  Южныи: [Видова]\n", "r.yaml:8:3: streets.Южныи: района «Южныи» нет в districts; возможно, «Южный»"},
		"street twice":       {staff + "districts: [Южный]\nstreets: {Южный: [Видова, Мира, Видова]}\n", "r.yaml:7:33: streets.Южный[2]: «Видова» уже есть"},
		"street list":        {staff + "streets: [Видова]\n", "r.yaml:6:10: streets: нужен раздел «название: [список]», а здесь список"},
		"streets of one":     {staff + "districts: [Южный]\nstreets: {Южный: Видова}\n", "r.yaml:7:18: streets.Южный: нужен список, а здесь текст"},
		"no topics":          {strings.Replace(staff, "[ЖКХ]", "[]", 1), "r.yaml:1:9: topics: нет ни одной темы"},
		"no controller":      {strings.Replace(staff, ", controller", "", 1), "people: нет никого с ролью controller"},
		"no executor":        {strings.Replace(staff, "roles: [executor]", "roles: [head]", 1), "people: нет никого с ролью executor"},
		"two lines":          {staff + "  - {id: a, name: \"А\\nБ\", roles: [head]}\n", "people[2].name: в тексте перевод строки"},
		"long name":          {staff + "  - {id: a, name: " + strings.Repeat("я", 201) + ", roles: [head]}\n", "people[2].name: длиннее 200 знаков"},
		"list for a name":    {staff + "  - {id: a, name: [А], roles: [head]}\n", "people[2].name: нужен непустой текст, а здесь список"},
	} {
		t.Run(name, func(t *testing.T) {
			path := write(t, "r.yaml", m.file)
			_, err := config.LoadRoster(path)
			if err == nil || !strings.Contains(err.Error(), m.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got  %v\nwant one line with %s", err, m.want)
			}
			if _, ok := errors.AsType[*config.Error](err); !ok {
				t.Errorf("%T is not a *config.Error", err)
			}
		})
	}
	if _, err := config.LoadRoster("nowhere.yaml"); err == nil || !strings.Contains(err.Error(), "такого файла нет") {
		t.Errorf("a missing file: %v", err)
	}
}

func TestRosterWarnings(t *testing.T) {
	r, err := config.ParseRoster("r.yaml", []byte(strings.Replace(staff, "name: ЖКХ}", "name: ЖКХ}, {id: park, name: Парки}", 1)))
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(config.RosterWarnings(r), "\n")
	for _, want := range []string{"ролью head", "с ролью operator нет telegram", "с ролью controller нет telegram", "«park» нет исполнителей"} {
		if !strings.Contains(got, want) {
			t.Errorf("no warning %q in:\n%s", want, got)
		}
	}
	if strings.Contains(got, "«gkh»") {
		t.Errorf("a department that can answer is warned about:\n%s", got)
	}
	r.People[1].Account = 0
	if got := strings.Join(config.RosterWarnings(r), "\n"); !strings.Contains(got, "«gkh» ни у кого из исполнителей нет telegram") {
		t.Errorf("nobody can be reached, yet:\n%s", got)
	}
}

// A new file knows nothing of who is away: absences stay with their people, whether they have an account or not.
func TestKeepLinksKeepsAbsences(t *testing.T) {
	away := []tasks.Absence{{Kind: tasks.Leave, From: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), By: "b"}}
	old := &tasks.Roster{People: []tasks.Person{{ID: "a", Account: 1, Absences: away}, {ID: "b", Absences: away}, {ID: "c", Absences: away}}}
	fresh := tasks.Roster{People: []tasks.Person{{ID: "a"}, {ID: "b"}, {ID: "d"}}}
	config.KeepLinks(&fresh, old)
	for _, p := range fresh.People {
		if kept := reflect.DeepEqual(p.Absences, away); kept != (p.ID != "d") {
			t.Errorf("%s has the absences %+v", p.ID, p.Absences)
		}
	}
}

func TestKeepLinks(t *testing.T) {
	old := &tasks.Roster{People: []tasks.Person{
		{ID: "linked", Account: 1, Unreachable: true},
		{ID: "moved", Account: 2, Unreachable: true},
		{ID: "loser", Account: 3},
		{ID: "gone", Account: 4},
	}}
	fresh := &tasks.Roster{Topics: []string{"ЖКХ"}, People: []tasks.Person{
		{ID: "linked", Name: "Новое имя"},
		{ID: "moved", Account: 22},
		{ID: "loser"},
		{ID: "winner", Account: 3},
		{ID: "new"},
	}}
	got := *fresh
	config.KeepLinks(&got, old)
	want := []tasks.Person{
		{ID: "linked", Name: "Новое имя", Account: 1, Unreachable: true},
		{ID: "moved", Account: 22},
		{ID: "loser"},
		{ID: "winner", Account: 3},
		{ID: "new"},
	}
	if !reflect.DeepEqual(got.People, want) || got.Topics[0] != "ЖКХ" {
		t.Errorf("got  %+v\nwant %+v", got.People, want)
	}
	if fresh.People[0].Account != 0 {
		t.Error("a copy that was made before is changed too")
	}
	got = *fresh
	if config.KeepLinks(&got, nil); !reflect.DeepEqual(&got, fresh) {
		t.Errorf("without an old roster: %+v", got)
	}
}

// name draws what a name in a roster may be, with everything that YAML could take for something else.
func name() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"no", "off", "null", "~", "1", "1e3", "0x1f", "-", "a: b", "a # b", "[a]", "{a", "*a", "&a", "!a", "|", ">", "%", "@a", "`a`",
			"'a", `"a"`, `a\b`, "a, b", "2026-11-23", "09:00", "«Город»", "Ё. Ж.", "?", "<<", "=", ".inf", "- a", "a:", "😀",
		}),
		rapid.StringMatching(`[\p{L}\p{N}\p{P}\p{S}]{1,8}( [\p{L}\p{N}\p{P}]{1,5})?`),
	)
}

func names() *rapid.Generator[[]string] { return rapid.SliceOfNDistinct(name(), 1, 4, rapid.ID) }

// ruled draws words of a rule, or none.
func ruled(t *rapid.T, label string) []string {
	word := name().Filter(func(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) })
	if list := rapid.SliceOfNDistinct(word, 0, 3, rapid.ID).Draw(t, label); len(list) > 0 {
		return list
	}
	return nil
}

// rules draws words for some of the names, or none at all.
func rules(t *rapid.T, of []string) map[string][]string {
	var out map[string][]string
	for _, n := range of {
		if list := ruled(t, "words of "+n); list != nil {
			if out == nil {
				out = map[string][]string{}
			}
			out[n] = list
		}
	}
	return out
}

func TestWrittenRosterIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		topics := names().Draw(t, "topics")
		want := &tasks.Roster{
			Topics: topics, Districts: names().Draw(t, "districts"),
			Departments: []tasks.Department{
				{ID: "d1", Name: name().Draw(t, "department"), Topics: topics[:1], Words: ruled(t, "words of a department")},
				{ID: tasks.DepartmentID(rapid.StringMatching(`[a-z0-9_-]{3,32}`).Draw(t, "id")), Name: name().Draw(t, "other")},
			},
			People: []tasks.Person{
				{ID: "op", Name: name().Draw(t, "operator"), Roles: []tasks.Role{tasks.Operator, tasks.Controller}, Account: rapid.Int64Min(0).Draw(t, "account"), Substitute: "true"},
				{ID: "true", Name: name().Draw(t, "executor"), Roles: []tasks.Role{tasks.Executor}, Department: "d1"},
				{ID: "1e3", Name: name().Draw(t, "deputy"), Roles: []tasks.Role{tasks.Deputy}, Departments: []tasks.DepartmentID{"d1"}},
			},
		}
		want.Words, want.Streets = rules(t, topics), rules(t, want.Districts)
		want.Urgent = ruled(t, "urgent")
		var b bytes.Buffer
		if err := config.WriteRoster(&b, want); err != nil {
			t.Fatal(err)
		}
		got, err := config.ParseRoster("r.yaml", b.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v\nwant %+v\n%s", got, want, b.String())
		}
	})
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("no space") }

func TestWritersReportFailure(t *testing.T) {
	if err := config.WriteRoster(failing{}, &tasks.Roster{}); err == nil {
		t.Error("a roster that could not be written counts as written")
	}
	c, err := config.Load("none.yaml", false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Dump(failing{}); err == nil {
		t.Error("a dump that could not be written counts as written")
	}
}
