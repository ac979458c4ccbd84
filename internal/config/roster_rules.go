package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"otklik/tasks"
)

// topics reads the list of topics: a name each, or a name with the words of its messages.
func (r *rosterReader) topics(n node, path string) (names []string, words map[string][]string) {
	names = listOf(r, n, path, func(item node, key string) string {
		if item.shape != mapping {
			return r.text(item, key)
		}
		var name string
		var own []string
		r.mapping(item, key, fields{
			"name":  func(v node, path string) { name = r.text(v, path) },
			"words": func(v node, path string) { own = r.texts(v, path) },
		})
		if name == "" {
			r.problems.add(item.at, key, "нет названия темы: добавьте name")
		}
		if len(own) > 0 {
			if words == nil {
				words = make(map[string][]string)
			}
			words[name] = own
		}
		return name
	})
	return names, words
}

// lists reads a mapping of names to lists.
func (r *rosterReader) lists(n node, path string) map[string][]string {
	if n.shape != mapping {
		r.problems.add(n.at, path, "нужен раздел «название: [список]», а здесь %s", n.shape)
		return nil
	}
	var out map[string][]string
	for _, p := range n.pairs {
		name := strings.TrimSpace(p.key)
		key := path + "." + name
		r.places[key] = p.at
		if p.value.shape == empty {
			continue
		}
		if list := r.texts(p.value, key); len(list) > 0 {
			if out == nil {
				out = make(map[string][]string)
			}
			out[name] = list
		}
	}
	return out
}

// proveRules tells what in the rules for suggestions can never come true.
func proveRules(r *tasks.Roster, say sayer) {
	for i, topic := range r.Topics {
		proveWords(fmt.Sprintf("topics[%d].words", i), r.Words[topic], say)
	}
	for i, d := range r.Departments {
		proveWords(fmt.Sprintf("departments[%d].words", i), d.Words, say)
	}
	proveWords("urgent", r.Urgent, say)
	for _, district := range ordered(r.Districts, r.Streets) {
		path := "streets." + district
		if !slices.Contains(r.Districts, district) {
			say(path, "района %s нет в districts%s", echo(district), hint(district, r.Districts, "добавьте его туда"))
		}
		proveWords(path, r.Streets[district], say)
	}
}

// proveWords wants words and names that a message could have, each once.
func proveWords(path string, list []string, say sayer) {
	unique(path, list, say)
	for i, w := range list {
		if !strings.ContainsFunc(w, unicode.IsLetter) {
			say(fmt.Sprintf("%s[%d]", path, i), "в %s нет ни одной буквы: напишите слово или название", echo(w))
		}
	}
}

// ordered lists the keys of a mapping in the order of known names, then what is unknown by the alphabet.
func ordered(known []string, m map[string][]string) []string {
	var list []string
	for _, name := range known {
		if _, ok := m[name]; ok && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		if !slices.Contains(known, name) {
			list = append(list, name)
		}
	}
	return list
}
