package bot

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"otklik/tasks"
	"otklik/tasks/recall"
	"otklik/tasks/suggest"
)

// Only a name that stands alone at the head is put right.
func TestAnAnswerIsReaddressed(t *testing.T) {
	for _, c := range []struct{ text, was, now, want string }{
		{"Мария, починим.", "Мария", "Олег", "Олег, починим."},
		{"Мария! Починим.", "Мария", "Олег", "Олег! Починим."},
		{"Мария Ивановна, починим.", "Мария", "Олег", "Мария Ивановна, починим."},
		{"Марианна, починим.", "Мари", "Олег", "Марианна, починим."},
		{"Здравствуйте, Мария!", "Мария", "Олег", "Здравствуйте, Мария!"},
		{"Мария, починим.", "", "Олег", "Мария, починим."},
		{"Мария, починим.", "Мария", "", "Мария, починим."},
	} {
		if got := readdressed(c.text, c.was, c.now); got != c.want {
			t.Errorf("%q became %q, want %q", c.text, got, c.want)
		}
	}
}

// Only what control has let through can be begun with.
func TestOnlyApprovedAnswersAreABasis(t *testing.T) {
	s := scene{other: tasks.Task{
		Drafts: []tasks.Draft{{No: 1, Text: "а"}, {No: 2, Text: "б"}}, Reviews: []tasks.Verdict{{Draft: 1}, {Draft: 2, Approved: true}},
	}}
	if c, ok := s.start("x.2").(tasks.Compose); !ok || c.Text != "б" {
		t.Errorf("%+v", c)
	}
	for _, arg := range []string{"x.1", "x.3", "x.", "x", ""} {
		if c := s.start(arg); c != nil {
			t.Errorf("%q: %+v", arg, c)
		}
	}
}

// The buttons of the page and of what answers begin with fit, whatever they name.
func TestTemplateButtonsFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := keeperScene(tasks.Template{
			Department: tasks.DepartmentID(rapid.StringMatching(`[a-z0-9_-]{1,32}`).Draw(t, "department")), Text: rapid.StringN(1, 300, -1).Draw(t, "text"),
		})
		m := s.templatesPage()
		for _, row := range m.Buttons {
			for _, b := range row {
				if p, err := ParsePick(b.Data); err != nil || p.Page != PageTemplates {
					t.Fatalf("%q: %v", b.Data, err)
				}
			}
		}
		p := Press{Action: ActBasis, Task: tasks.Source{Network: "vk"}.ID(), Arg: string(tasks.Source{Network: "vk"}.ID()) + ".999999"}
		if got, err := ParsePress(p.Encode()); err != nil || got != p || got.other() != p.Task {
			t.Fatalf("%+v, %v", got, err)
		}
	})
}

// keeperScene is the page of a controller with one template.
func keeperScene(x tasks.Template) scene {
	return scene{
		me: tasks.Person{ID: "c", Roles: []tasks.Role{tasks.Controller}}, roster: &tasks.Roster{Templates: []tasks.Template{x}},
		now: time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC),
	}
}

func TestReasonsAreSaid(t *testing.T) {
	for want, r := range map[string]suggest.Reason{
		"": {}, " — слово „яма“": {Words: []string{"яма"}}, " — слова „яма“, „люк“; похоже на № 3, 5": {Words: []string{"яма", "люк"}, Like: []int64{3, 5}},
		" — улица „видова“": {Street: "видова"}, " — ул. Видова": {Street: "ул. Видова"}, " — тема «ЖКХ»": {Topic: "ЖКХ"},
	} {
		if got := because(r); got != want {
			t.Errorf("%+v: %q, want %q", r, got, want)
		}
	}
	got := common(recall.Reason{SameHouse: true, SameStreet: true, SameTopic: true, Words: []string{"лифт"}})
	if got != "тот же дом; та же тема; общие слова: лифт" {
		t.Errorf("%q", got)
	}
	if got := common(recall.Reason{Words: strings.Fields("а б")}); !utf8.ValidString(got) || got != "общие слова: а, б" {
		t.Errorf("%q", got)
	}
}

// What is suggested comes first, the rest stays in its order.
func TestTheLikeliestComesFirst(t *testing.T) {
	got := likeliest([]string{"а", "б", "в", "г"}, []suggest.Suggestion{{Value: "г"}, {Value: "нет такого"}, {Value: "б"}}, itself)
	if strings.Join(got, "") != "гбав" {
		t.Errorf("%q", got)
	}
}
