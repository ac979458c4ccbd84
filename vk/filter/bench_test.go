package filter_test

import (
	"strings"
	"testing"

	"otklik/vk/filter"
)

// BenchmarkCorpus is the text as it comes: all 200, judged one by one.
func BenchmarkCorpus(b *testing.B) {
	f, all := town(b), corpus(b)
	size := 0
	for _, s := range all {
		size += len(s.text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range all {
			f.Judge(s.text)
		}
	}
}

// BenchmarkWorst is a text in which every word is one of the list, and a phrase goes on.
func BenchmarkWorst(b *testing.B) {
	f := town(b)
	text := strings.Repeat("глава администрации города обещал горячую воду, детская площадка не работает ", 200)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Judge(text)
	}
}

// BenchmarkNew is the start: the list is read and packed.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := filter.New(filter.Settings{}); err != nil {
			b.Fatal(err)
		}
	}
}
