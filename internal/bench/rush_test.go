package bench_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"otklik/bot"
	"otklik/internal/app"
	"otklik/internal/sandbox/tgstand"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// The rush: a town hall of 200 people with 2,000 open tasks, all busy for a minute.
const (
	rushTasks     = 2000
	rushPace      = 50 // updates a second
	rushLasts     = time.Minute
	rushLimit     = 100 // ms
	rushOperators = 8
	rushControl   = 12
	rushOffices   = 17
	rushInOffice  = 10
	givenTwice    = 10
	breath        = 500 * time.Millisecond // between two taps of one person on one card
)

// staffOfRush is 8 operators, 12 controllers, 17 departments of 10 executors, deputies and the head: 200 people.
func staffOfRush() *tasks.Roster {
	r := &tasks.Roster{Topics: []string{"ЖКХ", "Дороги"}, Districts: []string{"Центральный", "Южный"}}
	add := func(kind string, n int, role tasks.Role, d tasks.DepartmentID) {
		for i := range n {
			r.People = append(r.People, tasks.Person{
				ID: tasks.PersonID(fmt.Sprintf("%s%d", kind, i)), Name: fmt.Sprintf("%s %d", kind, i), Roles: []tasks.Role{role},
				Department: d, Account: firstChat + int64(len(r.People)),
			})
		}
	}
	add("operator", rushOperators, tasks.Operator, "")
	add("controller", rushControl, tasks.Controller, "")
	for i := range rushOffices {
		id := tasks.DepartmentID(fmt.Sprint("office", i))
		r.Departments = append(r.Departments, tasks.Department{ID: id, Name: fmt.Sprint("Отдел ", i)})
		add(fmt.Sprint("executor", i, "of"), rushInOffice, tasks.Executor, id)
	}
	add("head", 1, tasks.Head, "")
	add("deputy", 200-len(r.People), tasks.Deputy, "")
	return r
}

// errand is what one person does with one task: acts one after another.
type errand struct {
	task   int
	person tasks.Person
	card   int
	acts   []bot.Press
	verb   tasks.Verb // what is in the task's history
	due    int        // after so many acts
	next   int
	ready  time.Time
	query  string // of the last tap
}

// done tells whether the errand has been run.
func (e *errand) done() bool { return e.next == len(e.acts) }

// rush has everybody tap and write for a minute, gives every tenth update twice, and measures from each tap to its answer. Every
// errand must have its effect, once.
func rush(b *testing.B, t *table, dsn string) {
	roster := staffOfRush()
	w := newWorld(b, roster)
	list := w.sowRush(b, dsn, roster)
	stop := w.run(b, dsn)
	var took []time.Duration
	rng := rand.New(rand.NewPCG(1, 1))
	tick := time.NewTicker(time.Second / rushPace)
	defer tick.Stop()
	updates := int(rushLasts.Seconds()) * rushPace
	queries := map[string]time.Time{}
	for n := range updates {
		<-tick.C
		e := pick(b, rng, w, list)
		if query := w.act(b, e); query != "" {
			queries[query] = time.Now()
		}
		if n%givenTwice == 0 {
			w.tg.Redeliver(w.tg.LastUpdate())
		}
	}
	for query, asked := range queries {
		w.seen(b, "an answer to every tap", func(v tgstand.View) bool { _, ok := v.Answer(query); return ok })
		answer, _ := w.tg.Answer(query)
		took = append(took, answer.At.Sub(asked))
	}
	w.seen(b, "every update is handled", func(v tgstand.View) bool { return v.Pending() == 0 })
	stop()
	run := w.effects(b, dsn, list)
	t.add(b, figure{
		what: "tap to answer p99, 200 people", measured: at(took, 0.99), limit: rushLimit, unit: "ms",
		note: fmt.Sprintf("%d updates at %d/s, %d of them taps; p50 %s, the slowest %s; %d errands had their effect once",
			updates, rushPace, len(took), number(at(took, 0.5)), number(at(took, 1)), run),
	})
}

// pick chooses an errand that can go on, at random.
func pick(b *testing.B, rng *rand.Rand, w *world, list []*errand) *errand {
	b.Helper()
	now := time.Now()
	for range 100 * len(list) {
		e := list[rng.IntN(len(list))]
		if e.done() || now.Before(e.ready) {
			continue
		}
		if e.query != "" {
			if _, answered := w.tg.Answer(e.query); !answered {
				continue
			}
		}
		return e
	}
	b.Fatal("there is nothing left to do")
	return nil
}

