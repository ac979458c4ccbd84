package recall_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/recall"
	"otklik/tasks/russian/crowd"
)

// town makes approved answers of made-up messages.
func town(n int, seed uint64) []recall.Entry {
	all := make([]recall.Entry, n)
	for i, m := range crowd.Messages(n, seed) {
		all[i] = recall.Entry{
			Task: tasks.ID(strconv.Itoa(i)), Draft: 1, Topic: m.Topic, Place: tasks.Place{District: m.District, Address: m.Address},
			Message: m.Text, Answer: m.Answer, At: time.Unix(int64(i), 0),
		}
	}
	return all
}

// TestAnswersInTheCrowd: what must be found first stays first among thousands of other answers.
func TestAnswersInTheCrowd(t *testing.T) {
	known, asked := answers(t)
	others := town(3000, 1)
	for i := range others {
		others[i].Topic = "Прочее"
	}
	x := indexOf(append(known, others...))
	for _, q := range asked {
		if len(q.want) == 0 || q.Topic == "" {
			continue
		}
		if got := ids(x.Find(q.Entry, 3)); !slices.Contains(got, q.want[0]) {
			t.Errorf("line %d: %s\n\t%v in %v", q.line, q.Message, q.want, got)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{5_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			x := indexOf(town(n, 1))
			asked := town(500, 2)
			var took []time.Duration
			i := 0
			for b.Loop() {
				asked[i%len(asked)].Task = "new"
				begun := time.Now()
				x.Find(asked[i%len(asked)], 3)
				took = append(took, time.Since(begun))
				i++
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
}

func BenchmarkAdd(b *testing.B) {
	list := town(50_000, 1)
	x := indexOf(list)
	for i := 0; b.Loop(); i++ {
		x.Add(list[i%len(list)]) // again: taken out of the midst of all lists and put in
	}
}
