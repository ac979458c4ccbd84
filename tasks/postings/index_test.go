package postings_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"otklik/tasks/postings"
)

// TestIndexAgainstMaps: any changes leave what a map of maps would hold, in order, with small numbers.
func TestIndexAgainstMaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, model, peak := postings.New(), map[string]map[string]float32{}, 0
		key := rapid.StringMatching(`[a-h]`)
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			id := rapid.StringMatching(`[0-9]`).Draw(t, "id")
			if rapid.IntRange(0, 2).Draw(t, "remove") == 0 {
				_, ok := x.Remove(id)
				if _, was := model[id]; was != ok {
					t.Fatalf("removing %s: %v, want %v", id, ok, was)
				}
				delete(model, id)
				continue
			}
			var list []postings.Weighted
			model[id] = map[string]float32{}
			for i, k := range rapid.SliceOfN(key, 0, 6).Draw(t, "terms") {
				list = append(list, postings.Weighted{Key: k, Weight: float32(i + 1)})
				if _, twice := model[id][k]; !twice {
					model[id][k] = float32(i + 1)
				}
			}
			if doc := x.Put(id, list); x.ID(doc) != id {
				t.Fatalf("%s became %s", id, x.ID(doc))
			}
			peak = max(peak, len(model))
		}
		if x.Len() != len(model) || x.Span() > peak {
			t.Fatalf("%d texts in %d places, want %d in at most %d", x.Len(), x.Span(), len(model), peak)
		}
		for _, k := range slices.Collect(slices.Values([]string{"a", "b", "c", "d", "e", "f", "g", "h", "z"})) {
			compare(t, x, model, k)
		}
	})
}

// compare holds the postings of a term to the model.
func compare(t *rapid.T, x *postings.Index, model map[string]map[string]float32, key string) {
	t.Helper()
	want := map[string]float32{}
	for id, terms := range model {
		if w, ok := terms[key]; ok {
			want[id] = w
		}
		doc, ok := x.Lookup(id)
		if w, has := x.Weight(key, doc); !ok || w != terms[key] || has != (w > 0) {
			t.Fatalf("%s weighs %v in %s, want %v", key, w, id, terms[key])
		}
	}
	got := map[string]float32{}
	list := x.Of(key)
	for _, p := range list {
		got[x.ID(p.Doc)] = p.Weight
	}
	if !maps.Equal(got, want) || !slices.IsSortedFunc(list, func(a, b postings.Posting) int { return int(a.Doc - b.Doc) }) {
		t.Fatalf("%s: %v, want %v", key, list, want)
	}
}

func TestRarity(t *testing.T) {
	x := postings.New()
	if r := x.Rarity("a"); r <= 0 {
		t.Errorf("in an empty index a term is worth %v", r)
	}
	for i := range 10 {
		terms := []postings.Weighted{{Key: "all", Weight: 1}}
		if i == 0 {
			terms = append(terms, postings.Weighted{Key: "one", Weight: 1})
		}
		x.Put(fmt.Sprint(i), terms)
	}
	if all, one, none := x.Rarity("all"), x.Rarity("one"), x.Rarity("none"); all <= 0 || one <= all || none <= one {
		t.Errorf("worth in all %v, in one %v, in none %v", all, one, none)
	}
	if doc, ok := x.Lookup("nobody"); ok || doc != 0 {
		t.Errorf("a text that is not there is %v", doc)
	}
	if w, ok := x.Weight("one", 5); ok || w != 0 {
		t.Errorf("a term that a text has not weighs %v", w)
	}
}

// TestSaturate: once more is a little more, longer is a little less, and there is an end to it.
func TestSaturate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count, terms := rapid.Float64Range(1, 1000).Draw(t, "count"), rapid.IntRange(1, 1000).Draw(t, "terms")
		w := postings.Saturate(count, terms)
		if w <= 0 || w >= postings.Full || postings.Saturate(count+1, terms) <= w || postings.Saturate(count, terms+1) >= w {
			t.Fatalf("%v", w)
		}
	})
}
