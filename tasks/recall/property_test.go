package recall_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"otklik/tasks"
	"otklik/tasks/recall"
)

func entryOf(t *rapid.T) recall.Entry {
	words := strings.Fields("фонарь фонари свет темно вода воды труба яма дорога Видова Видова, 12 дом школа 34 мусор и не ё! дети двор")
	draw := func(label string, most int) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, most).Draw(t, label), " ")
	}
	return recall.Entry{
		Task: tasks.ID(fmt.Sprint(rapid.IntRange(0, 12).Draw(t, "task"))), Draft: rapid.IntRange(1, 2).Draw(t, "draft"),
		Topic:      rapid.SampledFrom([]string{"", "ЖКХ", "жкх ", "Дороги"}).Draw(t, "topic"),
		Department: rapid.SampledFrom([]tasks.DepartmentID{"", "gkh", "roads"}).Draw(t, "department"),
		Place: tasks.Place{
			District: rapid.SampledFrom([]string{"", "Южный"}).Draw(t, "district"),
			Address:  rapid.SampledFrom([]string{"", "ул. Видова, 12", "Видова 14", "Мира"}).Draw(t, "address"),
		},
		Message: draw("message", 12), Answer: draw("answer", 3), At: time.Unix(rapid.Int64Range(0, 9).Draw(t, "at"), 0),
	}
}

// TestIndexIsAsIfBuiltAfresh: after any adding, replacing and removing, the same is found as in a new index of what is left.
func TestIndexIsAsIfBuiltAfresh(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := recall.New()
		left := map[string]recall.Entry{}
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			e := entryOf(t)
			key := fmt.Sprint(e.Task, e.Draft)
			if rapid.IntRange(0, 3).Draw(t, "remove") == 0 {
				x.Remove(e)
				delete(left, key)
				continue
			}
			x.Add(e)
			left[key] = e
		}
		fresh := recall.New()
		for _, e := range left {
			fresh.Add(e)
		}
		if x.Len() != len(left) || fresh.Len() != len(left) {
			t.Fatalf("%d and %d answers, want %d", x.Len(), fresh.Len(), len(left))
		}
		of, most := entryOf(t), rapid.IntRange(-1, 4).Draw(t, "most")
		got, want := x.Find(of, most), fresh.Find(of, most)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v\nwant %+v", got, want)
		}
		checkFound(t, of, most, got, left)
	})
}

// checkFound holds what was found to Find's contract.
func checkFound(t *rapid.T, of recall.Entry, most int, found []recall.Match, left map[string]recall.Entry) {
	t.Helper()
	if len(found) > max(0, most) {
		t.Fatalf("%d found, wanted at most %d", len(found), most)
	}
	for i, m := range found {
		if m.Task == of.Task || m.Score < recall.Threshold || m.Score > 1 || len(m.Words) == 0 || len(m.Words) > recall.MostWords {
			t.Fatalf("%+v", m)
		}
		if left[fmt.Sprint(m.Task, m.Draft)] != m.Entry {
			t.Fatalf("%+v is not among %+v", m.Entry, left)
		}
		if i > 0 && found[i-1].Score < m.Score {
			t.Fatalf("%+v stands behind %+v", m, found[i-1])
		}
		if slices.ContainsFunc(found[:i], func(o recall.Match) bool { return o.Answer == m.Answer }) {
			t.Fatalf("%q is found twice", m.Answer)
		}
		if m.SameHouse && !m.SameStreet {
			t.Fatalf("the same house on another street: %+v", m)
		}
	}
}

// TestReason: what two messages have in common is said as far as it is known.
func TestReason(t *testing.T) {
	x := recall.New()
	x.Add(recall.Entry{
		Task: "1", Draft: 2, Topic: "Освещение", Department: "light", Place: tasks.Place{District: "Южный", Address: "ул. Видова, 12"},
		Message: "Не горят фонари у бельведера", Answer: "Заменили лампы.",
	})
	of := recall.Entry{
		Task: "2", Topic: "освещение", Department: "light", Place: tasks.Place{District: "южный"},
		Message: "На улице Видова 12 темно, бельведер без лампочек",
	}
	found := x.Find(of, 3)
	if len(found) != 1 {
		t.Fatalf("%+v", found)
	}
	want := recall.Reason{
		SameTopic: true, SameHouse: true, SameStreet: true, SameDistrict: true, SameDepartment: true, Words: found[0].Words,
	}
	if !reflect.DeepEqual(found[0].Reason, want) || !slices.Contains(found[0].Words, "бельведер") || !slices.Contains(found[0].Words, "темно") {
		t.Errorf("%+v", found[0].Reason)
	}
	if of.Task = "1"; len(x.Find(of, 3)) != 0 {
		t.Error("a task is like itself")
	}
}

// TestEverybodyAtOnce is for the race detector.
func TestEverybodyAtOnce(t *testing.T) {
	list := town(300, 3)
	x := recall.New()
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := w; i < len(list); i += 4 {
				x.Add(list[i])
				x.Find(list[len(list)-1-i], 3)
				if i%3 == 0 {
					x.Remove(list[i])
				}
			}
		})
	}
	wg.Wait()
	if x.Len() != 200 {
		t.Errorf("%d answers are left, want 200", x.Len())
	}
}

func FuzzFind(f *testing.F) {
	known, asked := answers(f)
	for i, q := range asked {
		f.Add(known[i%len(known)].Message, known[i%len(known)].Answer, q.Message, q.Place.Address)
	}
	f.Add("\xff", "", "12 12 12 - / ул.", "д. д. д.")
	x := indexOf(known)
	f.Fuzz(func(t *testing.T, message, answer, question, address string) {
		e := recall.Entry{Task: "fuzzed", Draft: 1, Message: message, Answer: answer, Place: tasks.Place{Address: address}}
		x.Add(e)
		defer x.Remove(e)
		for _, m := range x.Find(recall.Entry{Message: question, Place: tasks.Place{Address: address}}, 3) {
			if !(m.Score >= recall.Threshold && m.Score <= 1) || len(m.Words) == 0 {
				t.Fatalf("%+v", m)
			}
		}
	})
}