// act does the next thing of an errand, and returns the tap's query.
func (w *world) act(b *testing.B, e *errand) string {
	b.Helper()
	p := e.acts[e.next]
	e.next++
	e.ready = time.Now().Add(breath)
	if p.Action == "" {
		_, err := w.tg.Say(e.person.Account, e.person.Account, "Мария, здравствуйте! Мусор вывезли 23 ноября в 10:00.", tgstand.ReplyTo(e.card))
		must(b, err)
		return ""
	}
	query, err := w.tg.TapData(e.person.Account, e.person.Account, e.card, p.Encode())
	must(b, err)
	e.query = query
	return query
}

// sowRush makes the tasks, a third new, a third registered, a third with a department, and who will do what with each.
func (w *world) sowRush(b *testing.B, dsn string, r *tasks.Roster) []*errand {
	b.Helper()
	s := openStore(b, dsn)
	must(b, app.PutRoster(b.Context(), flowOn(b, s), r))
	flow := flowOn(b, &delivered{Store: s, roster: r})
	var list []*errand
	for i := range rushTasks {
		must(b, flow.Detect(b.Context(), []tasks.Found{message(i)}, nil))
		list = append(list, w.errand(b, flow, r, i))
	}
	var refs []workflow.Ref
	for _, e := range list {
		e.card = w.card(b, e.person.Account, words(e.task))
		refs = append(refs, workflow.Ref{
			Chat: e.person.Account, Message: strconv.Itoa(e.card), Task: message(e.task).Source.ID(), Person: e.person.ID,
			View: tasks.ViewCard, Call: 1, At: time.Now(),
		})
	}
	must(b, s.Commit(b.Context(), workflow.Commit{At: time.Now(), Refs: refs}))
	must(b, s.Close())
	return list
}

// errand takes the i-th task to where somebody has to act, and says who and how.
func (w *world) errand(b *testing.B, flow *workflow.Flow, r *tasks.Roster, i int) *errand {
	b.Helper()
	id := message(i).Source.ID()
	press := func(a bot.Action, arg string) bot.Press { return bot.Press{Action: a, Task: id, Arg: arg} }
	operator, controller := r.People[i%rushOperators], r.People[rushOperators+i%rushControl]
	office := r.Departments[i%rushOffices].ID
	do := func(by tasks.Person, c tasks.Command) {
		_, err := flow.Do(b.Context(), workflow.Order{Task: id, Command: c, By: by})
		must(b, err)
	}
	e := &errand{task: i}
	switch i % 4 {
	case 0:
		e.person, e.verb, e.due, e.acts = operator, tasks.DoDecline, 1, []bot.Press{press(bot.ActDecline, "")}
	case 1:
		e.person, e.verb, e.due = operator, tasks.DoRegister, 3
		e.acts = []bot.Press{press(bot.ActRegister, ""), press(bot.ActTopic, bot.Shorten("ЖКХ")), press(bot.ActPlace, bot.Shorten("Южный"))}
	case 2:
		do(operator, tasks.Register{Topic: "ЖКХ", Place: tasks.Place{District: "Южный"}})
		e.person, e.verb, e.due = controller, tasks.DoAssign, 2
		e.acts = []bot.Press{press(bot.ActDepartment, bot.Shorten(string(office))), press(bot.ActAssign, "")}
	default:
		do(operator, tasks.Register{Topic: "ЖКХ", Place: tasks.Place{District: "Южный"}})
		do(controller, tasks.Assign{Departments: []tasks.DepartmentID{office}})
		who := rushOperators + rushControl + (i%rushOffices)*rushInOffice + i/rushOffices%rushInOffice
		e.person, e.verb, e.due, e.acts = r.People[who], tasks.DoCompose, 1, []bot.Press{{}, press(bot.ActWhy, "")}
	}
	return e
}

// effects counts the errands that have been run, each of which must stand in its task's history once.
func (w *world) effects(b *testing.B, dsn string, list []*errand) int {
	b.Helper()
	s := openStore(b, dsn)
	defer s.Close()
	run := 0
	for _, e := range list {
		past, err := s.Events(b.Context(), message(e.task).Source.ID())
		must(b, err)
		n := 0
		for _, event := range past {
			if event.Verb() == e.verb && event.By == e.person.ID {
				n++
			}
		}
		want := 0
		if e.next >= e.due {
			want, run = 1, run+1
		}
		if n != want {
			b.Errorf("task %d: %s stands %d times in its history, want %d", e.task, e.verb, n, want)
		}
	}
	return run
}
