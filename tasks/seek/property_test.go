package seek_test

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks"
	"otklik/tasks/russian/crowd"
	"otklik/tasks/seek"
)

// docs makes tasks of made-up messages.
func docs(n int, seed uint64) []seek.Doc {
	all := make([]seek.Doc, n)
	for i, m := range crowd.Messages(n, seed) {
		all[i] = seek.Doc{
			ID: tasks.ID(strconv.Itoa(i)), Number: int64(i + 1), Author: m.Author, Address: m.District + ", " + m.Address,
			Texts: []string{m.Text, m.Answer}, At: time.Unix(int64(i), 0),
		}
	}
	return all
}

func docOf(t *rapid.T) seek.Doc {
	words := strings.Fields("фонарь фонари свет вода воды труба яма ямы ёлка елки дорога-дорога 12 12а 34 и не Видова видный")
	draw := func(label string, most int) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, most).Draw(t, label), " ")
	}
	return seek.Doc{
		ID: tasks.ID(fmt.Sprint(rapid.IntRange(0, 9).Draw(t, "id"))), Number: rapid.Int64Range(0, 40).Draw(t, "number"),
		Author: draw("author", 2), Address: draw("address", 2), Texts: []string{draw("text", 6), draw("answer", 2)},
		At: time.Unix(rapid.Int64Range(0, 5).Draw(t, "at"), 0),
	}
}

// TestIndexIsAsIfBuiltAfresh: after any changes the same is found as in a new index of what is left, pages being parts of it.
func TestIndexIsAsIfBuiltAfresh(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, fresh, left := seek.New(), seek.New(), map[tasks.ID]seek.Doc{}
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			d := docOf(t)
			if rapid.IntRange(0, 3).Draw(t, "remove") == 0 {
				x.Remove(d.ID)
				delete(left, d.ID)
				continue
			}
			x.Put(d)
			left[d.ID] = d
		}
		for _, d := range left {
			fresh.Put(d)
		}
		// The beginning of a word may be one that only a removed task had, yet it finds nothing then.
		text := rapid.SampledFrom([]string{"фонарь", "вод", "яма ел", "12", "дорога", "видова ф", "34 свет тру", "ви", "не"}).Draw(t, "query")
		got, want := x.Query(text, 0, 50), fresh.Query(text, 0, 50)
		if !reflect.DeepEqual(got, want) || got.Total != len(got.IDs) || got.Total > len(left) {
			t.Fatalf("%q: got %+v, want %+v of %+v", text, got, want, left)
		}
		offset, limit := rapid.IntRange(0, 12).Draw(t, "offset"), rapid.IntRange(0, 12).Draw(t, "limit")
		part := x.Query(text, offset, limit)
		from := min(offset, len(got.IDs))
		if part.Total != got.Total || !slices.Equal(part.IDs, got.IDs[from:min(from+limit, len(got.IDs))]) {
			t.Fatalf("%+v is not %d from %d of %+v", part, limit, offset, got)
		}
	})
}

// TestAnyBeginningFinds: whatever the order in which words came, each is found by its beginning, also when there are many.
func TestAnyBeginningFinds(t *testing.T) {
	all := docs(800, 4)
	x := seek.New()
	for _, d := range all {
		x.Put(d)
	}
	for i, d := range all {
		if i%20 != 0 {
			continue
		}
		family := []rune(strings.ToLower(strings.Fields(d.Author)[1]))
		for n := 2; n <= len(family); n++ {
			if p := x.Query(string(family[:n]), 0, 1000); !slices.Contains(p.IDs, d.ID) {
				t.Errorf("%s is not found by %q", d.Author, string(family[:n]))
			}
		}
		if p := x.Query("№ "+strconv.Itoa(i+1), 0, 1); len(p.IDs) != 1 || p.IDs[0] != d.ID {
			t.Errorf("№ %d finds %v", i+1, p.IDs)
		}
	}
}

func FuzzQuery(f *testing.F) {
	f.Add("Не горят фонари", "№ 12 фон")
	f.Add("\xffВидова-/12", "видова-/12 в-")
	f.Add("а/б-в", "/-")
	f.Fuzz(func(t *testing.T, text, query string) {
		x := town()
		x.Put(seek.Doc{ID: "fuzzed", Number: 77, Author: text, Address: query, Texts: []string{text, query}})
		p := x.Query(query, 0, 100)
		if p.Total != len(p.IDs) || p.Total > x.Len() {
			t.Fatalf("%+v", p)
		}
		if p.Total > 0 && !slices.Contains(p.IDs, "fuzzed") { // it has every word of the question
			t.Fatalf("%q is not found among %v", query, p.IDs)
		}
	})
}

func BenchmarkQuery(b *testing.B) {
	x := seek.New()
	all := docs(50_000, 1)
	for _, d := range all {
		x.Put(d)
	}
	for name, text := range map[string]string{
		"number": "№ 31415", "author": all[77].Author, "address": "Лейтенанта Шмидта 33", "words": "яма на дороге разбивает колёса",
		"common": "дом", "letter": "ко", "beginning": "фонарь во дворе не горит, пенси",
	} {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				begun := time.Now()
				x.Query(text, 0, 10)
				took = append(took, time.Since(begun))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
	b.Run("put", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			x.Put(all[i%len(all)])
		}
	})
}
