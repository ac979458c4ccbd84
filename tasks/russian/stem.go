package russian

import "github.com/kljensen/snowball/russian"

// Stem cuts a word in lower case, ё being е, down to what its forms share.
func Stem(w string) string { return russian.Stem(w, false) }

// Stems is Stem with a memory, for whoever reads thousands of texts. The zero value is ready; not safe for concurrent use.
type Stems struct{ cut map[string]string }

// mostStems bounds the memory: a town's messages have some ten thousand words, and the rest are slips of the pen.
const mostStems = 100_000

// Of is Stem.
func (s *Stems) Of(w string) string {
	cut, ok := s.cut[w]
	if ok {
		return cut
	}
	if s.cut == nil || len(s.cut) == mostStems {
		s.cut = make(map[string]string)
	}
	cut = Stem(w)
	s.cut[w] = cut
	return cut
}
