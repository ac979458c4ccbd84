package config_test

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"otklik/internal/config"
	"otklik/tasks"
)

func keys() []string {
	var all []string
	for _, o := range config.Options() {
		all = append(all, o.Key)
	}
	return all
}

func TestTableIsSound(t *testing.T) {
	seen := make(map[string]string)
	for _, o := range config.Options() {
		if o.Key == "" || o.Kind == "" || o.Example == "" || !strings.HasSuffix(o.About, ".") {
			t.Errorf("%+v: key, kind, example and a sentence about it are needed", o)
		}
		for _, name := range []string{o.Key, o.Variable()} {
			if other, taken := seen[name]; taken {
				t.Errorf("%s and %s share the name %s", o.Key, other, name)
			}
			seen[name] = o.Key
		}
	}
	for _, o := range config.Options() {
		if other, taken := seen[o.Variable()+"_FILE"]; o.Secret && taken {
			t.Errorf("%s's file and %s share a variable", o.Key, other)
		}
	}
}

// added are the keys that came after the contract's example: terms that the decree does not number.
func added() []string {
	return []string{
		"terms.normal.lead", "terms.high.lead", "terms.normal.accept", "terms.high.accept", "terms.normal.agree", "terms.high.agree",
		"vk.streaming", "evidence.photos", "evidence.dir", "evidence.limit_mb",
	}
}

// TestContractsExample holds the table and the released example together, both ways.
func TestContractsExample(t *testing.T) {
	data, err := os.ReadFile("testdata/contract.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := yaml.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	inExample := leaves("", tree)
	for _, key := range inExample {
		if !slices.Contains(keys(), key) {
			t.Errorf("the contract names %s, the table does not", key)
		}
	}
	comment := string(data)
	for _, key := range keys() {
		day, ok := strings.CutPrefix(key, "hours.")
		named := ok && strings.Contains(comment, day) // the example names the other days in a comment
		if !slices.Contains(inExample, key) && !named && !slices.Contains(added(), key) && !strings.HasPrefix(key, "check.") {
			t.Errorf("the table has %s, the contract does not", key)
		}
	}
	c, err := config.Load("testdata/contract.yaml", true, nil)
	if err != nil {
		t.Fatal(err)
	}
	if unused := c.Unused(); len(unused) != 0 {
		t.Errorf("the example shows the defaults, yet these differ: %v", unused)
	}
	var fromExample, fromNothing strings.Builder
	none, err := config.Load("testdata/none.yaml", false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Dump(&fromExample); err != nil {
		t.Fatal(err)
	}
	if err := none.Dump(&fromNothing); err != nil {
		t.Fatal(err)
	}
	if a, b := values(fromExample.String()), values(fromNothing.String()); !slices.Equal(a, b) {
		t.Errorf("the example's values are not the defaults:\n%s\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
}

// values strips from a dump where each value came from.
func values(dump string) []string {
	var out []string
	for line := range strings.Lines(dump) {
		value, _, _ := strings.Cut(line, "  # ")
		out = append(out, value)
	}
	return out
}

func leaves(path string, tree map[string]any) []string {
	var out []string
	for key, v := range tree {
		if section, ok := v.(map[string]any); ok {
			out = append(out, leaves(path+key+".", section)...)
		} else {
			out = append(out, path+key)
		}
	}
	return out
}

// TestEveryKeyReachesTheStruct sets each key alone, in a file and as a variable, and sees exactly one value change; and
// sees that all keys together leave no value of the struct as it was.
func TestEveryKeyReachesTheStruct(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, content := range map[string]string{"own.cal": "otklik-calendar 1\nexception 24.11.2026 off День города\n", "ca.pem": certificate} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := flatten(load(t))
	changed := make(map[string]bool)
	for _, o := range config.Options() {
		example := o.Example
		switch o.Key {
		case "calendar":
			example = "own.cal"
		case "vk.ca_file":
			example = "ca.pem"
		}
		if err := os.WriteFile("otklik.yaml", []byte(nested(o.Key, example)), 0o600); err != nil {
			t.Fatal(err)
		}
		fromFile := flatten(load(t))
		if err := os.WriteFile("otklik.yaml", nil, 0o600); err != nil {
			t.Fatal(err)
		}
		fromVariable := flatten(load(t, o.Variable()+"="+example))
		if !reflect.DeepEqual(fromFile, fromVariable) {
			t.Errorf("%s: the file and the variable give different values", o.Key)
		}
		var fields []string
		for field, v := range fromFile {
			if v != before[field] && field != "Days" { // calendar changes both its name and what is in it
				fields = append(fields, field)
				changed[field] = true
			}
		}
		if len(fields) != 1 {
			t.Errorf("%s changes %v, want one value", o.Key, fields)
		}
	}
	for field := range before {
		if !changed[field] && field != "Days" {
			t.Errorf("no key sets %s", field)
		}
	}
}

func load(t *testing.T, environ ...string) *config.Config {
	t.Helper()
	c, err := config.Load("otklik.yaml", false, environ)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// nested writes a key with its path as a file would have it.
func nested(key, value string) string {
	var b strings.Builder
	parts := strings.Split(key, ".")
	for i, p := range parts {
		fmt.Fprintf(&b, "%s%s:", strings.Repeat("  ", i), p)
		if i < len(parts)-1 {
			b.WriteString("\n")
		}
	}
	return b.String() + " " + value + "\n"
}

// flatten writes every exported value of a configuration under its path.
func flatten(c *config.Config) map[string]string {
	out := make(map[string]string)
	add := func(path string, v any) { out[path] = fmt.Sprint(v) }
	root := reflect.ValueOf(c).Elem()
	for i := range root.NumField() {
		f := root.Type().Field(i)
		switch v := root.Field(i); {
		case !f.IsExported():
		case f.Name == "Hours":
			for day, intervals := range c.Hours {
				add("Hours."+time.Weekday(day).String(), intervals)
			}
		case f.Name == "Terms":
			for importance, terms := range c.Terms {
				for step, d := range terms {
					add("Terms."+string(importance)+"."+string(step), d)
				}
			}
		case f.Name == "Telegram" || f.Name == "VK":
			for j := range v.NumField() {
				add(f.Name+"."+v.Type().Field(j).Name, reveal(v.Field(j).Interface()))
			}
		default:
			add(f.Name, reveal(v.Interface()))
		}
	}
	return out
}

func reveal(v any) any {
	if s, ok := v.(interface{ Reveal() string }); ok {
		return s.Reveal()
	}
	return v
}

func TestTermsCoverTheDecree(t *testing.T) {
	for _, importance := range []tasks.Importance{tasks.Normal, tasks.High} {
		for _, rule := range tasks.TermRules() {
			name := string(rule.Step)
			if rule.Step == tasks.StepDraft {
				name = "draft_before"
			}
			if key := "terms." + string(importance) + "." + name; !slices.Contains(keys(), key) {
				t.Errorf("no key %s", key)
			}
		}
	}
}
