package suggest

import (
	"strconv"
	"sync"

	"otklik/tasks"
	"otklik/tasks/postings"
	"otklik/tasks/russian"
)

// Index holds what operators chose. It is safe for concurrent use.
type Index struct {
	lexicon *russian.Lexicon

	mu       sync.RWMutex
	cut      russian.Stems
	words    *postings.Index
	examples []learned // by postings.Doc
	topics   tally
	heads    tally // departments
	high     tally
}

// learned is an example as it was counted, so that it can be forgotten.
type learned struct {
	number                      int64
	topic, department, district string
	high                        string
	keys                        []string
}

// New makes an index that knows nothing yet.
func New() *Index {
	return &Index{
		lexicon: russian.NewLexicon(), words: postings.New(), topics: newTally(), heads: newTally(), high: newTally(),
	}
}

// Learn takes in what was chosen for a message, in place of what was chosen for it before.
func (x *Index) Learn(e Example) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.forget(e.ID)
	h := x.hear(e.Message, x.cut.Of)
	l := learned{
		number: e.Number, topic: e.Topic, department: string(e.Department), district: e.District,
		high: strconv.FormatBool(e.Importance == tasks.High),
	}
	l.keys = h.keys
	list := make([]postings.Weighted, 0, len(h.terms)+1)
	for _, t := range h.terms {
		list = append(list, postings.Weighted{Key: t.Key, Weight: postings.Saturate(1, len(h.terms))})
	}
	if where := h.where(); where != "" {
		list = append(list, postings.Weighted{Key: where, Weight: 1})
	}
	n := int(x.words.Put(string(e.ID), list))
	if n >= len(x.examples) {
		x.examples = append(x.examples, make([]learned, n+1-len(x.examples))...)
	}
	x.examples[n] = l
	x.count(l, 1)
}

// Forget takes a message out; one that was never learned is no error.
func (x *Index) Forget(id tasks.ID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.forget(id)
}

func (x *Index) forget(id tasks.ID) {
	if n, ok := x.words.Remove(string(id)); ok {
		x.count(x.examples[n], -1)
		x.examples[n] = learned{}
	}
}

func (x *Index) count(l learned, by int) {
	x.topics.add(l.topic, l.keys, by)
	x.heads.add(l.department, l.keys, by)
	x.high.add(l.high, l.keys, by)
}

// Len is how many messages are known.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.words.Len()
}
