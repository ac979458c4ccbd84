package suggest

import (
	"cmp"
	"slices"
	"strings"

	"otklik/tasks/russian"
)

// What a sign of a district is worth, as a probability. A street of the roster is all but certain, unless several have it.
const (
	byStreet  = 0.95
	byMention = 0.8
	byCustom  = 0.75 // what was chosen for the street before, always the same
)

// districts suggests by the street, by the district's name in the text, and by what was chosen for the street before.
func (x *Index) districts(h *heard, rules *Rules, streets []*street) []Suggestion {
	found := map[string]Suggestion{}
	note := func(s Suggestion) {
		old, ok := found[s.Value]
		if !ok || s.Score > old.Score {
			s.Like = append(s.Like, old.Like...)
			found[s.Value] = s
			return
		}
		old.Like = append(old.Like, s.Like...)
		found[s.Value] = old
	}
	for _, s := range streets {
		note(Suggestion{Value: s.district, Score: byStreet / float64(districtsOf(streets)), Reason: Reason{Street: s.name}})
	}
	for _, d := range rules.districts {
		for _, p := range d.phrases {
			if at := p.find(h.stems); at >= 0 && h.words[at].Capital && !h.words[at].Opens {
				note(Suggestion{Value: d.value, Score: byMention, Reason: Reason{Words: []string{h.said(at, at+len(p.stems))}}})
			}
		}
	}
	for _, s := range x.custom(h) {
		if slices.ContainsFunc(rules.districts, func(d label) bool { return d.value == s.Value }) {
			note(s)
		}
	}
	var out []Suggestion
	for _, s := range found {
		if s.Score >= Threshold {
			s.Like = s.Like[:min(len(s.Like), mostLike)]
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b Suggestion) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Value, b.Value)) })
	return out[:min(len(out), Most)]
}

// longest lists the streets that the message names; of a long name and a short one within it, the long one.
func longest(h *heard, all []street) []*street {
	var list []*street
	words := 0
	for i := range all {
		if s := &all[i]; h.names(s) {
			list = append(list, s)
			words = max(words, len(s.place.Street))
		}
	}
	return slices.DeleteFunc(list, func(s *street) bool { return len(s.place.Street) < words })
}

func districtsOf(list []*street) int {
	seen := map[string]bool{}
	for _, s := range list {
		seen[s.district] = true
	}
	return len(seen)
}

// custom tells which districts were chosen for the street before.
func (x *Index) custom(h *heard) []Suggestion {
	where := h.where()
	if where == "" {
		return nil
	}
	total := 0
	votes := map[string][]int64{}
	for _, p := range x.words.Of(where) {
		if l := &x.examples[p.Doc]; l.district != "" {
			total++
			votes[l.district] = append(votes[l.district], l.number)
		}
	}
	var out []Suggestion
	for district, numbers := range votes {
		slices.Sort(numbers)
		slices.Reverse(numbers) // the newest first
		like := slices.DeleteFunc(slices.Clone(numbers[:min(len(numbers), mostLike)]), func(n int64) bool { return n == 0 })
		out = append(out, Suggestion{Value: district, Score: byCustom * float64(len(numbers)) / float64(total), Reason: Reason{Street: h.street(), Like: like}})
	}
	return out
}

// street is the street's name as the message or its address writes it: what is known of it are stems.
func (h *heard) street() string {
	var name []string
	for _, w := range slices.Concat(h.words, h.address) {
		if slices.Contains(h.place.Street, russian.Stem(w.Low)) && !slices.Contains(name, w.Low) {
			name = append(name, w.Low)
		}
	}
	return strings.Join(name, " ")
}
