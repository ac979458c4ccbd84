package recall_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/recall"
)

// question is a message with the ids of the answers that must be found for it.
type question struct {
	line int
	want []string
	recall.Entry
}

// answers reads testdata/answers.txt.
func answers(t testing.TB) (known []recall.Entry, asked []question) {
	t.Helper()
	data, err := os.ReadFile("testdata/answers.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line[1:], "|")
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		e := recall.Entry{Topic: cells[1], Place: tasks.Place{Address: cells[2]}, Message: cells[3]}
		switch {
		case line[0] == '=' && len(cells) == 5:
			e.Task, e.Draft, e.Answer, e.At = tasks.ID(cells[0]), 1, cells[4], time.Unix(int64(i)*3600, 0)
			known = append(known, e)
		case line[0] == '?' && len(cells) == 4:
			q := question{line: i + 1, Entry: e}
			if cells[0] != "-" {
				q.want = strings.Fields(cells[0])
			}
			asked = append(asked, q)
		default:
			t.Fatalf("line %d: %q", i+1, line)
		}
	}
	return known, asked
}

func indexOf(list []recall.Entry) *recall.Index {
	x := recall.New()
	for _, e := range list {
		x.Add(e)
	}
	return x
}

func ids(found []recall.Match) []string {
	out := make([]string, len(found))
	for i, m := range found {
		out[i] = string(m.Task)
	}
	return out
}

// TestAnswers: what must be found is, the best of it first; where nothing is like the question, nothing is found.
func TestAnswers(t *testing.T) {
	known, asked := answers(t)
	if len(known) < 20 || len(asked) < 25 {
		t.Errorf("only %d answers and %d questions", len(known), len(asked))
	}
	x := indexOf(known)
	for _, q := range asked {
		found := x.Find(q.Entry, 3)
		got := strings.Join(ids(found), " ") + " "
		if len(q.want) == 0 && len(found) > 0 || len(q.want) > 0 && !strings.HasPrefix(got, q.want[0]+" ") {
			t.Errorf("line %d: %s\n\twant %v, got %+v", q.line, q.Message, q.want, found)
		}
		for _, id := range q.want {
			if !strings.Contains(" "+got, " "+id+" ") {
				t.Errorf("line %d: %s\n\t%s is not in %s", q.line, q.Message, id, got)
			}
		}
	}
}
