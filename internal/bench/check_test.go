package bench_test

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"otklik/tasks/check"
	"otklik/tasks/check/corpus"
	"otklik/tasks/check/measure"
	"otklik/tasks/check/spelling"
)

const (
	pairsFolder     = "../../tasks/check/testdata/pairs"
	freshFolder     = "../../tasks/check/testdata/fresh"
	draftSize       = 1500 // characters
	longDraft       = 16_000
	checkLimit      = 20   // ms
	spelledLimit    = 50   // ms
	suggestLimit    = 1000 // ms
	loadLimit       = 1000 // ms
	dictionaryLimit = 30   // MB
	hostileLimit    = 250  // ms
	growthLimit     = 2.5  // of time for a character, in a draft of longDraft against one of draftSize
)

// draftCheck measures the draft check: what its hints are worth, by criterion, and what they cost.
func draftCheck(b *testing.B, t *table) {
	d := spelling.New("")
	spelled(b, t, d)
	r, err := measure.All(os.DirFS(pairsFolder), d)
	must(b, err)
	newer, err := measure.Fresh(os.DirFS(freshFolder), os.DirFS(pairsFolder), d)
	must(b, err)
	for _, criterion := range append(corpus.Criteria(), "") {
		held, tuned, fresh := r.Held[criterion], r.Tuned[criterion], newer[criterion]
		name, precision, recall := "hints of "+criterion, 0.0, 0.0
		if criterion == "" {
			name, precision, recall = "all hints", 100*measure.LeastPrecision, 100*measure.LeastRecall
		}
		t.add(b, figure{
			what: name + ", precision", measured: 100 * held.Precision(), limit: precision, unit: "%", least: true,
			note: fmt.Sprintf("held out: %d of %d; tuned: %d of %d; fresh: %d of %d",
				held.Right, held.Hints, tuned.Right, tuned.Hints, fresh.Right, fresh.Hints),
		})
		t.add(b, figure{
			what: name + ", recall", measured: 100 * held.Recall(), limit: recall, unit: "%", least: true,
			note: fmt.Sprintf("held out: %d of %d; tuned: %d of %d; fresh: %d of %d",
				held.Found, held.Faults, tuned.Found, tuned.Faults, fresh.Found, fresh.Faults),
		})
	}
	freshPairs(b, t, newer[""])
	checkSpeed(b, t, d)
}

// freshPairs tells what hints are worth on pairs that were written after the rules by somebody who had not read them. Nothing
// was tuned on them, neither on their words nor on their figures: this row and not the held out third, whose figures were
// looked at while rules were written, says what to expect of drafts to come.
func freshPairs(b *testing.B, t *table, s measure.Score) {
	const note = "48 pairs written after the rules, blind; nothing tuned on them: %d of %d"
	t.add(b, figure{
		what: "hints on fresh pairs, precision", measured: 100 * s.Precision(), limit: 100 * measure.LeastPrecision, unit: "%", least: true,
		note: fmt.Sprintf(note, s.Right, s.Hints),
	})
	t.add(b, figure{
		what: "hints on fresh pairs, recall", measured: 100 * s.Recall(), limit: 100 * measure.LeastRecall, unit: "%", least: true,
		note: fmt.Sprintf(note, s.Found, s.Faults),
	})
}

// spelled measures the dictionary: how long it takes to read, how much memory it holds, how long a correction takes.
func spelled(b *testing.B, t *table, d *spelling.Dictionary) {
	before := heap()
	begun := time.Now()
	must(b, d.Err())
	t.add(b, figure{what: "dictionary to read", measured: ms(time.Since(begun)), limit: loadLimit, unit: "ms", note: "hunspell-ru, on first use"})
	t.add(b, figure{what: "dictionary's memory", measured: float64(heap()-before) / mega, limit: dictionaryLimit, unit: "MB", note: "heap, after it is read"})
	var took []time.Duration
	for range 20 {
		begun := time.Now()
		_, err := d.Suggest(b.Context(), "благоустройтсво", 5)
		must(b, err)
		took = append(took, time.Since(begun))
	}
	t.add(b, figure{what: "correction of a word", measured: at(took, 1), limit: suggestLimit, unit: "ms", note: "slowest of 20; only when asked for"})
}

func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// checkSpeed measures a draft of an ordinary length without spelling and with it, and the longest one against it.
func checkSpeed(b *testing.B, t *table, d *spelling.Dictionary) {
	pairs, err := corpus.Load(os.DirFS(pairsFolder))
	must(b, err)
	town, err := corpus.LoadRoster(os.DirFS(pairsFolder))
	must(b, err)
	c, err := check.New(check.Settings{})
	must(b, err)
	in := measure.Input(pairs[0], town)
	run := func(size int, known func(string) (bool, bool)) time.Duration {
		in.Draft, in.Known = drafted(pairs, size), known
		var took []time.Duration
		for range 30 {
			begun := time.Now()
			c.Check(in)
			took = append(took, time.Since(begun))
		}
		return time.Duration(at(took, 0.5) * float64(time.Millisecond))
	}
	plain := run(draftSize, nil)
	note := fmt.Sprintf("median, %d characters", draftSize)
	t.add(b, figure{what: "check without spelling", measured: ms(plain), limit: checkLimit, unit: "ms", note: note})
	t.add(b, figure{what: "check with spelling", measured: ms(run(draftSize, d.Known(spelling.Words{}))), limit: spelledLimit, unit: "ms", note: note})
	worst, which := time.Duration(0), ""
	for _, bad := range hostile() {
		begun := time.Now()
		in.Draft, in.Message = bad, bad
		c.Check(in)
		if took := time.Since(begun); took > worst {
			worst, which = took, string([]rune(bad)[:12])
		}
	}
	in.Message = pairs[0].Message
	t.add(b, figure{
		what: "check of a hostile draft", measured: ms(worst), limit: hostileLimit, unit: "ms",
		note: fmt.Sprintf("slowest of %d of %d characters: %q again and again", len(hostile()), longDraft, which),
	})
	long := run(longDraft, nil)
	t.add(b, figure{
		what: "check's growth", measured: (float64(long) / longDraft) / (float64(plain) / draftSize), limit: growthLimit, unit: "×",
		note: fmt.Sprintf("of time for a character; %d characters take %s ms", longDraft, number(ms(long))),
	})
}

// hostile lists the longest drafts and messages that nobody writes.
func hostile() []string {
	var list []string
	for _, unit := range []string{
		"который, ", "в целях ", "ул. Видова, 12 ", "№ 123-45/6 ", "а_б.", "аб-", "a.b/", "12.12.2026 ", "(«", "НЕ БУДУТ ", "и почему? ", "фото ниже ", "проведения ", "  ", "\n", "я", "обратитесь в ",
	} {
		list = append(list, string([]rune(strings.Repeat(unit, longDraft))[:longDraft]))
	}
	return list
}

// drafted joins answers of the corpus to a draft of so many characters.
func drafted(pairs []corpus.Pair, size int) string {
	var text strings.Builder
	for i := 0; utf8.RuneCountInString(text.String()) < size; i++ {
		text.WriteString(pairs[i%len(pairs)].Answer)
		text.WriteString("\n")
	}
	return string([]rune(text.String())[:size])
}
