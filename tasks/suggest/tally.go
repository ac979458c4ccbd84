package suggest

import "math"

// tally counts in how many messages of each label each term stands: naive Bayes.
type tally struct {
	messages int
	labels   map[string]*column
	vocab    map[string]int // messages of any label by term
}

// column is the count of one label.
type column struct {
	messages int
	terms    int // sum of by
	by       map[string]int
}

func newTally() tally { return tally{labels: make(map[string]*column), vocab: make(map[string]int)} }

// add counts a message in, or out again with by -1. An empty label teaches nothing.
func (t *tally) add(label string, keys []string, by int) {
	if label == "" {
		return
	}
	c := t.labels[label]
	if c == nil {
		c = &column{by: make(map[string]int)}
		t.labels[label] = c
	}
	t.messages += by
	c.messages += by
	for _, k := range keys {
		bump(c.by, k, by)
		bump(t.vocab, k, by)
		c.terms += by
	}
	if c.messages == 0 {
		delete(t.labels, label)
	}
}

// bump counts, and keeps no zeros: what is forgotten leaves nothing.
func bump(m map[string]int, key string, by int) {
	if m[key] += by; m[key] == 0 {
		delete(m, key)
	}
}

// Smoothing of naive Bayes.
const (
	unseen = 0.5 // what a term counts that a label never had
	sure   = 0.4 // words of a message hang together, so their odds are not multiplied in full
)

// odds is what the examples say for a label, in nats up to a constant: of labels without examples what an empty message of
// theirs would have.
func (t *tally) odds(label string, keys []string) float64 {
	c := t.labels[label]
	if c == nil {
		c = &column{}
	}
	sum := math.Log(float64(c.messages+1) / float64(t.messages+len(t.labels)+1))
	below := math.Log(float64(c.terms) + unseen*float64(len(t.vocab)+1))
	said := 0.0
	for _, k := range keys {
		if t.vocab[k] > 0 { // a word that nobody used speaks for nobody
			said += math.Log(float64(c.by[k])+unseen) - below
		}
	}
	return sum + sure*said
}

// knows counts the terms that any example has.
func (t *tally) knows(keys []string) int {
	n := 0
	for _, k := range keys {
		if t.vocab[k] > 0 {
			n++
		}
	}
	return n
}
