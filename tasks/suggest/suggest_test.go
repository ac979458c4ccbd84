package suggest_test

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"otklik/tasks"
	"otklik/tasks/russian/crowd"
	"otklik/tasks/suggest"
	"otklik/tasks/suggest/measure"
)

func first(list []suggest.Suggestion) suggest.Suggestion {
	if len(list) == 0 {
		return suggest.Suggestion{}
	}
	return list[0]
}

// TestRules: each rule of the roster speaks, and is named as the reason.
func TestRules(t *testing.T) {
	r := measure.Roster()
	r.Urgent = []string{"шторм"}
	r.Streets["Южный"] = append(r.Streets["Южный"], "ул. 40 лет Победы", "Длинная")
	r.Streets["Восточный"] = append(r.Streets["Восточный"], "Длинная")
	x, rules := suggest.New(), suggest.Compile(r)
	for _, c := range []struct {
		text, address, topic, department, district, words, street string
		high                                                      bool
	}{
		{"Ямы на дороге", "", "Дороги", "roads", "", "ямы дороге", "", false},
		{"Детского сада нет", "", "Социальная сфера", "social", "", "детского сада", "", false},
		{"Льготный билет пенсионера", "", "Социальная сфера", "social", "", "льготный пенсионера", "", false},
		{"На улице Видова", "", "", "", "Центральный", "", "Видова", false},
		{"на видова 12", "", "", "", "Центральный", "", "Видова", false},
		{"Набережная, дети", "", "", "", "Приморский", "", "Набережная", false},
		{"Дети, миру мир", "", "", "", "", "", "", false},
		{"Южный ветер", "", "", "", "", "", "", false},
		{"Ветер", "г. Новороссийск, ул. Мурата Ахеджака, д. 5", "", "", "Центральный", "", "Мурата Ахеджака", false},
		{"на 40 лет Победы 5", "", "", "", "Южный", "", "ул. 40 лет Победы", false},
		{"На Восточном ветер", "", "", "", "Восточный", "", "", false},
		{"Шторма и пожары", "", "", "", "", "", "", true},
		{"Спасибо!", "", "", "", "", "", "", false},
		{"", "", "", "", "", "", "", false},
	} {
		s := x.Suggest(suggest.Message{Text: c.text, Address: c.address}, rules)
		topic, district := first(s.Topics), first(s.Districts)
		if topic.Value != c.topic || first(s.Departments).Value != c.department || district.Value != c.district || (len(s.High) == 1) != c.high {
			t.Errorf("%q: %+v", c.text, s)
		}
		if strings.Join(topic.Words, " ") != c.words || district.Street != c.street {
			t.Errorf("%q: because of %v and %q", c.text, topic.Words, district.Street)
		}
	}
	if s := x.Suggest(suggest.Message{Text: "Темно"}, rules); first(s.Departments).Topic != "Освещение" {
		t.Errorf("%+v", s.Departments)
	}
	if s := x.Suggest(suggest.Message{Text: "на улице Длинной"}, rules); len(s.Districts) != 2 || s.Districts[0].Score != s.Districts[1].Score {
		t.Errorf("a street of two districts: %+v", s.Districts)
	}
}

// TestCustom: what operators chose comes back for like messages and streets, with their numbers; what is forgotten does not.
func TestCustom(t *testing.T) {
	r := &tasks.Roster{
		Topics: []string{"Пляжи", "Кладбища"}, Districts: []string{"Лесной", "Морской"},
		Departments: []tasks.Department{{ID: "sea", Name: "Море"}, {ID: "rest", Name: "Ритуал"}},
	}
	rules, x := suggest.Compile(r), suggest.New()
	for i, text := range []string{"Медузы на берегу, улица Чайки 5", "Медузы опять на песке", "Ограда упала у могилы", "Могилы заросли, ограда ржавая, улица Тихая"} {
		e := suggest.Example{ID: tasks.ID(fmt.Sprint(i)), Number: int64(12 + i), Message: suggest.Message{Text: text}, Topic: "Пляжи", Department: "sea"}
		if i > 1 {
			e.Topic, e.Department = "Кладбища", "rest"
		}
		if i == 0 {
			e.District = "Морской"
		}
		x.Learn(e)
	}
	of := suggest.Message{Text: "Кто уберёт медуз? Улица Чайки, 7"}
	s := x.Suggest(of, rules)
	if topic := first(s.Topics); topic.Value != "Пляжи" || !slices.Contains(topic.Like, 12) || !slices.Contains(topic.Words, "медуз") {
		t.Errorf("%+v", s.Topics)
	}
	if d := first(s.Departments); d.Value != "sea" || !slices.Contains(d.Like, 13) {
		t.Errorf("%+v", s.Departments)
	}
	if d := first(s.Districts); d.Value != "Морской" || d.Street != "чайки" || !slices.Equal(d.Like, []int64{12}) {
		t.Errorf("%+v", s.Districts)
	}
	if len(s.High) != 0 {
		t.Errorf("%+v", s.High)
	}
	r.Topics = []string{"Кладбища"}
	for _, g := range x.Suggest(of, suggest.Compile(r)).Topics {
		if g.Value == "Пляжи" {
			t.Error("a topic that is no more is suggested")
		}
	}
	x.Forget("0")
	x.Forget("1")
	x.Forget("nobody")
	if s := x.Suggest(of, rules); len(s.Topics)+len(s.Departments)+len(s.Districts) != 0 || x.Len() != 2 {
		t.Errorf("of what was forgotten: %+v", s)
	}
}

