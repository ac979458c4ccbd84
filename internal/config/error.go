package config

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// Error is a mistake in the configuration or the roster: one line that says where, what, and what to do. The program
// exits with code 2 on it. Several are joined by errors.Join, one a line, and errors.As finds the first.
type Error struct {
	At      string // "otklik.yaml:12:3", or the name of an environment variable; may be empty
	Key     string // "telegram.token", "people[2].roles"; may be empty
	Problem string // what is wrong and what to write, in Russian
}

// Error is one line, whatever the file holds.
func (e *Error) Error() string {
	parts := make([]string, 0, 3)
	for _, p := range []string{e.At, e.Key, e.Problem} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return oneLine(strings.Join(parts, ": "))
}

// problems collects mistakes, so that one run shows all of them.
type problems []error

func (p *problems) add(at, key, format string, args ...any) {
	*p = append(*p, &Error{At: at, Key: key, Problem: fmt.Sprintf(format, args...)})
}

func (p *problems) err() error { return errors.Join(*p...) }

// oneLine replaces what would break or colour a terminal's line.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, s)
}

const longestEcho = 60 // characters of a value that an error repeats

// echo is a value as an error may repeat it.
func echo(s string) string {
	if r := []rune(s); len(r) > longestEcho {
		s = string(r[:longestEcho]) + "…"
	}
	return "«" + s + "»"
}
