package recall

import (
	"strings"
	"sync"

	"otklik/tasks/postings"
	"otklik/tasks/russian"
)

// Index holds approved answers. It is safe for concurrent use.
type Index struct {
	lexicon *russian.Lexicon

	mu    sync.RWMutex
	cut   russian.Stems
	words *postings.Index
	docs  []doc // by postings.Doc
}

// doc is an entry made ready to be compared. An empty one is not in the index.
type doc struct {
	Entry
	place    russian.Place
	district string
	topic    string
}

// New makes an empty index.
func New() *Index {
	return &Index{lexicon: russian.NewLexicon(), words: postings.New()}
}

// said and answered are what a word weighs in the message and in the answer to it: people ask in the words of messages, but an
// answer may have the word that the message only meant.
const (
	said     = 1.0
	answered = 0.3
)

// form is what a shared word weighs when its meaning has counted already.
const form = 0.4

// Add takes an answer in; one with the same task and version is replaced.
func (x *Index) Add(e Entry) {
	x.mu.Lock()
	defer x.mu.Unlock()
	d, asked := x.read(e, x.cut.Of)
	reply := x.lexicon.Terms(bounded(russian.Tokens(e.Answer)), x.cut.Of)
	at := make(map[string]int, len(asked)+len(reply))
	list := make([]postings.Weighted, 0, len(asked)+len(reply))
	for _, t := range asked {
		at[t.Key] = len(list)
		list = append(list, postings.Weighted{Key: t.Key, Weight: said * postings.Saturate(float64(t.Count), len(asked))})
	}
	for _, t := range reply {
		w := answered * postings.Saturate(float64(t.Count), len(reply))
		if i, ok := at[t.Key]; ok {
			list[i].Weight = min(list[i].Weight+w, postings.Full)
			continue
		}
		list = append(list, postings.Weighted{Key: t.Key, Weight: w})
	}
	n := int(x.words.Put(e.key(), list))
	if n >= len(x.docs) {
		x.docs = append(x.docs, make([]doc, n+1-len(x.docs))...)
	}
	x.docs[n] = d
}

// Remove forgets a version of an answer, as when its approval is taken back; one that is not there is no error.
func (x *Index) Remove(e Entry) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if n, ok := x.words.Remove(e.key()); ok {
		x.docs[n] = doc{}
	}
}

// Len is how many answers there are.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.words.Len()
}

// read makes a message ready. The words that name its place are compared as a place.
func (x *Index) read(e Entry, stem func(string) string) (doc, []russian.Term) {
	place, words := russian.Located(e.Message, e.Place.Address, stem)
	d := doc{Entry: e, place: place, district: plain(e.Place.District), topic: plain(e.Topic)}
	return d, x.lexicon.Terms(words, stem)
}

func bounded(words []russian.Token) []russian.Token {
	return words[:min(len(words), russian.LongestText)]
}

func plain(s string) string { return russian.Fold(strings.TrimSpace(s)) }
