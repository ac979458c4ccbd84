package bench_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"otklik/internal/app"
	"otklik/internal/config"
	"otklik/store"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

const (
	openTasks = 10_000
	operators = 30 // each with a chat of its own: Telegram takes one message a second in a chat
	firstChat = 1000
	headChat  = 1500
)

// staff is a municipality whose operators are so many.
func staff(operators int) *tasks.Roster {
	r := &tasks.Roster{
		Topics: []string{"ЖКХ", "Дороги"}, Districts: []string{"Центральный", "Южный"},
		Departments: []tasks.Department{{ID: "gkh", Name: "Управление ЖКХ", Topics: []string{"ЖКХ"}}},
		People: []tasks.Person{
			{ID: "petrov", Name: "Петров Пётр Ильич", Roles: []tasks.Role{tasks.Controller}, Account: 1501},
			{ID: "sidorov", Name: "Сидоров Иван", Roles: []tasks.Role{tasks.Executor}, Department: "gkh", Account: 1502},
			{ID: "glava", Name: "Глава", Roles: []tasks.Role{tasks.Head}, Account: headChat},
		},
	}
	for i := range operators {
		r.People = append(r.People, tasks.Person{
			ID: operator(i), Name: fmt.Sprintf("Оператор %d", i), Roles: []tasks.Role{tasks.Operator}, Account: chat(i),
		})
	}
	return r
}

func operator(i int) tasks.PersonID { return tasks.PersonID(fmt.Sprintf("operator%d", i)) }
func chat(i int) int64              { return firstChat + int64(i) }

// message is what the i-th resident wrote.
func message(i int) tasks.Found {
	return tasks.Found{
		Kind:   tasks.Message,
		Source: tasks.Source{Network: "vk", Owner: -77, Post: 1, Comment: int64(i + 2), Link: fmt.Sprintf("https://vk.com/wall-77_1?reply=%d", i+2)},
		Author: tasks.Author{ID: author, FirstName: "Мария", LastName: "Петрова"}, WrittenAt: time.Now().UTC().Truncate(time.Second),
		Text: fmt.Sprintf("%s: во дворе дома третий день не вывозят мусор, баки переполнены, ходить невозможно.", words(i)),
	}
}

// words are found in every card of the i-th message, and in no other.
func words(i int) string { return fmt.Sprintf("Обращение %06d", i) }

// field is a store file with tasks in it, to be copied.
type field struct{ path string }

// sow makes a store file with the open tasks of the figures.
func sow(b *testing.B) field {
	b.Helper()
	f := field{filepath.Join(b.TempDir(), "seed.db")}
	sowInto(b, "sqlite:"+f.path, openTasks)
	return f
}

// copy returns the address of a copy.
func (f field) copy(b *testing.B) string {
	b.Helper()
	to := filepath.Join(b.TempDir(), "otklik.db")
	in, err := os.Open(f.path)
	must(b, err)
	defer in.Close()
	out, err := os.Create(to)
	must(b, err)
	_, err = io.Copy(out, in)
	must(b, err)
	must(b, out.Sync())
	must(b, out.Close())
	return "sqlite:" + to
}

// sowInto puts n tasks into a store as months of work leave them: a third is new, a third has its number, a third is with a
// department. Every card is delivered. Message i belongs to operator i % operators, and is new if i % 3 is 0.
func sowInto(b *testing.B, dsn string, n int) {
	b.Helper()
	s := openStore(b, dsn)
	must(b, app.PutRoster(b.Context(), flowOn(b, s), staff(operators)))
	for i := range operators {
		alone := staff(0)
		alone.People = append(alone.People, staff(operators).People[3+i])
		flow := flowOn(b, &delivered{Store: s, roster: alone})
		var found []tasks.Found
		for m := i; m < n; m += operators {
			found = append(found, message(m))
		}
		must(b, flow.Detect(b.Context(), found, nil))
		for m := i; m < n; m += operators {
			advance(b, flow, alone, m)
		}
	}
	must(b, s.Close())
}

// advance takes the i-th message as far as it goes.
func advance(b *testing.B, flow *workflow.Flow, r *tasks.Roster, i int) {
	b.Helper()
	commands := []tasks.Command{tasks.Register{Topic: "ЖКХ", Place: tasks.Place{District: "Южный"}}, tasks.Assign{Departments: []tasks.DepartmentID{"gkh"}}}
	by := []tasks.Person{r.People[3], r.People[0]}
	for step := range (i + i/operators) % 3 {
		_, err := flow.Do(b.Context(), workflow.Order{Task: message(i).Source.ID(), Command: commands[step], By: by[step]})
		must(b, err)
	}
}

// fresh tells whether the i-th sown message is new still.
func fresh(i int) bool { return (i+i/operators)%3 == 0 }

// delivered is a store in which every card stands in its chat as soon as it is due, and whose roster is another.
type delivered struct {
	workflow.Store
	roster *tasks.Roster
}

func (d *delivered) Roster(context.Context, int64) (*tasks.Roster, int64, error) {
	return d.roster, 1, nil
}

// Commit notes messages instead of queueing notices.
func (d *delivered) Commit(ctx context.Context, c workflow.Commit) error {
	var put []workflow.Item
	for _, it := range c.Put {
		if it.Queue != workflow.Notices {
			put = append(put, it)
		}
	}
	c.Put = put
	if c.Change != nil {
		for i, n := range c.Change.Notices {
			p, _ := d.roster.Person(n.Person)
			id := fmt.Sprintf("%d%d%d", c.Change.Task.Found.Source.Comment, c.Change.Task.Rev, i)
			c.Refs = append(c.Refs, workflow.Ref{
				Chat: p.Account, Message: id, Task: n.Task, Person: n.Person, View: n.View, Call: n.Call, At: c.At,
			})
		}
	}
	return d.Store.Commit(ctx, c)
}

func openStore(b *testing.B, dsn string) store.Store {
	b.Helper()
	s, err := store.Open(b.Context(), dsn, store.Options{Log: slog.New(slog.DiscardHandler)})
	must(b, err)
	return s
}

// flowOn is the use cases on a store, with the default calendar and terms.
func flowOn(b *testing.B, s workflow.Store) *workflow.Flow {
	b.Helper()
	cfg, err := config.Load("", false, nil)
	must(b, err)
	calendar, err := cfg.Calendar()
	must(b, err)
	return workflow.New(s, workflow.Settings{
		Now: app.Clock{}.Now, Terms: cfg.Terms, Calendar: calendar, Log: slog.New(slog.DiscardHandler),
	})
}

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}
