package suggest

import (
	"cmp"
	"slices"

	"otklik/tasks/postings"
)

// neighbour is an example that is like the message.
type neighbour struct {
	doc   postings.Doc
	score float64
	words []string // in common, the most telling first
}

const (
	mostNear = 24  // examples that are looked at for reasons
	nearness = 0.1 // the share of words in common from which one is like another
)

// near lists the examples that are most like the message.
func (x *Index) near(h *heard) []neighbour {
	common := make([]float32, x.words.Span())
	rarity := make([]float64, len(h.terms))
	full := 0.0
	for i, t := range h.terms {
		rarity[i] = x.words.Rarity(t.Key)
		full += rarity[i] * float64(postings.Saturate(1, len(h.terms)))
		for _, p := range x.words.Of(t.Key) {
			common[p.Doc] += float32(rarity[i]) * p.Weight
		}
	}
	var list []neighbour
	for doc, w := range common {
		if score := float64(w) / full; w > 0 && score >= nearness {
			list = append(list, neighbour{doc: postings.Doc(doc), score: score})
			if len(list) == 4*mostNear {
				list = x.nearest(list)
			}
		}
	}
	list = x.nearest(list)
	for i := range list {
		list[i].words = x.shared(h, rarity, list[i].doc)
	}
	return list
}

// nearest keeps the best, of equals those with the higher number, which are newer.
func (x *Index) nearest(list []neighbour) []neighbour {
	slices.SortFunc(list, func(a, b neighbour) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(x.examples[b.doc].number, x.examples[a.doc].number), cmp.Compare(x.words.ID(a.doc), x.words.ID(b.doc)))
	})
	return list[:min(len(list), mostNear)]
}

// shared lists the words that the message has in common with an example.
func (x *Index) shared(h *heard, rarity []float64, doc postings.Doc) []string {
	var at []int
	for i, t := range h.terms {
		if _, ok := x.words.Weight(t.Key, doc); ok {
			at = append(at, i)
		}
	}
	slices.SortStableFunc(at, func(a, b int) int { return cmp.Compare(rarity[b], rarity[a]) })
	var words []string
	for _, i := range at {
		if w := h.terms[i].Word; len(words) < mostWords && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}
