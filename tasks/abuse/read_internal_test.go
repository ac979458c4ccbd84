package abuse

import (
	"fmt"
	"strings"
	"testing"
)

// TestReaderNamesTheMistake: a slip in the list is told with its line, and never read as something else.
func TestReaderNamesTheMistake(t *testing.T) {
	for text, want := range map[string]string{
		"set a: слово\n\nset a: слово":       "line 3: a set takes a name",
		"слово":                              "line 1: a statement is",
		"# comment\nforms: а б":              "line 2: forms take one name",
		"taste: слово":                       `"taste" is neither`,
		"insult with b: слово":               `no set "b"`,
		"insult with: слово":                 `"with" has nothing after it`,
		"insult within 7: слово":             "within takes 1 to 6",
		"set a: слово\ninsult behind a: сл":  `line 2: "behind" is no condition`,
		"insult: да":                         "too short",
		"insult: слово\n  слов[о":            `line 1: "слов[о"`,
		"clean: [а|б](нет)":                  "no forms",
		manySets():                           "too many sets",
		"insult within 2 across unless: сло": `"unless" has nothing`,
	} {
		if err := newReader().read(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %v, want %s", text, err, want)
		}
	}
}

func manySets() string {
	var b strings.Builder
	for i := range 64 {
		fmt.Fprintf(&b, "set a%d: слово\n", i)
	}
	return b.String()
}

// TestEverySetAndFormIsUsed: nothing in the built-in list has a name that nothing asks for.
func TestEverySetAndFormIsUsed(t *testing.T) {
	asked := strings.FieldsFunc(builtinText, func(r rune) bool { return strings.ContainsRune(" ,:()\n", r) })
	times := map[string]int{"filler": 1} // by the code
	for _, name := range asked {
		times[name]++
	}
	for line := range strings.Lines(builtinText) {
		if words := strings.Fields(strings.ReplaceAll(line, ":", " ")); len(words) > 1 && (words[0] == "forms" || words[0] == "set") {
			if times[words[1]] < 2 {
				t.Errorf("%s %s: not used", words[0], words[1])
			}
		}
	}
}
