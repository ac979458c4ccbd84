package filter

import (
	_ "embed" // the built-in list
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// builtin is the built-in list; its head explains the format.
//
//go:embed russian.txt
var builtin string

const (
	enough    = 10   // points with which a text concerns the administration
	decisive  = 1000 // points of the configuration's own words: nothing of the built-in list outweighs them
	mostSets  = 64
	mostRules = 64
	reach     = 12 // words, where a rule does not say
	anywhere  = 1 << 30
)

// rule gives points to a text once, when a word of each of its sets stands within reach of the others.
type rule struct {
	name   string
	needs  sets
	within int // words
	points int
}

// reader reads the list's statements.
type reader struct {
	gather *gatherer
	names  map[string]sets
	rules  []rule
}

// read reads a whole list.
func (r *reader) read(text string) error {
	number, begun, statement := 0, 0, ""
	flush := func() error {
		if err := r.statement(statement); err != nil {
			return fmt.Errorf("line %d: %w", begun, err)
		}
		statement = ""
		return nil
	}
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n\t ")
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		if line[0] != ' ' {
			if err := flush(); err != nil {
				return err
			}
			begun = number
		}
		statement += line
	}
	return flush()
}

func (r *reader) statement(text string) error {
	if text == "" {
		return nil
	}
	head, body, ok := strings.Cut(text, ":")
	words := strings.Fields(head)
	switch {
	case !ok || len(words) < 2:
		return fmt.Errorf("%q is no statement", text)
	case words[0] == "set" && len(words) == 2:
		return r.set(words[1], strings.Fields(body))
	case words[0] == "rule":
		return r.rule(words[1], words[2:], strings.Fields(body))
	}
	return fmt.Errorf("%q is neither a set nor a rule", head)
}

// set adds words to a set, which it makes when it is new.
func (r *reader) set(name string, words []string) error {
	bit, ok := r.names[name]
	if !ok {
		if len(r.names) == mostSets {
			return fmt.Errorf("more than %d sets", mostSets)
		}
		bit = 1 << len(r.names)
		r.names[name] = bit
	}
	for _, w := range words {
		if err := r.gather.add(w, bit); err != nil {
			return err
		}
	}
	return nil
}

// rule reads «rule NAME POINTS [within N | anywhere]: SET...».
func (r *reader) rule(name string, how, of []string) error {
	made := rule{name: name, within: reach}
	if len(how) == 0 || len(of) == 0 {
		return fmt.Errorf("rule %s needs points and sets", name)
	}
	var err error
	if made.points, err = strconv.Atoi(how[0]); err != nil {
		return fmt.Errorf("points of rule %s: %w", name, err)
	}
	switch {
	case len(how) == 2 && how[1] == "anywhere":
		made.within = anywhere
	case len(how) == 3 && how[1] == "within":
		if made.within, err = strconv.Atoi(how[2]); err != nil {
			return fmt.Errorf("reach of rule %s: %w", name, err)
		}
	case len(how) > 1:
		return fmt.Errorf("rule %s: %q is not understood", name, how[1:])
	}
	for _, set := range of {
		bit, ok := r.names[set]
		if !ok {
			return fmt.Errorf("rule %s names the set %s, which does not stand above it", name, set)
		}
		made.needs |= bit
	}
	r.rules = append(r.rules, made)
	return nil
}

// bySet tells for each set the rules that need it, one bit each.
func bySet(rules []rule) (by [mostSets]uint64) {
	for i, r := range rules {
		for left := r.needs; left != 0; left &= left - 1 {
			set := bits.TrailingZeros64(uint64(left))
			by[set] |= 1 << i
		}
	}
	return by
}
