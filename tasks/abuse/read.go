package abuse

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"otklik/tasks"
)

// reader makes a List of the text format that the head of russian.txt explains.
type reader struct {
	list  *List
	forms map[string][]string
	sets  map[string]class
	next  class // the first class that is not taken
}

func newReader() *reader {
	return &reader{
		list: &List{words: newTrie(), inner: newTrie()}, forms: map[string][]string{}, sets: map[string]class{}, next: clean << 1,
	}
}

// read takes in a list. A statement is a line and the indented lines after it; the first mistake ends it.
func (r *reader) read(text string) error {
	statement, from := "", 0
	for i, line := range append(strings.Split(text, "\n"), "") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if strings.HasPrefix(line, " ") {
			statement += line
			continue
		}
		if strings.TrimSpace(statement) != "" {
			if err := r.statement(statement); err != nil {
				return fmt.Errorf("line %d: %w", from, err)
			}
		}
		statement, from = line, i+1
	}
	return nil
}

func (r *reader) statement(s string) error {
	head, body, ok := strings.Cut(s, ":")
	words, patterns := strings.Fields(head), strings.Fields(body)
	if !ok || len(words) == 0 || len(patterns) == 0 {
		return errors.New("a statement is a head, a colon and words")
	}
	switch words[0] {
	case "forms":
		return r.form(words[1:], patterns)
	case "set":
		return r.set(words[1:], patterns)
	case "clean":
		return r.add(patterns, clean)
	}
	ground := tasks.Ground(words[0])
	if !slices.Contains(tasks.Grounds(), ground) {
		return fmt.Errorf("%q is neither forms, set, clean nor a ground", words[0])
	}
	return r.rule(ground, patterns, words[1:]...)
}

// form names a list of endings or beginnings; "-" is none.
func (r *reader) form(name, endings []string) error {
	if len(name) != 1 {
		return errors.New("forms take one name")
	}
	for _, e := range endings {
		r.forms[name[0]] = append(r.forms[name[0]], strings.TrimSuffix(e, "-"))
	}
	return nil
}

// set names words that rules refer to.
func (r *reader) set(head, patterns []string) error {
	if len(head) == 0 || r.sets[head[0]] != 0 {
		return errors.New("a set takes a name of its own")
	}
	c, err := r.class()
	if err != nil {
		return err
	}
	set := rule{head: c}
	if err := r.conditions(&set, head[1:]); err != nil {
		return err
	}
	if set.notAfter != 0 {
		r.list.narrowed = append(r.list.narrowed, set)
	}
	if head[0] == "filler" {
		r.list.filler = c
	}
	r.sets[head[0]] = c
	return r.add(patterns, c)
}

// rule adds words that suggest a ground, with their conditions.
func (r *reader) rule(ground tasks.Ground, patterns []string, conditions ...string) error {
	c, err := r.class()
	if err != nil {
		return err
	}
	rule := rule{ground: ground, head: c, within: 1}
	if err := r.conditions(&rule, conditions); err != nil {
		return err
	}
	r.list.heads |= c
	if len(rule.with) == 0 && gravity(ground) <= gravity(tasks.GroundObscenity) {
		r.list.blunt |= c
	}
	r.list.rules = append(r.list.rules, rule)
	return r.add(patterns, c)
}

// conditions reads «with A,B with C within 3 across without D unless E,F not-after G».
func (r *reader) conditions(to *rule, words []string) error {
	for i := 0; i < len(words); i++ {
		if words[i] == "across" {
			to.across = true
			continue
		}
		if i+1 == len(words) {
			return fmt.Errorf("%q has nothing after it", words[i])
		}
		if words[i] == "within" {
			n, err := strconv.Atoi(words[i+1])
			if err != nil || n < 1 || n > around {
				return fmt.Errorf("within takes 1 to %d words", around)
			}
			to.within = n
			i++
			continue
		}
		c, err := r.named(words[i+1])
		if err != nil {
			return err
		}
		switch words[i] {
		case "with":
			to.with = append(to.with, c)
		case "without":
			to.without = c
		case "unless":
			to.unless = c
		case "not-after":
			to.notAfter = c
		default:
			return fmt.Errorf("%q is no condition", words[i])
		}
		i++
	}
	return nil
}

// named joins the classes of sets written «A,B».
func (r *reader) named(names string) (class, error) {
	var all class
	for name := range strings.SplitSeq(names, ",") {
		c, ok := r.sets[name]
		if !ok {
			return 0, fmt.Errorf("there is no set %q", name)
		}
		all |= c
	}
	return all, nil
}

// class takes the next free bit.
func (r *reader) class() (class, error) {
	c := r.next
	if c == 0 {
		return 0, errors.New("too many sets and rules")
	}
	r.next <<= 1
	return c, nil
}
