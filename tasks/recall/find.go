package recall

import (
	"cmp"
	"slices"

	"otklik/tasks/postings"
	"otklik/tasks/russian"
)

// What each circumstance adds to the share of words in common, 0 to 1. They were set by hand on testdata/answers.txt: change
// them together with it.
const (
	allWords     = 0.75 // all that the question says
	onTopic      = 0.12
	offTopic     = -0.15
	atHouse      = 0.12
	onStreet     = 0.08
	inDistrict   = 0.03
	byDepartment = 0.03
	mostPlace    = atHouse + inDistrict
	fewWords     = 0.08 // a smaller share of words in common is nothing in common
)

// asked is a question made ready.
type asked struct {
	doc
	terms  []russian.Term
	rarity []float64 // by term
	full   float64   // the weight of all its words
}

// Find lists answers to messages like this one, the likest first and of equals the newest: at most so many, none below
// Threshold, none of the question's own task, no text twice.
func (x *Index) Find(of Entry, most int) []Match {
	if most <= 0 {
		return nil
	}
	d, terms := x.read(of, russian.Stem)
	x.mu.RLock()
	defer x.mu.RUnlock()
	q := asked{doc: d, terms: terms, rarity: make([]float64, len(terms))}
	for i, t := range terms {
		q.rarity[i] = x.words.Rarity(t.Key)
		if t.Form {
			q.rarity[i] *= form
		}
		q.full += q.rarity[i] * float64(postings.Saturate(1, len(terms)))
	}
	best := x.best(&q, most)
	out := make([]Match, 0, len(best))
	for _, h := range best {
		d := &x.docs[h.doc]
		out = append(out, Match{Entry: d.Entry, Score: h.score, Reason: x.reason(&q, h.doc)})
	}
	return out
}

// hit is a doc with its score.
type hit struct {
	doc   postings.Doc
	score float64
}

// best walks over all docs that have a word of the question. The place, which is dear to compare, is looked at only where it
// could lift a doc among the best.
func (x *Index) best(q *asked, most int) []hit {
	common := make([]float32, x.words.Span())
	for i, t := range q.terms {
		rarity := float32(q.rarity[i])
		for _, p := range x.words.Of(t.Key) {
			common[p.Doc] += rarity * p.Weight
		}
	}
	var best []hit
	for n, w := range common {
		share := min(1, float64(w)/q.full)
		if w == 0 || share < fewWords || x.docs[n].Task == q.Task && q.Task != "" {
			continue
		}
		d := &x.docs[n]
		score := allWords*share + aside(&q.doc, d)
		if score+mostPlace < least(best, most) {
			continue
		}
		if score = min(1, score+placed(&q.doc, d)); score >= Threshold {
			best = x.keep(best, hit{postings.Doc(n), score}, most)
		}
	}
	return best
}

// least is what a doc must reach to be among the best.
func least(best []hit, most int) float64 {
	if len(best) < most {
		return Threshold
	}
	return best[len(best)-1].score
}

// keep puts a doc among the best, if it is one. Of two with the same answer the better stays.
func (x *Index) keep(best []hit, h hit, most int) []hit {
	if i := slices.IndexFunc(best, func(b hit) bool { return x.docs[b.doc].Answer == x.docs[h.doc].Answer }); i >= 0 {
		if x.order(best[i], h) <= 0 {
			return best
		}
		best = slices.Delete(best, i, i+1)
	}
	at, _ := slices.BinarySearchFunc(best, h, x.order)
	if at == most {
		return best
	}
	best = slices.Insert(best, at, h)
	return best[:min(len(best), most)]
}

func (x *Index) order(a, b hit) int {
	p, q := &x.docs[a.doc], &x.docs[b.doc]
	return cmp.Or(cmp.Compare(b.score, a.score), q.At.Compare(p.At), cmp.Compare(p.Task, q.Task), cmp.Compare(p.Draft, q.Draft))
}

// aside is what topic and department add.
func aside(q, d *doc) float64 {
	total := 0.0
	switch {
	case q.topic == "" || d.topic == "":
	case q.topic == d.topic:
		total += onTopic
	default:
		total += offTopic
	}
	if q.Department != "" && q.Department == d.Department {
		total += byDepartment
	}
	return total
}

// placed is what the place adds.
func placed(q, d *doc) float64 {
	total := 0.0
	if q.district != "" && q.district == d.district {
		total += inDistrict
	}
	switch q.place.Near(d.place) {
	case russian.SameHouse:
		return total + atHouse
	case russian.SameStreet, russian.AlongStreet, russian.OtherHouse:
		return total + onStreet
	}
	return total
}

// reason says what the question has in common with an answer's message.
func (x *Index) reason(q *asked, n postings.Doc) Reason {
	d := &x.docs[n]
	near := q.place.Near(d.place)
	why := Reason{
		SameTopic:      q.topic != "" && q.topic == d.topic,
		SameHouse:      near == russian.SameHouse,
		SameStreet:     near == russian.SameHouse || near == russian.SameStreet || near == russian.AlongStreet || near == russian.OtherHouse,
		SameDistrict:   q.district != "" && q.district == d.district,
		SameDepartment: q.Department != "" && q.Department == d.Department,
	}
	type shared struct {
		word   string
		weight float64
	}
	var list []shared
	for i, t := range q.terms {
		if w, ok := x.words.Weight(t.Key, n); ok {
			list = append(list, shared{t.Word, q.rarity[i] * float64(w)})
		}
	}
	slices.SortStableFunc(list, func(a, b shared) int { return cmp.Compare(b.weight, a.weight) })
	for _, s := range list {
		if len(why.Words) < MostWords && !slices.Contains(why.Words, s.word) {
			why.Words = append(why.Words, s.word)
		}
	}
	return why
}
