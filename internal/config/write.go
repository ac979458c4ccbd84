package config

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// harmless is what YAML reads as the text that it is, inside brackets too.
var harmless = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_./-]*( [\p{L}\p{N}_./-]+)*$`)

// notText lists the words that YAML, or an older reader of it, takes for something else.
func notText() []string {
	return []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
}

// plain writes a text so that YAML reads it as that text: as it is where that works, else in double quotes.
func plain(s string) string {
	if harmless.MatchString(s) && !slices.Contains(notText(), strings.ToLower(s)) {
		return s
	}
	return quoted(s)
}

// quoted writes a text in double quotes; JSON's are YAML's too.
func quoted(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil { // a string is always encodable
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// flow writes a list in brackets.
func flow[S ~string](items []S) string {
	words := make([]string, len(items))
	for i, s := range items {
		words[i] = plain(string(s))
	}
	return "[" + strings.Join(words, ", ") + "]"
}
