package postings

import (
	"cmp"
	"math"
	"slices"
)

// Doc numbers a text. Numbers are small and used again after a removal, so that they may index a slice of the caller.
type Doc int32

// Posting says that a text has a term.
type Posting struct {
	Doc    Doc
	Weight float32 // of the term in the text, above 0
}

// Weighted is a term of a text.
type Weighted struct {
	Key    string
	Weight float32 // above 0
}

// Index holds texts by their terms. New makes one. It is not safe for concurrent use: its owner has the lock.
type Index struct {
	terms map[string]int32
	posts [][]Posting // by term, in order of Doc
	docs  map[string]Doc
	ids   []string  // by Doc
	has   [][]int32 // by Doc, its terms
	free  []Doc
}

// New makes an empty index.
func New() *Index {
	return &Index{terms: make(map[string]int32), docs: make(map[string]Doc)}
}

// Put adds a text by its id, in place of an older one with it. Of a term that is listed twice the first counts.
func (x *Index) Put(id string, terms []Weighted) Doc {
	doc, ok := x.docs[id]
	switch {
	case ok:
		x.clear(doc)
	case len(x.free) > 0:
		doc, x.free = x.free[len(x.free)-1], x.free[:len(x.free)-1]
		x.ids[doc] = id
	default:
		doc = Doc(len(x.ids))
		x.ids, x.has = append(x.ids, id), append(x.has, nil)
	}
	x.docs[id] = doc
	has := make([]int32, 0, len(terms))
	for _, w := range terms {
		t := x.term(w.Key)
		if at, found := x.find(t, doc); !found {
			x.posts[t] = slices.Insert(x.posts[t], at, Posting{doc, w.Weight})
			has = append(has, t)
		}
	}
	x.has[doc] = has
	return doc
}

// Remove takes a text out; ok is false when there is none with the id. Its number may be given to the next one.
func (x *Index) Remove(id string) (doc Doc, ok bool) {
	if doc, ok = x.docs[id]; !ok {
		return 0, false
	}
	x.clear(doc)
	delete(x.docs, id)
	x.ids[doc] = ""
	x.free = append(x.free, doc)
	return doc, true
}

// Lookup finds a text's number.
func (x *Index) Lookup(id string) (doc Doc, ok bool) {
	doc, ok = x.docs[id]
	return doc, ok
}

// ID is the id of a text that is in the index.
func (x *Index) ID(doc Doc) string { return x.ids[doc] }

// Len is how many texts there are.
func (x *Index) Len() int { return len(x.docs) }

// Span is above every number in use: the length of a slice by Doc.
func (x *Index) Span() int { return len(x.ids) }

// Of lists the texts that have a term, in order of their numbers. The list is the index's own, until its next change.
func (x *Index) Of(key string) []Posting {
	if t, ok := x.terms[key]; ok {
		return x.posts[t]
	}
	return nil
}

// Rarity is what a term is worth by how few texts have it, as in BM25: above 0, the more the rarer. A term that no text has is
// the rarest.
func (x *Index) Rarity(key string) float64 {
	n, have := float64(len(x.docs)), float64(len(x.Of(key)))
	return math.Log(1 + (n-have+0.5)/(have+0.5))
}

func (x *Index) term(key string) int32 {
	t, ok := x.terms[key]
	if !ok {
		t = int32(len(x.posts))
		x.terms[key] = t
		x.posts = append(x.posts, nil)
	}
	return t
}

// clear takes a text's postings out.
func (x *Index) clear(doc Doc) {
	for _, t := range x.has[doc] {
		if at, ok := x.find(t, doc); ok {
			x.posts[t] = slices.Delete(x.posts[t], at, at+1)
		}
	}
	x.has[doc] = nil
}

// find looks where a text stands among those with a term; most often it is the newest.
func (x *Index) find(t int32, doc Doc) (at int, ok bool) {
	list := x.posts[t]
	if n := len(list); n == 0 || list[n-1].Doc < doc {
		return n, false
	}
	return slices.BinarySearchFunc(list, doc, func(p Posting, d Doc) int { return cmp.Compare(p.Doc, d) })
}

// Weight is what a term weighs in a text; ok is false where the text has it not.
func (x *Index) Weight(key string, doc Doc) (weight float32, ok bool) {
	t, known := x.terms[key]
	if !known {
		return 0, false
	}
	at, ok := x.find(t, doc)
	if !ok {
		return 0, false
	}
	return x.posts[t][at].Weight, true
}
