package alike

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"otklik/tasks/russian"
)

// doc is a message made ready to be compared.
type doc struct {
	Sample
	place    russian.Place
	district string
	topic    string
	terms    []heard  // meanings first
	marks    []string // landmarks
	weight   float64  // of all its terms
}

// Index holds messages ready to be asked about. It does not change: safe for concurrent use.
type Index struct {
	docs    []doc
	vocab   *vocabulary
	posts   [][]int32 // by term, the docs that have it
	weights []float64 // by term
}

// New makes an index of messages. Two with one ID count as two.
func New(samples []Sample) *Index {
	x := &Index{docs: make([]doc, len(samples)), vocab: newVocabulary()}
	for i, s := range samples {
		x.docs[i], _ = x.read(s, true)
	}
	x.posts = make([][]int32, x.vocab.next)
	for i := range x.docs {
		for _, h := range x.docs[i].terms {
			x.posts[h.term] = append(x.posts[h.term], int32(i))
		}
	}
	x.weigh()
	return x
}

// read makes a message ready. Words that name its place are not words in common: the place is compared by itself.
func (x *Index) read(s Sample, learn bool) (d doc, strangers int) {
	d = doc{Sample: s, district: plain(s.District), topic: plain(s.Topic)}
	cut := russian.Stem
	if learn {
		cut = x.vocab.cut.Of
	}
	var words []russian.Token
	d.place, words = russian.Located(s.Text, s.Address, cut)
	d.marks, words = landmarks(words)
	d.terms, strangers = x.vocab.hear(words, learn)
	return d, strangers
}

func plain(s string) string {
	return russian.Fold(strings.TrimSpace(s))
}

// Rank returns the messages that are most like this one, the most alike first and of equals the newest, at most so many; none
// below Threshold, and never one with its ID.
func (x *Index) Rank(of Sample, most int) []Match {
	d, strangers := x.read(of, false)
	d.weight = x.sum(d.terms) + float64(strangers)*exact(x.rarity(1))
	common := make([]float64, len(x.docs))
	for _, h := range d.terms {
		for _, i := range x.posts[h.term] {
			common[i] += x.weights[h.term]
		}
	}
	type hit struct {
		doc   *doc
		score float64
	}
	var hits []hit
	for i := range x.docs {
		other := &x.docs[i]
		if of.ID != "" && of.ID == other.ID {
			continue
		}
		if score := x.compare(&d, other, common[i]); score >= Threshold {
			hits = append(hits, hit{other, score})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), b.doc.At.Compare(a.doc.At), cmp.Compare(a.doc.ID, b.doc.ID))
	})
	var out []Match
	for _, h := range hits[:max(0, min(len(hits), most))] {
		out = append(out, Match{ID: h.doc.ID, Score: h.score, Reason: x.reason(&d, h.doc)})
	}
	return out
}

// background is how many other messages are imagined beside those at hand, so that rarity means little among few.
const background = 20

// form is what a shared word weighs when its meaning has counted already (russian.Meanings).
const form = 0.4

// rarity is the weight of a term that so many messages have.
func (x *Index) rarity(have int) float64 {
	return math.Log(float64(len(x.docs)+background) / float64(have+1))
}

func (x *Index) weigh() {
	x.weights = make([]float64, len(x.posts))
	for t := range x.weights {
		x.weights[t] = x.rarity(len(x.posts[t]))
	}
	for s, t := range x.vocab.stems {
		if x.vocab.means[s] != 0 {
			x.weights[t] *= form
		}
	}
	for t := range x.weights {
		x.weights[t] = exact(x.weights[t])
	}
	for i := range x.docs {
		x.docs[i].weight = x.sum(x.docs[i].terms)
	}
}

// exact rounds a weight so that sums of weights come out the same in any order.
func exact(w float64) float64 { return math.Round(w*(1<<20)) / (1 << 20) }

func (x *Index) sum(terms []heard) float64 {
	total := 0.0
	for _, h := range terms {
		total += x.weights[h.term]
	}
	return total
}

// shared is the weight of what two messages have in common.
func (x *Index) shared(a, b *doc) float64 {
	total := 0.0
	for _, h := range a.terms {
		if b.has(h.term) {
			total += x.weights[h.term]
		}
	}
	return total
}

func (d *doc) has(t term) bool {
	_, ok := slices.BinarySearchFunc(d.terms, t, func(h heard, t term) int { return int(h.term - t) })
	return ok
}

// reason says what two messages have in common, the words as a writes them.
func (x *Index) reason(a, b *doc) Reason {
	near := a.place.Near(b.place)
	why := Reason{
		SameAuthor: a.Author != 0 && a.Author == b.Author,
		SamePost:   a.Post != 0 && a.Post == b.Post && a.Owner == b.Owner,
		SamePlace:  near == russian.SameHouse || near == russian.SameStreet,
		SameTopic:  a.topic != "" && a.topic == b.topic,
	}
	for _, m := range a.marks {
		if slices.Contains(b.marks, m) && !slices.Contains(why.Words, m) {
			why.Words = append(why.Words, m)
		}
	}
	var common []heard
	for _, h := range a.terms {
		if b.has(h.term) {
			common = append(common, h)
		}
	}
	slices.SortStableFunc(common, func(p, q heard) int { return cmp.Compare(x.weights[q.term], x.weights[p.term]) })
	for _, h := range common {
		if len(why.Words) < MostWords && !slices.Contains(why.Words, h.word) {
			why.Words = append(why.Words, h.word)
		}
	}
	return why
}
