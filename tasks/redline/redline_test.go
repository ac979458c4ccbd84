package redline_test

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"otklik/tasks/redline"
)

// marked writes spans as a reader sees them: [-removed-], {+inserted+}.
func marked(spans []redline.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Kind {
		case redline.Removed:
			b.WriteString("[-" + s.Text + "-]")
		case redline.Inserted:
			b.WriteString("{+" + s.Text + "+}")
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestCompare(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"", "", ""},
		{"Яму засыпали.", "Яму засыпали.", "Яму засыпали."},
		{"", "Яму засыпали.", "{+Яму засыпали.+}"},
		{"Яму засыпали.", "", "[-Яму засыпали.-]"},
		{"Яму засыпали.", "Яму вчера засыпали.", "Яму {+вчера +}засыпали."},
		{"Яму вчера засыпали.", "Яму засыпали.", "Яму [-вчера -]засыпали."},
		{"Яму засыпят завтра.", "Яму засыпали.", "Яму [-засыпят завтра-]{+засыпали+}."},
		{"Двор уберут до пятницы.", "Двор уберут до 25 ноября.", "Двор уберут до [-пятницы-]{+25 ноября+}."},
		{"Мария, яму засыпали", "Мария Ивановна, яму засыпали.", "Мария{+ Ивановна+}, яму засыпали{+.+}"},
		{"Бригада придёт и сделает", "Рабочие приедут и починят", "[-Бригада придёт и сделает-]{+Рабочие приедут и починят+}"},
		{"Что-то сломалось", "Что-нибудь сломалось", "[-Что-то-]{+Что-нибудь+} сломалось"},
		{"Первый.\n\nВторой абзац.", "Первый.\n\nДругой абзац.\n\nТретий.", "Первый.\n\n[-Второй-]{+Другой+} абзац.{+\n\nТретий.+}"},
		{"раз\nдва", "три\nпять", "[-раз-]{+три+}\n[-два-]{+пять+}"},
		{"Здравствуйте! Воду дадут завтра.", "Здравствуйте! Завтра воду дадут.", "Здравствуйте! [-Воду-]{+Завтра воду+} дадут[- завтра-]."},
		{"Лампу заменим до 20 ноября, бригада занята.", "Лампу заменили 19 ноября, спасибо за терпение.",
			"Лампу [-заменим до 20-]{+заменили 19+} ноября, [-бригада занята-]{+спасибо за терпение+}."},
	} {
		if got := marked(redline.Compare(c.before, c.after)); got != c.want {
			t.Errorf("%q, then %q:\ngot  %s\nwant %s", c.before, c.after, got, c.want)
		}
	}
}

// textOf draws a text of few words, so that much is repeated.
func textOf(t *rapid.T, label string) string {
	parts := []string{"яма", "двор", "и", "на", "вода", "12", " ", " ", " ", ", ", ".", "\n", "\n\n", "-", "ё", "\xff", "e\u0301", "«", "что-то"}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 60).Draw(t, label), "")
}

// check holds spans to what Compare promises.
func check(t interface{ Fatalf(string, ...any) }, before, after string, spans []redline.Span) {
	if redline.Before(spans) != before || redline.After(spans) != after {
		t.Fatalf("%q, then %q: %s", before, after, marked(spans))
	}
	if redline.Changed(spans) != (before != after) {
		t.Fatalf("%q, then %q: changed is %v", before, after, redline.Changed(spans))
	}
	old, fresh := 0, 0
	for i, s := range spans {
		if s.Text == "" || i > 0 && (spans[i-1].Kind == s.Kind || spans[i-1].Kind == redline.Inserted && s.Kind == redline.Removed) {
			t.Fatalf("%q, then %q: %s", before, after, marked(spans))
		}
		if s.Kind != redline.Inserted {
			old += len(s.Text)
			whole(t, before, old)
		}
		if s.Kind != redline.Removed {
			fresh += len(s.Text)
			whole(t, after, fresh)
		}
	}
}

// whole refuses a cut inside of a word.
func whole(t interface{ Fatalf(string, ...any) }, text string, at int) {
	left, _ := utf8.DecodeLastRuneInString(text[:at])
	right, _ := utf8.DecodeRuneInString(text[at:])
	inside := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	if at > 0 && at < len(text) && inside(left) && inside(right) {
		t.Fatalf("a cut at %d of %q", at, text)
	}
}

func TestCompareKeepsItsWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := textOf(t, "before"), textOf(t, "after")
		spans := redline.Compare(before, after)
		check(t, before, after, spans)
		brief := redline.Brief(spans, rapid.IntRange(0, 20).Draw(t, "context"))
		for _, k := range []redline.Kind{redline.Removed, redline.Inserted} {
			if of(k, brief) != of(k, spans) {
				t.Fatalf("%s became %s", marked(spans), marked(brief))
			}
		}
		if len(marked(brief)) > len(marked(spans)) {
			t.Fatalf("%s became longer: %s", marked(spans), marked(brief))
		}
	})
}

// of gathers the text of one kind.
func of(k redline.Kind, spans []redline.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Kind == k {
			b.WriteString(s.Text + "|")
		}
	}
	return b.String()
}

// TestSmallEditsStaySmall: a word put into a text of any kind changes little more than that word.
func TestSmallEditsStaySmall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields("яма двор вода труба дом свет мусор фонарь ремонт бригада")), 1, 80).Draw(t, "words")
		at := rapid.IntRange(0, len(words)).Draw(t, "at")
		before := strings.Join(words, " ")
		after := strings.TrimSpace(strings.Join(words[:at], " ") + " НОВОЕ " + strings.Join(words[at:], " "))
		spans := redline.Compare(before, after)
		check(t, before, after, spans)
		if of(redline.Removed, spans) != "" || strings.TrimSpace(of(redline.Inserted, spans)) == "" || len(of(redline.Inserted, spans)) > len(" НОВОЕ |") {
			t.Fatalf("%s", marked(spans))
		}
	})
}

// TestLongTextsTakeNoLongTime: whatever the texts, repeated or altogether different; beyond Longest by paragraphs.
func TestLongTextsTakeNoLongTime(t *testing.T) {
	const n = redline.Longest
	long := func(words string, n int) string { return string([]rune(strings.Repeat(words, n))[:n]) }
	for name, c := range map[string][2]string{
		"one word":       {long("а ", n), long("б а ", n)},
		"two words":      {long("а б ", n), long("б б а ", n)},
		"nothing shared": {long("яма двор ", n), long("свет вода ", n)},
		"signs":          {long(". , ", n), long(", ! ", n)},
		"one paragraph":  {long("яма двор ", n+1), long("двор яма ", n+1)},
		"lines":          {long("а\n", 4*n), long("б\nа\nа\n", 4*n)},
	} {
		begun := time.Now()
		check(t, c[0], c[1], redline.Compare(c[0], c[1]))
		if took := time.Since(begun); took > 2*time.Second { // some ms on a free machine
			t.Errorf("%s: %v", name, took)
		}
	}
	before := long("яма двор ", n) + "\nПоследний абзац.\nКонец."
	got := redline.Compare(before, strings.Replace(before, "Последний", "Предпоследний", 1))
	if len(got) != 4 || got[1].Text != "Последний абзац.\n" || got[2].Text != "Предпоследний абзац.\n" {
		t.Errorf("%d spans", len(got))
	}
}

func TestBrief(t *testing.T) {
	before := "Мария, здравствуйте! Яму на улице Видова засыпали щебнем. Асфальт уложат весной, когда станет тепло. Спасибо за терпение."
	after := strings.Replace(strings.Replace(before, "щебнем", "крошкой", 1), "весной", "в апреле", 1)
	spans := redline.Compare(before, after)
	if got, want := marked(redline.Brief(spans, 12)), " … Видова засыпали [-щебнем-]{+крошкой+}. Асфальт уложат [-весной-]{+в апреле+}, когда станет … "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := redline.Brief(redline.Compare(before, before), 12); len(got) != 0 {
		t.Errorf("without a change: %s", marked(got))
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("Яму засыпали.", "Яму вчера засыпали.")
	f.Add("раз\nдва\r\n", "\xff\xfeраз-два-")
	f.Add("а б а б а", "б а б")
	f.Fuzz(func(t *testing.T, before, after string) {
		check(t, before, after, redline.Compare(before, after))
	})
}

func BenchmarkCompare(b *testing.B) {
	words := strings.Fields("яма двор вода труба дом свет мусор фонарь ремонт бригада улица срок работы школа дети город")
	var old, fresh strings.Builder
	for i := 0; max(old.Len(), fresh.Len()) < 27_000; i++ {
		w := words[(i*i+i/7)%len(words)]
		old.WriteString(w + " ")
		if i%9 != 0 {
			fresh.WriteString(w + " ")
		}
		if i%13 == 0 {
			fresh.WriteString("новое, ")
		}
	}
	b.Run("edited", func(b *testing.B) {
		for b.Loop() {
			redline.Compare(old.String(), fresh.String())
		}
	})
	b.Run("other", func(b *testing.B) {
		for b.Loop() {
			redline.Compare(old.String(), strings.ToUpper(fresh.String()))
		}
	})
}
