package bench_test

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/recall"
	residents "otklik/tasks/russian/crowd"
	"otklik/tasks/seek"
	"otklik/tasks/suggest"
	"otklik/tasks/suggest/measure"
)

const (
	texts      = 50_000 // answered tasks: some years of a town of 300,000
	questions  = 400
	searchTime = 20 // ms
)

// timed measures how long each of many questions takes.
func timed(n int, ask func(i int)) []time.Duration {
	took := make([]time.Duration, n)
	for i := range took {
		begun := time.Now()
		ask(i)
		took[i] = time.Since(begun)
	}
	return took
}

func (t *table) search(b *testing.B, what string, took []time.Duration) {
	b.Helper()
	t.add(b, figure{
		what: what, measured: at(took, 0.95), limit: searchTime, unit: "ms",
		note: fmt.Sprintf("95 %% of %d questions; median %s", len(took), number(at(took, 0.5))),
	})
}

// recalls finds earlier answers to like messages.
func recalls(b *testing.B, t *table) {
	x := recall.New()
	entry := func(i int, m residents.Message) recall.Entry {
		return recall.Entry{
			Task: tasks.ID(strconv.Itoa(i)), Draft: 1, Topic: m.Topic, Place: tasks.Place{District: m.District, Address: m.Address},
			Message: m.Text, Answer: m.Answer, At: time.Unix(int64(i), 0),
		}
	}
	for i, m := range residents.Messages(texts, 1) {
		x.Add(entry(i, m))
	}
	asked := residents.Messages(questions, 2)
	t.search(b, "earlier answers among 50,000", timed(questions, func(i int) { x.Find(entry(-1, asked[i]), 3) }))
}

// seeks asks as people do in /find: a number, a name, an address, words, the beginning of one.
func seeks(b *testing.B, t *table) {
	x := seek.New()
	all := residents.Messages(texts, 1)
	for i, m := range all {
		x.Put(seek.Doc{
			ID: tasks.ID(strconv.Itoa(i)), Number: int64(i + 1), Author: m.Author, Address: m.District + ", " + m.Address,
			Texts: []string{m.Text, m.Answer}, At: time.Unix(int64(i), 0),
		})
	}
	t.search(b, "/find among 50,000 tasks", timed(questions, func(i int) {
		m := all[i*texts/questions]
		asked := []string{"№ " + strconv.Itoa(i+1), m.Author, m.Address, "яма на дороге", "фон", "контейнеры у дома переполн"}
		x.Query(asked[i%len(asked)], 0, 10)
	}))
}

// suggestions measures how often what an operator would choose is suggested.
func suggestions(b *testing.B, t *table) {
	learn, held, err := measure.Corpus()
	must(b, err)
	x, rules := suggest.New(), suggest.Compile(measure.Roster())
	for _, e := range learn {
		x.Learn(e)
	}
	a := measure.Of(x, rules, held)
	for _, f := range []struct {
		what         string
		score        measure.Score
		first, three float64
	}{{"topics", a.Topic, 72, 80}, {"departments", a.Department, 80, 85}, {"districts", a.District, 95, 95}} {
		note := fmt.Sprintf("%d held-out messages, learned from %d", f.score.Of, len(learn))
		t.add(b, figure{what: f.what + " suggested first", measured: f.score.At1(), limit: f.first, unit: "%", least: true, note: note})
		t.add(b, figure{what: f.what + " among the first 3", measured: f.score.At3(), limit: f.three, unit: "%", least: true, note: note})
	}
	high := a.Told + a.Missed
	t.add(b, figure{
		what: "high importance suggested", measured: 100 * float64(a.Told) / float64(max(1, high)), limit: 60, unit: "%", least: true,
		note: fmt.Sprintf("of %d held-out messages that have it", high),
	})
	t.add(b, figure{
		what: "high importance suggested wrongly", measured: 100 * float64(a.False) / float64(max(1, len(held)-high)), limit: 5, unit: "%",
		note: fmt.Sprintf("of %d held-out messages that have none", len(held)-high),
	})
}
