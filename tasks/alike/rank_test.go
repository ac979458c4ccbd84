package alike_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks/alike"
)

func sampleOf(t *rapid.T, id string) alike.Sample {
	words := strings.Fields("фонарь фонари свет темно вода воды труба яма ямы дорога Видова Видова, 12 12а дом " +
		"школа 34 автобус № 6 мусор баки и не в 8 Марта ул. пр. ё!")
	text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 15).Draw(t, "text"), " ")
	return alike.Sample{
		ID: id, Text: text,
		Author: rapid.Int64Range(0, 3).Draw(t, "author"), Owner: -1, Post: rapid.Int64Range(0, 3).Draw(t, "post"),
		Address:  rapid.SampledFrom([]string{"", "ул. Видова, 12", "Видова 14", "Мира", "Мира 3", "8 Марта"}).Draw(t, "address"),
		District: rapid.SampledFrom([]string{"", "Южный", "Центральный"}).Draw(t, "district"),
		Topic:    rapid.SampledFrom([]string{"", "ЖКХ", "Дороги"}).Draw(t, "topic"),
		At:       time.Unix(1700000000+rapid.Int64Range(0, 1e7).Draw(t, "at"), 0),
	}
}

// TestScoreIsTheSameBothWays, and lies between 0 and 1.
func TestScoreIsTheSameBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := sampleOf(t, "a"), sampleOf(t, "b")
		there, why := alike.Score(a, b)
		back, whyBack := alike.Score(b, a)
		if there != back || math.IsNaN(there) || there < 0 || there > 1 {
			t.Fatalf("%v and %v", there, back)
		}
		why.Words, whyBack.Words = nil, nil // as each of them writes it
		if !reflect.DeepEqual(why, whyBack) {
			t.Fatalf("%+v and %+v", why, whyBack)
		}
	})
}

// TestRankKeepsItsWord: order, threshold, number, never itself, and nothing that a walk over all of them would not give.
func TestRankKeepsItsWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []alike.Sample
		for i := range rapid.IntRange(1, 30).Draw(t, "n") {
			all = append(all, sampleOf(t, fmt.Sprint(i)))
		}
		of, most := all[0], rapid.IntRange(-1, 10).Draw(t, "most")
		index := alike.New(all)
		found := index.Rank(of, most)
		if len(found) > max(0, most) {
			t.Fatalf("%d matches, wanted at most %d", len(found), most)
		}
		for i, m := range found {
			if m.ID == of.ID || m.Score < alike.Threshold || m.Score > 1 || len(m.Words) > alike.MostWords {
				t.Fatalf("%+v", m)
			}
			if i > 0 && m.Score > found[i-1].Score {
				t.Fatalf("%+v stands behind %+v", m, found[i-1])
			}
			for _, w := range m.Words {
				if !strings.Contains(w, " ") && !strings.Contains(strings.ReplaceAll(strings.ToLower(of.Text), "ё", "е"), w) {
					t.Fatalf("%q is not in %q", w, of.Text)
				}
			}
		}
		everything := index.Rank(of, len(all))
		if !slices.EqualFunc(found, everything[:len(found)], equal) {
			t.Fatalf("%v is not the beginning of %v", found, everything)
		}
		if again := alike.Rank(of, all, most); !slices.EqualFunc(found, again, equal) {
			t.Fatalf("%v and %v", found, again)
		}
	})
}

func equal(a, b alike.Match) bool { return a.ID == b.ID && a.Score == b.Score }

// TestEachCircumstance: what is added to a pair makes it more alike or less.
func TestEachCircumstance(t *testing.T) {
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	a := alike.Sample{ID: "a", Author: 1, Owner: -5, Post: 7, Text: "Упал забор, арматура торчит", At: at}
	b := alike.Sample{ID: "b", Author: 2, Owner: -5, Post: 8, Text: "Забор лежит, арматура", At: at}
	base, _ := alike.Score(a, b)
	for name, change := range map[string]struct {
		more bool
		do   func(a, b *alike.Sample)
	}{
		"author":      {true, func(_, b *alike.Sample) { b.Author = 1 }},
		"post":        {true, func(_, b *alike.Sample) { b.Post = 7 }},
		"place":       {true, func(a, b *alike.Sample) { a.Address, b.Address = "Мира 3", "ул. Мира, 3" }},
		"other place": {false, func(a, b *alike.Sample) { a.Address, b.Address = "Мира 3", "Видова 3" }},
		"topic": {true, func(a, b *alike.Sample) {
			a.Topic, b.Topic = "Благоустройство", "благоустройство "
		}},
		"other topic":    {false, func(a, b *alike.Sample) { a.Topic, b.Topic = "Благоустройство", "Дороги" }},
		"district":       {true, func(a, b *alike.Sample) { a.District, b.District = "Южный", "южный" }},
		"other district": {false, func(a, b *alike.Sample) { a.District, b.District = "Южный", "Приморский" }},
		"months":         {false, func(_, b *alike.Sample) { b.At = at.AddDate(0, 3, 0) }},
		"landmark":       {true, func(a, b *alike.Sample) { a.Text, b.Text = a.Text+" у школы 34", b.Text+", школа 34" }},
		"other landmark": {false, func(a, b *alike.Sample) { a.Text, b.Text = a.Text+" у школы 34", b.Text+", школа 17" }},
	} {
		x, y := a, b
		change.do(&x, &y)
		if got, _ := alike.Score(x, y); got == base || got > base != change.more {
			t.Errorf("%s: %.3f after %.3f", name, got, base)
		}
	}
}

// TestReasonIsInWords: the words stand as the resident wrote them, the rarest first, the address not among them.
func TestReasonIsInWords(t *testing.T) {
	of := alike.Sample{ID: "new", Author: 9, Text: "На Видова 12 фонарь погас, рядом бельведер обрушился"}
	among := []alike.Sample{
		{ID: "1", Author: 9, Address: "Видова, 12", Text: "Обрушился бельведер, и освещения нет"},
		{ID: "2", Text: "Фонари не горят на Мира 5"}, {ID: "3", Text: "Фонарь на Мира 7 мигает"},
		{ID: "4", Text: "Темно на Мира 9"},
		of,
	}
	found := alike.Rank(of, among, 5)
	if len(found) != 1 || found[0].ID != "1" {
		t.Fatalf("%+v", found)
	}
	if why := found[0].Reason; !why.SameAuthor || !why.SamePlace || why.SamePost || why.SameTopic {
		t.Errorf("%+v", why)
	}
	if got := strings.Join(found[0].Words, " "); got != "обрушился бельведер фонарь" {
		t.Errorf("words: %s", got)
	}
}
