package telegram

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"otklik/bot"
	"otklik/internal/sandbox/tgstand"
)

// TestAnyTextIsOneThatTelegramReads cuts and escapes arbitrary spans: the stand-in's parser, written after Telegram's,
// must read back just the words that were kept, no more of them than fit.
func TestAnyTextIsOneThatTelegramReads(t *testing.T) {
	words := rapid.OneOf(
		rapid.String(),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 50), func(b []byte) string { return string(b) }),
		rapid.Custom(func(t *rapid.T) string {
			unit := rapid.SampledFrom([]string{"ж", "🙂", "<", "&", "a ", "</blockquote>", "&lt;", "\n", `"`, "\xff", "👨‍👩‍👧"}).Draw(t, "unit")
			return strings.Repeat(unit, rapid.IntRange(0, 6000).Draw(t, "times"))
		}),
	)
	span := rapid.Custom(func(t *rapid.T) bot.Span {
		return bot.Span{Style: bot.Style(rapid.IntRange(0, int(bot.Anchor)).Draw(t, "style")), Text: words.Draw(t, "words"),
			URL: rapid.SampledFrom([]string{"", "https://vk.com/wall-1_2?a=1&b=<\">"}).Draw(t, "url")}
	})
	rapid.Check(t, func(t *rapid.T) {
		text := bot.Text(rapid.SliceOfN(span, 0, 8).Draw(t, "spans"))
		before := text.String()
		kept := cut(text, maxUnits)
		html, short := asHTML(text)
		shown, _, err := tgstand.ParseHTML(html)
		if err != nil {
			t.Fatalf("telegram would not read it: %v", err)
		}
		if n := units(shown); n > maxUnits {
			t.Fatalf("%d code units", n)
		}
		if shown != kept.String() || !utf8.ValidString(html) {
			t.Fatal("telegram would show other words than were kept")
		}
		if short != (len(html) <= maxSource) {
			t.Fatalf("%d bytes of source: %t", len(html), short)
		}
		whole := units(strings.ToValidUTF8(before, "\uFFFD")) <= maxUnits
		if whole == strings.Contains(shown, shortened) {
			t.Fatalf("cut although it fits: %t", whole)
		}
		if plain := asPlain(text); units(plain) > maxUnits || !utf8.ValidString(plain) {
			t.Fatalf("plain: %d code units", units(plain))
		}
		var all strings.Builder
		for i, part := range split(text) {
			if n := units(part.String()); n > maxUnits || n == 0 && len(text) > 0 && strings.TrimSpace(before) != "" {
				t.Fatalf("part %d has %d code units", i, n)
			}
			all.WriteString(part.String())
		}
		want := cut(text, maxParts*leastPart).String()
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if bare(want) != "" && bare(all.String()) != bare(want) {
			t.Fatal("the parts hold other words")
		}
		if text.String() != before {
			t.Fatal("the caller's text has changed")
		}
	})
}

func TestTheLongestQuoteGivesWay(t *testing.T) {
	long, short := strings.Repeat("слово ", 1000), strings.Repeat("ещё ", 100)
	kept := cut(bot.Text{{Style: bot.Bold, Text: "№ 1\n"}, {Style: bot.Quote, Text: short}, {Style: bot.Quote, Text: long},
		{Text: "\nСрок: 15:00"}}, maxUnits)
	if kept[0].Text != "№ 1\n" || kept[1].Text != short || kept[3].Text != "\nСрок: 15:00" {
		t.Errorf("words of the card were cut: %q", kept)
	}
	if !strings.HasSuffix(kept[2].Text, "слово"+shortened) || !strings.HasPrefix(long, strings.TrimSuffix(kept[2].Text, shortened)) {
		t.Errorf("the quote ends %q", kept[2].Text[len(kept[2].Text)-60:])
	}
	if n := units(kept.String()); n > maxUnits || n < maxUnits-10 {
		t.Errorf("%d code units", n)
	}
}

func TestWithoutQuotesTheEndGivesWay(t *testing.T) {
	kept := cut(bot.Text{{Style: bot.Bold, Text: strings.Repeat("🙂", 1500)}, {Text: strings.Repeat("ж", 3000)}, {Text: "конец"}}, maxUnits)
	if len(kept) != 2 || !strings.HasSuffix(kept[1].Text, "ж"+shortened) || units(kept.String()) != maxUnits {
		t.Errorf("%d spans, %d code units", len(kept), units(kept.String()))
	}
}

func TestTooManyTagsGoPlain(t *testing.T) {
	var text bot.Text
	for range 4000 {
		text.Add(bot.Bold, "&")
	}
	if _, short := asHTML(text); short {
		t.Error("48,000 bytes of source were taken for something that Telegram reads")
	}
}
