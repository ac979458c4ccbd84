package alike

import (
	"math"
	"slices"
	"time"

	"otklik/tasks/russian"
)

// What each circumstance adds to the odds of two messages being about the same thing, in nats. They were set by hand on
// testdata/pairs.txt: change them together with it.
const (
	prior         = -3.0
	allWords      = 5.5 // all words in common
	scant         = 3.0 // the weight of words at which they prove half of what they could
	noWords       = -2.0
	atSameHouse   = 2.2
	onSameStreet  = 2.0
	alongTheWay   = 0.8
	atOtherHouse  = -2.3
	atOtherStreet = -3.0
	nowhere       = -0.5 // one of the places is unknown
	inSameArea    = 0.4
	inOtherArea   = -1.5
	bySameAuthor  = 1.0
	underSamePost = 0.5
	onSameTopic   = 1.1
	onOtherTopic  = -1.2
	atSameMark    = 2.0
	atOtherMark   = -1.5
	monthsApart   = -1.2
	longApart     = 60 * 24 * time.Hour // the time after which a circumstance is most likely another one
	fewWords      = 0.06                // less in common is nothing in common
)

// compare scores two messages by the weight of the words they share. It gives the same both ways.
func (x *Index) compare(a, b *doc, shared float64) float64 {
	odds := prior + wordOdds(a, b, shared) + x.topicOdds(a, b) + placeOdds(a, b) + markOdds(a, b)
	if a.Author != 0 && a.Author == b.Author {
		odds += bySameAuthor
	}
	if a.Post != 0 && a.Post == b.Post && a.Owner == b.Owner {
		odds += underSamePost
	}
	if !a.At.IsZero() && !b.At.IsZero() {
		odds += monthsApart * min(1, float64(a.At.Sub(b.At).Abs())/float64(longApart))
	}
	return 1 / (1 + math.Exp(-odds))
}

// wordOdds grows with the share of words in common; the fewer words there are, the less they prove.
func wordOdds(a, b *doc, shared float64) float64 {
	if shared <= 0 || a.weight <= 0 || b.weight <= 0 {
		return noWords
	}
	share := min(1, shared/math.Sqrt(a.weight*b.weight)) // never above 1 but for rounding
	share *= shared / (shared + scant)
	if share < fewWords {
		return noWords
	}
	return allWords * share
}

func placeOdds(a, b *doc) float64 {
	switch a.place.Near(b.place) {
	case russian.SameHouse:
		return atSameHouse
	case russian.SameStreet:
		return onSameStreet
	case russian.AlongStreet:
		return alongTheWay
	case russian.OtherHouse:
		return atOtherHouse
	case russian.Elsewhere:
		return atOtherStreet
	}
	switch {
	case a.district == "" || b.district == "":
		return nowhere
	case a.district == b.district:
		return nowhere + inSameArea
	}
	return nowhere + inOtherArea
}

// topicOdds goes by the topics that the operators have set, or else by what the texts mean.
func (x *Index) topicOdds(a, b *doc) float64 {
	if a.topic != "" && b.topic != "" {
		if a.topic == b.topic {
			return onSameTopic
		}
		return onOtherTopic
	}
	ofA, ofB := x.meanings(a), x.meanings(b)
	if len(ofA) == 0 || len(ofB) == 0 {
		return 0
	}
	for _, h := range ofA {
		if slices.ContainsFunc(ofB, func(o heard) bool { return o.term == h.term }) {
			return onSameTopic
		}
	}
	return onOtherTopic
}

// meanings are the terms of a message that are not words.
func (x *Index) meanings(d *doc) []heard {
	n := 0
	for n < len(d.terms) && d.terms[n].term <= x.vocab.kins {
		n++
	}
	return d.terms[:n]
}

// markOdds compares what the texts name by number.
func markOdds(a, b *doc) float64 {
	if len(a.marks) == 0 || len(b.marks) == 0 {
		return 0
	}
	for _, m := range a.marks {
		if slices.Contains(b.marks, m) {
			return atSameMark
		}
	}
	return atOtherMark
}
