package alike_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"otklik/tasks/alike"
)

func FuzzScore(f *testing.F) {
	for _, p := range pairs(f) {
		f.Add(p.a.Address, p.a.Text, p.b.Address, p.b.Text)
	}
	f.Add("12 к к к 5 /-/ д", "\xff\xfeВидова 12", "г", "ул. дом 1")
	f.Fuzz(func(t *testing.T, addressA, textA, addressB, textB string) {
		a, b := alike.Sample{ID: "a", Address: addressA, Text: textA}, alike.Sample{ID: "b", Address: addressB, Text: textB}
		there, why := alike.Score(a, b)
		back, _ := alike.Score(b, a)
		if there != back || math.IsNaN(there) || there < 0 || there > 1 {
			t.Fatalf("%v and %v", there, back)
		}
		for _, w := range why.Words {
			if utf8.ValidString(textA) && !utf8.ValidString(w) {
				t.Fatalf("%q", w)
			}
		}
		for _, m := range alike.Rank(a, []alike.Sample{a, b}, 2) {
			if m.ID != "b" {
				t.Fatalf("%+v", m)
			}
		}
	})
}

// crowd makes messages out of the pairs' words, mixed, at many addresses.
func crowd(b *testing.B, n int) []alike.Sample {
	var words []string
	for _, p := range pairs(b) {
		words = append(words, strings.Fields(p.a.Text+" "+p.b.Text)...)
	}
	r := rand.New(rand.NewPCG(1, 2))
	all := make([]alike.Sample, n)
	for i := range all {
		var text []string
		for range 10 + r.IntN(40) {
			text = append(text, words[r.IntN(len(words))])
		}
		all[i] = alike.Sample{
			ID: fmt.Sprint(i), Author: r.Int64N(4000), Owner: -1, Post: r.Int64N(500), Text: strings.Join(text, " "),
			Address: fmt.Sprintf("ул. %s, %d", words[r.IntN(len(words))], 1+r.IntN(80)),
		}
	}
	return all
}

func BenchmarkRank(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		all := crowd(b, n)
		index := alike.New(all)
		b.Run(fmt.Sprintf("index/%d", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				index.Rank(all[i%n], 5)
			}
		})
		b.Run(fmt.Sprintf("new/%d", n), func(b *testing.B) {
			for b.Loop() {
				alike.New(all)
			}
		})
	}
}
