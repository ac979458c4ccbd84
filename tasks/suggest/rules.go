package suggest

import (
	"slices"

	"otklik/tasks"
	"otklik/tasks/russian"
)

// Rules are a roster's rules, made ready. They do not change: safe for concurrent use.
type Rules struct {
	topics      []label
	departments []label
	districts   []label
	urgent      []phrase
	streets     []street
	serves      map[string][]string // departments by topic
}

// label is a value with the phrases that speak for it.
type label struct {
	value   string
	phrases []phrase
}

// phrase is what a rule looks for: words in a row, each in any form.
type phrase struct {
	stems  []string
	weight float64
}

// street is a street of a district.
type street struct {
	name     string
	low      string // folded
	place    russian.Place
	district string
}

// What a phrase speaks for a value, in nats. A topic's own name is not chosen to be a word of messages.
const (
	byRule = 2.8
	byName = 1.2
)

// Compile makes the rules of a roster ready: once for a roster, not once for a message.
func Compile(r *tasks.Roster) *Rules {
	out := &Rules{serves: make(map[string][]string)}
	for _, t := range r.Topics {
		out.topics = append(out.topics, label{t, append(phrases(r.Words[t], byRule), words(t)...)})
	}
	for _, d := range r.Departments {
		out.departments = append(out.departments, label{string(d.ID), phrases(d.Words, byRule)})
		for _, t := range d.Topics {
			out.serves[t] = append(out.serves[t], string(d.ID))
		}
	}
	out.urgent = append(phrases(r.Urgent, byRule), phrases(alarming(), byRule)...)
	for _, d := range r.Districts {
		out.districts = append(out.districts, label{d, phrases([]string{d}, byName)})
		for _, s := range r.Streets[d] {
			if p := streetPlace(s); len(p.Street) > 0 {
				out.streets = append(out.streets, street{s, russian.Fold(s), p, d})
			}
		}
	}
	return out
}

// streetPlace reads a street's name; «Набережная» is the name of a street as well as a kind.
func streetPlace(name string) russian.Place {
	p := russian.ReadAddress(name, russian.Stem)
	if len(p.Street) == 0 {
		p = russian.Place{Street: stemsOf(russian.Tokens(name))}
	}
	return p
}

// phrases reads a roster's words.
func phrases(list []string, weight float64) []phrase {
	var out []phrase
	for _, s := range list {
		if stems := stemsOf(russian.Tokens(s)); len(stems) > 0 {
			out = append(out, phrase{stems, weight})
		}
	}
	return out
}

// words makes a phrase of each word of a name that says something: «Дороги и тротуары».
func words(name string) []phrase {
	var out []phrase
	for _, t := range russian.Tokens(name) {
		if t.Says() {
			out = append(out, phrase{[]string{russian.Stem(t.Low)}, byName})
		}
	}
	return out
}

func stemsOf(words []russian.Token) []string {
	out := make([]string, len(words))
	for i, t := range words {
		out[i] = russian.Stem(t.Low)
	}
	return out
}

// find looks where a phrase stands among stems; -1 is nowhere.
func (p phrase) find(stems []string) int {
	for i := 0; i+len(p.stems) <= len(stems); i++ {
		if slices.Equal(stems[i:i+len(p.stems)], p.stems) {
			return i
		}
	}
	return -1
}
