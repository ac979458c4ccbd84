package abuse_test

import (
	"strings"
	"testing"

	"otklik/tasks"
	"otklik/tasks/abuse"
)

func TestExtraWords(t *testing.T) {
	const text = "Этот бурундук и его бурундучки, дебилы"
	l, err := abuse.New(abuse.Extra{
		Words: map[tasks.Ground][]string{tasks.GroundInsult: {"бурундук[|а|ом]", "бурундуч*"}, tasks.GroundThreat: {"*покусаю*"}},
		Clean: []string{"дебил*"},
	})
	if err != nil {
		t.Fatal(err)
	}
	var quotes []string
	for _, s := range l.Suggest(text + ", щас покусаю") {
		quotes = append(quotes, string(s.Ground)+" "+s.Quote)
	}
	if got, want := strings.Join(quotes, "; "), "insult бурундук; insult бурундучки; threat покусаю"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
	if found := abuse.Suggest(text); len(found) != 1 || found[0].Quote != "дебилы" {
		t.Errorf("the built-in list has changed: %v", found)
	}
	if found := l.Suggest("б.у.р.у.н.д.у.к и бур*ндук"); len(found) != 2 {
		t.Errorf("an extra word in disguise: %v", found)
	}
}

func TestExtraMistakes(t *testing.T) {
	for want, extra := range map[string]abuse.Extra{
		"none of":           {Words: map[tasks.Ground][]string{"taste": {"слово"}}},
		"no Russian letter": {Words: map[tasks.Ground][]string{tasks.GroundInsult: {"word"}}},
		"too short":         {Words: map[tasks.Ground][]string{tasks.GroundHarm: {"[|на]да"}}},
		"there is no \"]\"": {Clean: []string{"слов[о"}},
		"no forms":          {Clean: []string{"слов(нет)"}},
		"too many forms":    {Clean: []string{strings.Repeat("[а|б|в|г|д|е|ж|з]", 5)}},
		"ends with one":     {Clean: []string{"*слово"}},
	} {
		if _, err := abuse.New(extra); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %q", extra, err, want)
		}
	}
}

// TestNeighbours: what stands around decides.
func TestNeighbours(t *testing.T) {
	for text, want := range map[string]tasks.Ground{
		"убью вас":                        tasks.GroundThreat,
		"убью соседа":                     tasks.GroundHarm,
		"убью. Вас не спрашивали":         tasks.GroundHarm, // another sentence
		"не убью вас":                     "",
		"у вас там убью подвеску":         "",
		"сожгу для вас эти отписки":       "",
		"сосед сказал, что вас убью":      "",
		"идиоты":                          tasks.GroundInsult,
		"мы просто идиоты":                "",
		"вы просто идиоты":                tasks.GroundInsult,
		"козлы":                           "",
		"козлы вы":                        tasks.GroundInsult,
		"сука":                            tasks.GroundInsult,
		"сука покусала ребёнка, отловите": "",
		"тварь ползучая":                  tasks.GroundInsult,
		"каждой твари по паре":            "",
		"знаю где ты живешь":              tasks.GroundThreat,
		"знаю где остановка":              "",
	} {
		var got tasks.Ground
		if found := abuse.Suggest(text); len(found) > 0 {
			got = found[0].Ground
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