// TestHighIsLearnedOfMany: a few messages of high importance teach nothing, many do.
func TestHighIsLearnedOfMany(t *testing.T) {
	x, rules := suggest.New(), suggest.Compile(measure.Roster())
	of := suggest.Message{Text: "Медведь у гаражей"}
	for i := range 60 {
		e := suggest.Example{ID: tasks.ID(fmt.Sprint(i)), Number: int64(i + 1), Message: suggest.Message{Text: "Лавочка сломана у клуба"}, Importance: tasks.Normal}
		if i%2 == 0 {
			e.Text, e.Importance = "Медведь вышел к домам", tasks.High
		}
		x.Learn(e)
		if got := len(x.Suggest(of, rules).High) == 1; got != (i >= 38) { // the twentieth
			t.Fatalf("after %d messages: %v", i+1, got)
		}
	}
	if s := x.Suggest(of, rules).High; s[0].Value != string(tasks.High) || len(s[0].Like) == 0 {
		t.Errorf("%+v", s)
	}
}

// TestIndexIsAsIfBuiltAfresh: learning, learning again and forgetting leave what a new index of the rest would hold.
func TestIndexIsAsIfBuiltAfresh(t *testing.T) {
	learn, held := corpus(t)
	rules := suggest.Compile(measure.Roster())
	rapid.Check(t, func(t *rapid.T) {
		x, fresh, left := suggest.New(), suggest.New(), map[tasks.ID]suggest.Example{}
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			e := rapid.SampledFrom(learn).Draw(t, "example")
			e.ID = tasks.ID(fmt.Sprint(rapid.IntRange(0, 9).Draw(t, "id")))
			if rapid.IntRange(0, 3).Draw(t, "forget") == 0 {
				x.Forget(e.ID)
				delete(left, e.ID)
				continue
			}
			x.Learn(e)
			left[e.ID] = e
		}
		for _, e := range left {
			fresh.Learn(e)
		}
		of := rapid.SampledFrom(held).Draw(t, "of").Message
		got, want := x.Suggest(of, rules), fresh.Suggest(of, rules)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v\nwant %+v", got, want)
		}
		check(t, got)
	})
}

// check holds suggestions to their contract.
func check(t interface{ Fatalf(string, ...any) }, s suggest.Suggestions) {
	for _, list := range [][]suggest.Suggestion{s.Topics, s.Departments, s.Districts, s.High} {
		if len(list) > suggest.Most || len(s.High) > 1 {
			t.Fatalf("%+v", s)
		}
		for i, g := range list {
			if !(g.Score >= suggest.Threshold && g.Score <= 1) || i > 0 && g.Score > list[i-1].Score {
				t.Fatalf("%+v", list)
			}
			if len(g.Words)+len(g.Like) == 0 && g.Street == "" && g.Topic == "" {
				t.Fatalf("without a reason: %+v", g)
			}
		}
	}
}

// TestEverybodyAtOnce is for the race detector.
func TestEverybodyAtOnce(t *testing.T) {
	learn, held := corpus(t)
	x, rules := suggest.New(), suggest.Compile(measure.Roster())
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := w; i < len(learn); i += 4 {
				x.Learn(learn[i])
				x.Suggest(held[i%len(held)].Message, rules)
				if i%2 == 0 {
					x.Forget(learn[i].ID)
				}
			}
		})
	}
	wg.Wait()
	if want := len(learn) / 2; x.Len() != want {
		t.Errorf("%d messages are known, want %d", x.Len(), want)
	}
}

func FuzzSuggest(f *testing.F) {
	learn, held := corpus(f)
	x, rules := suggest.New(), suggest.Compile(measure.Roster())
	for _, e := range learn {
		x.Learn(e)
	}
	for _, e := range held {
		f.Add(e.Text, "")
	}
	f.Add("\xff 12 12", "ул. 12")
	f.Fuzz(func(t *testing.T, text, address string) {
		e := suggest.Example{ID: "fuzzed", Number: 1, Topic: "ЖКХ", District: "Южный", Message: suggest.Message{Text: text, Address: address}}
		check(t, x.Suggest(e.Message, rules))
		x.Learn(e)
		check(t, x.Suggest(e.Message, rules))
		x.Forget(e.ID)
	})
}

func BenchmarkSuggest(b *testing.B) {
	x, rules := suggest.New(), suggest.Compile(measure.Roster())
	all := crowd.Messages(20_000, 1)
	for i, m := range all {
		x.Learn(suggest.Example{
			ID: tasks.ID(strconv.Itoa(i)), Number: int64(i + 1), Message: suggest.Message{Text: m.Text, Address: m.Address},
			Topic: m.Topic, District: m.District, Importance: tasks.Normal,
		})
	}
	for i := 0; b.Loop(); i++ {
		x.Suggest(suggest.Message{Text: all[i%len(all)].Text}, rules)
	}
}
