package config_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"otklik/internal/config"
)

// unreadableLines tells whether an error is what a person can read: *config.Error, a line of print each.
func unreadableLines(err error) bool {
	if _, ok := errors.AsType[*config.Error](err); !ok {
		return true
	}
	for line := range strings.SplitSeq(err.Error(), "\n") {
		if line == "" || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' }) {
			return true
		}
	}
	return false
}

// FuzzLoad feeds files to Load: it must not panic, and what it accepts must be whole.
func FuzzLoad(f *testing.F) {
	for _, m := range mistakes() {
		f.Add([]byte(m.file))
	}
	f.Add([]byte(exampleFile()))
	f.Add([]byte("a: &a [*a]\n? {b: c}\n: |\n  d\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "otklik.yaml")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := config.Load(path, true, nil)
		if err != nil {
			if unreadableLines(err) {
				t.Fatalf("%q", err)
			}
			return
		}
		if _, err := c.Calendar(); err != nil {
			t.Fatalf("accepted, yet has no calendar: %v", err)
		}
	})
}

// FuzzEnvironment feeds values to every kind of variable.
func FuzzEnvironment(f *testing.F) {
	options := config.Options()
	for i, o := range options {
		f.Add(uint(i), o.Example)
		f.Add(uint(i), "[[]]")
		f.Add(uint(i), "[a,\n---\nb]")
	}
	f.Fuzz(func(t *testing.T, which uint, value string) {
		o := options[which%uint(len(options))]
		if _, err := config.Load("none.yaml", false, []string{o.Variable() + "=" + value}); err != nil && unreadableLines(err) {
			t.Fatalf("%s: %q", o.Key, err)
		}
	})
}

// FuzzRoster feeds files to ParseRoster: what it accepts must be written and read again as the same.
func FuzzRoster(f *testing.F) {
	f.Add([]byte(staff))
	f.Add([]byte("topics: [a]\ntopics: [b]\npeople:\n  - ~\n"))
	f.Add([]byte(staff + "districts: [a, b]\nstreets: {a: [с, д], b: ~}\nurgent: [е ж]\n"))
	f.Add([]byte("topics: [{name: а, words: [б]}, {name: а}]\nstreets: {: [а], ? [б] : в}\n"))
	f.Add([]byte("topics: ['it''s', \"\\u0041\", |\n a]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := config.ParseRoster("r.yaml", data)
		if err != nil {
			if unreadableLines(err) {
				t.Fatalf("%q", err)
			}
			return
		}
		var b bytes.Buffer
		if err := config.WriteRoster(&b, r); err != nil {
			t.Fatal(err)
		}
		again, err := config.ParseRoster("r.yaml", b.Bytes())
		if err != nil {
			t.Fatalf("accepted, written, not read: %v\n%s", err, b.String())
		}
		var c bytes.Buffer
		if err := config.WriteRoster(&c, again); err != nil {
			t.Fatal(err)
		}
		if c.String() != b.String() || !reflect.DeepEqual(r.Topics, again.Topics) || !reflect.DeepEqual(r.Words, again.Words) || !reflect.DeepEqual(r.Streets, again.Streets) {
			t.Fatalf("changed on the way:\n%s\n%s", b.String(), c.String())
		}
	})
}
