package seek

import (
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"otklik/tasks"
	"otklik/tasks/postings"
	"otklik/tasks/russian"
)

// Doc is what a task can be found by.
type Doc struct {
	ID      tasks.ID
	Number  int64 // 0 for none yet
	Author  string
	Address string    // with the district
	Texts   []string  // the message, its later wordings, the answers
	At      time.Time // of equals the newest is found first
}

// Index holds tasks. It is safe for concurrent use.
type Index struct {
	mu    sync.RWMutex
	cut   russian.Stems
	words *postings.Index
	vocab vocabulary
	at    []int64 // by postings.Doc, seconds
}

// New makes an empty index.
func New() *Index { return &Index{words: postings.New()} }

// What a word weighs by where it stands. In texts it is postings.Saturate, near 1 for a word said once.
const (
	asNumber  = 6
	inAuthor  = 3
	inAddress = 2
)

const (
	numberMark  = "№" // before the key of a task's number
	longestText = 2000
)

// Put takes a task in, in place of what was known of it.
func (x *Index) Put(d Doc) {
	x.mu.Lock()
	defer x.mu.Unlock()
	r := reader{index: x, at: make(map[string]int)}
	if d.Number > 0 {
		r.note(numberMark+strconv.FormatInt(d.Number, 10), asNumber)
	}
	r.words(d.Author, inAuthor)
	r.words(d.Address, inAddress)
	var said []russian.Token
	for _, text := range d.Texts {
		said = append(said, bounded(russian.Tokens(text), longestText-len(said))...)
	}
	counts := make(map[string]int, len(said))
	for _, t := range said {
		for _, part := range parts(t) {
			if key := r.key(part); key != "" {
				counts[key]++
			}
		}
	}
	for key, n := range counts {
		r.note(key, postings.Saturate(float64(n), len(counts)))
	}
	n := int(x.words.Put(string(d.ID), r.list))
	if n >= len(x.at) {
		x.at = append(x.at, make([]int64, n+1-len(x.at))...)
	}
	x.at[n] = d.At.Unix()
}

// Remove forgets a task; one that is not there is no error.
func (x *Index) Remove(id tasks.ID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.words.Remove(string(id))
}

// Len is how many tasks there are.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.words.Len()
}

// reader gathers the terms of one task.
type reader struct {
	index *Index
	at    map[string]int
	list  []postings.Weighted
}

// words notes all words of a name or an address.
func (r *reader) words(text string, weight float32) {
	for _, t := range bounded(russian.Tokens(text), longestText) {
		for _, part := range parts(t) {
			if key := r.key(part); key != "" {
				r.note(key, weight)
			}
		}
	}
}

// note adds a term; where it is known by two places, the weightier counts.
func (r *reader) note(key string, weight float32) {
	if i, ok := r.at[key]; ok {
		r.list[i].Weight = max(r.list[i].Weight, weight)
		return
	}
	r.at[key] = len(r.list)
	r.list = append(r.list, postings.Weighted{Key: key, Weight: weight})
}

// key is what a word is found by; "" for words that everybody uses. The word is learned, so that its beginning finds it.
func (r *reader) key(t russian.Token) string {
	if !findable(t) {
		return ""
	}
	if t.Number {
		return russian.HouseNumber(t.Low)
	}
	key := r.index.cut.Of(t.Low)
	r.index.vocab.learn(t.Low, key)
	return key
}

// findable leaves out words of grammar and courtesy. Numbers stay, whatever they count.
func findable(t russian.Token) bool {
	return t.Number || utf8.RuneCountInString(t.Low) > 1 && !russian.IsStop(t.Low)
}

// parts gives a word and, of one with hyphens, its halves too: «Иванова-Петрова» is found by either name.
func parts(t russian.Token) []russian.Token {
	if t.Number || !strings.ContainsAny(t.Low, "-/") {
		return []russian.Token{t}
	}
	list := []russian.Token{t}
	for half := range strings.FieldsFuncSeq(t.Low, func(r rune) bool { return r == '-' || r == '/' }) {
		first, _ := utf8.DecodeRuneInString(half)
		list = append(list, russian.Token{Low: half, Capital: t.Capital, Number: '0' <= first && first <= '9'})
	}
	return list
}

func bounded(words []russian.Token, most int) []russian.Token {
	return words[:max(0, min(len(words), most))]
}
