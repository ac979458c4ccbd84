package tgstand_test

import (
	"reflect"
	"strings"
	"testing"

	"otklik/internal/sandbox/tgstand"
)

func TestParseHTML(t *testing.T) {
	type E = tgstand.Entity
	for src, want := range map[string]struct {
		text     string
		entities []E
	}{
		"просто":           {"просто", nil},
		"<b>а</b>б":        {"аб", []E{{Type: "bold", Length: 1}}},
		"😀<i>а</i>":        {"😀а", []E{{Type: "italic", Offset: 2, Length: 1}}},
		"<b><i>а</i>б</b>": {"аб", []E{{Type: "bold", Length: 2}, {Type: "italic", Length: 1}}},
		"<STRONG>а</>":     {"а", []E{{Type: "bold", Length: 1}}},
		"<em>a</em><u>b</u><ins>c</ins><s>d</s><strike>e</strike><del>f</del>": {"abcdef", []E{
			{Type: "italic", Length: 1}, {Type: "underline", Offset: 1, Length: 1}, {Type: "underline", Offset: 2, Length: 1},
			{Type: "strikethrough", Offset: 3, Length: 1}, {Type: "strikethrough", Offset: 4, Length: 1},
			{Type: "strikethrough", Offset: 5, Length: 1}}},
		"<tg-spoiler>a</tg-spoiler><span class=\"tg-spoiler\">b</span>": {"ab", []E{
			{Type: "spoiler", Length: 1}, {Type: "spoiler", Offset: 1, Length: 1}}},
		`<a href="https://vk.com/wall-1_2?reply=3&amp;x=1">тут</a>`: {"тут", []E{
			{Type: "text_link", Length: 3, URL: "https://vk.com/wall-1_2?reply=3&x=1"}}},
		`<a href="nowhere">тут</a>`:                     {"тут", nil},
		"<code>a</code>":                                {"a", []E{{Type: "code", Length: 1}}},
		"<pre>a</pre>":                                  {"a", []E{{Type: "pre", Length: 1}}},
		`<pre><code class="language-go">a</code></pre>`: {"a", []E{{Type: "pre", Length: 1, Language: "go"}}},
		"<code><b>a</b></code>":                         {"a", []E{{Type: "code", Length: 1}}},
		"<blockquote>a</blockquote>":                    {"a", []E{{Type: "blockquote", Length: 1}}},
		"<blockquote expandable>a</blockquote>":         {"a", []E{{Type: "expandable_blockquote", Length: 1}}},
		"&lt;b&gt; &amp; &quot;&#39;&#x416;&lt":         {"<b> & \"'Ж<", nil},
		"&nbsp;& b":                                     {"&nbsp;& b", nil},
		"<b></b>":                                       {"", nil},
	} {
		text, entities, err := tgstand.ParseHTML(src)
		if err != nil || text != want.text || !reflect.DeepEqual(entities, want.entities) {
			t.Errorf("%s: %q %+v %v, want %q %+v", src, text, entities, err, want.text, want.entities)
		}
	}
}

func TestParseHTMLRefuses(t *testing.T) {
	for src, want := range map[string]string{
		"a < b":                  `Unsupported start tag "" at byte offset 2`,
		"5<6":                    "Unclosed start tag at byte offset 1",
		"<b>a":                   `Can't find end tag corresponding to start tag "b"`,
		"a</b>":                  "Unexpected end tag at byte offset 1",
		"<b>a</i>":               `Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`,
		"<b>a</b":                "Unclosed end tag at byte offset 4",
		"<div>a</div>":           `Unsupported start tag "div" at byte offset 0`,
		"<br/>":                  `Unsupported start tag "br/" at byte offset 0`,
		"<span>a</span>":         `Tag "span" must have class "tg-spoiler" at byte offset 0`,
		"<a href>a</a>":          `Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0`,
		"<a =x>a</a>":            `Empty attribute name in the tag "a" at byte offset 0`,
		"<a href='x":             "Unclosed start tag at byte offset 0",
		"<a href=":               `Unclosed start tag "a" at byte offset 0`,
		"<a href=x/y>a</a>":      "Unexpected end of name token at byte offset 8",
		"<tg-emoji>a</tg-emoji>": "Invalid custom emoji identifier specified",
		"&#xd83d;": "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched " +
			"surrogate code units",
	} {
		_, _, err := tgstand.ParseHTML(src)
		if err == nil || err.Error() != "can't parse entities: "+want {
			t.Errorf("%s: %v, want %s", src, err, want)
		}
	}
}

func TestShownHTML(t *testing.T) {
	s := stand(t, tgstand.Options{NoLimits: true})
	for src, want := range map[string]string{
		`<b>№ 1 <i>&lt;срочно&gt;</i></b> <a href="https://vk.com/a?b=1&amp;c=2">тут</a>`: `<b>№ 1 <i>&lt;срочно&gt;</i></b> ` +
			`<a href="https://vk.com/a?b=1&amp;c=2">тут</a>`,
		"  <blockquote expandable>😀а</blockquote>б ":    "<blockquote expandable>😀а</blockquote>б",
		`<pre><code class="language-go">a</code></pre>`: `<pre><code class="language-go">a</code></pre>`,
		"<b><u>a</u></b><tg-spoiler>b</tg-spoiler>":     "<b><u>a</u></b><tg-spoiler>b</tg-spoiler>",
		`<a href="javascript:alert(1)">a</a>`:           "a",
	} {
		send(t, s, p{"text": src, "parse_mode": "HTML"})
		if m, _ := (tgstand.View{Server: s}).Last(anna); m.HTML != want {
			t.Errorf("%s is shown as %s, want %s", src, m.HTML, want)
		}
	}
}

func FuzzParseHTML(f *testing.F) {
	for _, seed := range []string{
		"", "a<b", "<b>a</b>", "<a href='&#x416;'>x</a>", "&#1114110;", "<pre><code class=\"language-a\">😀</code></pre>",
		"<blockquote expandable>a</>", "</b>", "<a\x00b>", "&", "<", "<span class=tg-spoiler>a</span>", "<a href=\"tg://user?id=5\">a</a>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		text, entities, err := tgstand.ParseHTML(src)
		if err != nil {
			return
		}
		if len(text) > len(src) {
			t.Fatalf("%q became longer: %q", src, text)
		}
		size := 0
		for _, r := range text {
			size++
			if r > 0xffff {
				size++
			}
		}
		for _, e := range entities {
			if e.Offset < 0 || e.Length <= 0 || e.Offset+e.Length > size {
				t.Fatalf("%q: %+v beyond a text of %d", src, e, size)
			}
		}
		if !strings.ContainsAny(src, "<&") && text != src {
			t.Fatalf("%q was changed to %q", src, text)
		}
	})
}
