package suggest

import (
	"cmp"
	"math"
	"slices"

	"otklik/tasks"
	"otklik/tasks/russian"
)

// Suggest tells what an operator would most likely choose for a message. Only what the rules' roster has is suggested.
func (x *Index) Suggest(m Message, rules *Rules) Suggestions {
	h := x.hear(m, russian.Stem)
	streets := longest(&h, rules.streets)
	h.without(streets)
	x.mu.RLock()
	defer x.mu.RUnlock()
	topics := x.weigh(&h, rules.topics, &x.topics, nil)
	departments := x.weigh(&h, rules.departments, &x.heads, serving(topics, rules))
	near := x.near(&h)
	return Suggestions{
		Topics:      x.choose(topics, near, func(l *learned) string { return l.topic }),
		Departments: x.choose(departments, near, func(l *learned) string { return l.department }),
		Districts:   x.districts(&h, rules, streets),
		High:        x.importance(&h, rules, near),
	}
}

// candidate is a label with all that speaks for it.
type candidate struct {
	Suggestion
	odds   float64
	proved bool // something speaks for it, and not only how often it is chosen
}

// weigh gives the labels their probabilities; aside are odds and reasons from elsewhere.
func (x *Index) weigh(h *heard, labels []label, t *tally, aside map[string]Suggestion) []candidate {
	learned := t.knows(h.keys) > 0
	list := make([]candidate, len(labels))
	for i, l := range labels {
		c := candidate{Suggestion: Suggestion{Value: l.value}}
		rule, met := x.rule(h, l.phrases)
		c.Words, c.odds, c.proved = met, rule, rule > 0
		if other, ok := aside[l.value]; ok {
			c.odds, c.Topic, c.proved = c.odds+byTopic*other.Score, other.Topic, true
		}
		if learned {
			c.odds, c.proved = c.odds+t.odds(l.value, h.keys), c.proved || t.labels[l.value] != nil
		}
		list[i] = c
	}
	soften(list)
	return list
}

// byTopic is what a topic that was all but certain would speak for the departments that have it, in nats.
const byTopic = 4.0

// serving tells which departments have the topics that are likely.
func serving(topics []candidate, rules *Rules) map[string]Suggestion {
	out := make(map[string]Suggestion)
	for _, c := range topics {
		if !c.proved || c.Score < Threshold {
			continue
		}
		for _, d := range rules.serves[c.Value] {
			if c.Score > out[d].Score {
				out[d] = Suggestion{Score: c.Score, Reason: Reason{Topic: c.Value}}
			}
		}
	}
	return out
}

// soften turns odds into probabilities.
func soften(list []candidate) {
	most := math.Inf(-1)
	for _, c := range list {
		most = max(most, c.odds)
	}
	sum := 0.0
	for i := range list {
		list[i].Score = math.Exp(list[i].odds - most)
		sum += list[i].Score
	}
	for i := range list {
		list[i].Score /= sum
	}
}

// choose picks what is worth suggesting and says why.
func (x *Index) choose(list []candidate, near []neighbour, of func(*learned) string) []Suggestion {
	var out []Suggestion
	for _, c := range list {
		if !c.proved || c.Score < Threshold {
			continue
		}
		s := c.Suggestion
		s.Words = s.Words[:min(len(s.Words), mostWords)]
		for _, n := range near {
			if l := &x.examples[n.doc]; of(l) == c.Value && l.number > 0 && len(s.Like) < mostLike {
				s.Like = append(s.Like, l.number)
				s.add(n.words)
			}
		}
		if len(s.Words)+len(s.Like) > 0 || s.Topic != "" { // what nothing can be said for is not suggested
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b Suggestion) int { return cmp.Compare(b.Score, a.Score) })
	return out[:min(len(out), Most)]
}

// add lists more words.
func (s *Suggestion) add(words []string) {
	for _, w := range words {
		if len(s.Words) < mostWords && !slices.Contains(s.Words, w) {
			s.Words = append(s.Words[:len(s.Words):len(s.Words)], w)
		}
	}
}

// importance suggests high importance where a word of danger stands, or where like messages had it.
func (x *Index) importance(h *heard, rules *Rules, near []neighbour) []Suggestion {
	const yes, no = "true", "false"
	weight, met := 0.0, []string(nil)
	for _, p := range rules.urgent { // no meanings here: «провал» is no «яма»
		if at := p.find(h.stems); at >= 0 {
			weight += p.weight
			met = append(met, h.said(at, at+len(p.stems)))
		}
	}
	odds := weight - seldom
	if c := x.high.labels[yes]; c != nil && c.messages >= enough && x.high.labels[no] != nil {
		odds = weight + cautious*(x.high.odds(yes, h.keys)-x.high.odds(no, h.keys))
	}
	c := candidate{Suggestion: Suggestion{Value: yes, Score: 1 / (1 + math.Exp(-odds)), Reason: Reason{Words: met}}, proved: true}
	if c.Score < likely {
		return nil
	}
	out := x.choose([]candidate{c}, near, func(l *learned) string { return l.high })
	for i := range out {
		out[i].Value = string(tasks.High)
	}
	return out
}

const (
	seldom   = 1.0 // the odds against high importance of a message of which nothing is known
	cautious = 0.6 // what is seldom is learned with care
	enough   = 20  // examples of high importance, before anything is learned from them
	likely   = 0.5
)
