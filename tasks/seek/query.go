package seek

import (
	"cmp"
	"slices"

	"otklik/tasks"
	"otklik/tasks/postings"
	"otklik/tasks/russian"
)

// Page is a part of what was found, the best first.
type Page struct {
	IDs   []tasks.ID
	Total int // of all that was found
}

// mostAsked bounds the words of a question.
const mostAsked = 12

// Query finds tasks and returns those from offset (0 is the best) on, at most limit. A question without a word that says
// anything finds nothing.
func (x *Index) Query(text string, offset, limit int) Page {
	offset, limit = max(0, offset), max(0, limit)
	asked := question(text)
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := search{
		index: x, score: make([]float32, x.words.Span()), words: make([]uint8, x.words.Span()), one: make([]float32, x.words.Span()),
	}
	for i, t := range asked {
		s.add(x.choices(t, i == len(asked)-1))
	}
	hits, total := s.best(offset + limit)
	page := Page{Total: total}
	for _, h := range hits[min(offset, len(hits)):] {
		page.IDs = append(page.IDs, tasks.ID(x.words.ID(h.doc)))
	}
	return page
}

// question lists the words that are looked for.
func question(text string) []russian.Token {
	var list []russian.Token
	for _, t := range bounded(russian.Tokens(text), 10*mostAsked) {
		if findable(t) && !slices.ContainsFunc(list, func(o russian.Token) bool { return o.Low == t.Low }) {
			list = append(list, t)
		}
	}
	return bounded(list, mostAsked)
}

// choices lists the keys by which a word of the question may be met.
func (x *Index) choices(t russian.Token, last bool) []string {
	if t.Number {
		return []string{numberMark + t.Low, russian.HouseNumber(t.Low)}
	}
	key := russian.Stem(t.Low)
	if !last {
		return []string{key}
	}
	list := x.vocab.beginning(t.Low)
	if !slices.Contains(list, key) {
		list = append(list, key)
	}
	return list
}

// search sums up, word by word, what tasks have of a question. Its slices are by postings.Doc.
type search struct {
	index *Index
	score []float32
	words []uint8   // of the question that the task has
	one   []float32 // of the word at hand: the best of its choices
}

func (s *search) add(keys []string) {
	var touched []postings.Doc
	for _, key := range keys {
		rarity := float32(s.index.words.Rarity(key))
		for _, p := range s.index.words.Of(key) {
			if s.one[p.Doc] == 0 {
				touched = append(touched, p.Doc)
			}
			s.one[p.Doc] = max(s.one[p.Doc], rarity*p.Weight)
		}
	}
	for _, doc := range touched {
		s.score[doc] += s.one[doc]
		s.words[doc]++
		s.one[doc] = 0
	}
}

// hit is a task that was found.
type hit struct {
	doc   postings.Doc
	score float32
}

// best returns the first of what has the most words of the question, at most so many, and the number of all that has.
func (s *search) best(most int) (hits []hit, total int) {
	full := uint8(0)
	for _, n := range s.words {
		full = max(full, n)
	}
	if full == 0 {
		return nil, 0
	}
	room := max(1024, 2*most) // sorted and cut whenever it is full, so that a common word does not sort the whole town
	for doc, n := range s.words {
		if n != full {
			continue
		}
		total++
		if hits = append(hits, hit{postings.Doc(doc), s.score[doc]}); len(hits) == room {
			hits = s.cut(hits, most)
		}
	}
	return s.cut(hits, most), total
}

func (s *search) cut(hits []hit, most int) []hit {
	x := s.index
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(x.at[b.doc], x.at[a.doc]), cmp.Compare(x.words.ID(a.doc), x.words.ID(b.doc)))
	})
	return hits[:min(len(hits), most)]
}
