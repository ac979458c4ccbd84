package spelling_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/client9/gospell"

	"otklik/tasks/check/spelling"
)

const aff = "SET UTF-8\nTRY оеа\n\nSFX K Y 3\nSFX K 0 а [^ьйаяое]\nSFX K 0 ы [^ьйаяое]\nSFX K а у [^к]а\n\nSFX L Y 2\nSFX L ть л ать\nSFX L ть ла ать\n"

const dic = "5\nдвор/K\nяма/K\nубрать/L\nВидов\nсделанный\n"

// folder holds a dictionary of a few words.
func folder(t *testing.T, aff, dic string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"ru_RU.aff": aff, "ru_RU.dic": dic} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestWordsAndTheirForms(t *testing.T) {
	d := spelling.New(folder(t, aff, dic))
	for word, want := range map[string]bool{
		"двор": true, "двора": true, "дворы": true, "дворя": false, "Двор": true, "ДВОРА": true, "дВор": false, "яму": true, "яма": true, "ямы": false,
		"убрал": true, "убрала": true, "убрали": false, "Видов": true, "видов": false, "ВИДОВ": true, "двор-яма": true, "двор-": false, "": false, "/": false,
		strings.Repeat("двор", 100): false, "\xff\xfe": false,
	} {
		if ok, read := d.Has(word); ok != want || !read {
			t.Errorf("%q: %v, %v", word, ok, read)
		}
	}
}

// TestUnknownIsNotWrong: a word is wrong if it is a slip away from one that is right, and not because nobody knows it.
func TestUnknownIsNotWrong(t *testing.T) {
	d := spelling.New(folder(t, aff, dic))
	known := d.Known(spelling.NewWords("улица Двара", "шлагбаум"))
	for word, want := range map[string]bool{
		"двор": true, "двоор": false, "двро": false, "убралла": false, "катафот": true, "шлагбаумы": true, "сделаный": false, "Двара": true, "дваром": true,
	} {
		if ok, read := known(word); ok != want || !read {
			t.Errorf("%q: %v, %v", word, ok, read)
		}
	}
}

func TestDictionaryThatCannotBeRead(t *testing.T) {
	if err := spelling.New(filepath.Join(t.TempDir(), "none.dic")).Err(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	for name, files := range map[string][2]string{
		"rules": {aff + "COMPOUNDFLAG X\n", dic}, "set": {"SET KOI8-R\n" + aff, dic}, "no rules": {"SET UTF-8\n", dic},
		"bad condition": {"SFX K а у [а\n", dic}, "no words": {aff, "0\n"}, "bytes": {aff, "1\n\xff\xff\n"},
	} {
		d := spelling.New(folder(t, files[0], files[1]))
		if ok, read := d.Has("двор"); ok || read || d.Err() == nil {
			t.Errorf("%s: %v, %v, %v", name, ok, read, d.Err())
		}
		if _, err := d.Suggest(t.Context(), "дворр", 3); err == nil {
			t.Errorf("%s: a suggestion without a dictionary", name)
		}
	}
}

func TestManyAskAtOnce(t *testing.T) {
	d := spelling.New(folder(t, aff, dic))
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			if ok, read := d.Has("двора"); !ok || !read {
				t.Errorf("%v, %v", ok, read)
			}
		})
	}
	all.Wait()
}

func TestSuggestionsEndWithTheirContext(t *testing.T) {
	d := spelling.New(folder(t, aff, dic))
	for word, want := range map[string]string{"двро": "двор", "Дворр": "Двор", "убрлаа": "убрала", "видво": "Видов"} {
		if got, err := d.Suggest(t.Context(), word, 5); err != nil || !slices.Contains(got, want) {
			t.Errorf("%q: %v, %v", word, got, err)
		}
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if got, err := d.Suggest(over, "двро", 5); !errors.Is(err, context.Canceled) || len(got) > 0 {
		t.Errorf("after its end: %v, %v", got, err)
	}
}

// TestReaderAgreesWithAnother: on the dictionary of the system, for its own words, for their forms and for slips in them,
// the reader says what gospell says. `make need` installs the dictionary.
func TestReaderAgreesWithAnother(t *testing.T) {
	d := spelling.New("")
	path, err := d.Find()
	if err != nil {
		t.Fatalf("%v; run: make need", err)
	}
	other, err := gospell.NewGoSpell(strings.TrimSuffix(path, ".dic")+".aff", path)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	endings := []string{"", "а", "ы", "ом", "ами", "ого", "ая", "ует", "ла", "ся", "нн"}
	right := 0
	for i := 1; i < len(lines); i += 401 {
		root, _, _ := strings.Cut(strings.TrimSpace(lines[i]), "/")
		runes := []rune(root)
		for k, end := range endings {
			word := string(runes[:max(1, len(runes)-k%3)]) + end
			ok, _ := d.Has(word)
			if want := other.Spell(word); ok != want {
				t.Errorf("%q: %v, gospell says %v", word, ok, want)
			}
			if ok {
				right++
			}
		}
	}
	if right < 500 {
		t.Errorf("only %d of the words were right: the test asks for too little", right)
	}
}

// FuzzHas: whatever is asked, an answer comes, and a word in capitals is right where the word is.
func FuzzHas(f *testing.F) {
	dir := f.TempDir()
	for name, text := range map[string]string{"ru_RU.aff": aff, "ru_RU.dic": dic} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			f.Fatal(err)
		}
	}
	d := spelling.New(dir)
	known := d.Known(spelling.Words{})
	f.Add("двор")
	f.Add("не-\xffдвор--")
	f.Fuzz(func(t *testing.T, word string) {
		if _, read := d.Has(word); !read {
			t.Fatal("the dictionary is away")
		}
		if len(word) < 200 {
			known(word)
		}
		if got, err := d.Suggest(t.Context(), word[:min(len(word), 40)], 3); err != nil || len(got) > 3 {
			t.Fatalf("%v, %v", got, err)
		}
	})
}
