package workflow_test

import (
	"errors"
	"testing"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

const maria, oleg = 501, 502

// reply is a comment under another one; thread is the top comment.
func reply(author, comment, to, thread int64, text string) tasks.Found {
	m := found(comment)
	m.Author, m.ReplyTo, m.Source.Thread, m.Text = tasks.Author{ID: author}, to, thread, text
	m.WrittenAt = at(9, 0)
	return m
}

// Whose words a message may continue.
func TestEarlier(t *testing.T) {
	w := newWorld(t)
	w.id = w.wrote(reply(maria, 20, 0, 0, "Темно"))
	w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
	w.answered("Починим") // stands as comment 9
	mine := w.id
	olegs := w.wrote(reply(oleg, 21, 20, 20, "И у нас"))
	cases := map[string]struct {
		message tasks.Found
		want    tasks.ID
	}{
		"in the own thread":             {reply(maria, 30, 0, 20, "Всё ещё темно"), mine},
		"to the own words":              {reply(maria, 31, 20, 20, "Всё ещё темно"), mine},
		"to the answer":                 {reply(maria, 32, 9, 0, "Не починили"), mine},
		"to a stranger, own thread":     {reply(maria, 33, 21, 20, "Вот-вот"), mine},
		"a stranger under the answer":   {reply(oleg, 34, 9, 20, "Неправда"), ""},
		"another stranger, same thread": {reply(503, 35, 21, 20, "И я"), ""},
		"somewhere else":                {reply(maria, 36, 0, 0, "Ещё вопрос"), ""},
		"under what is no task":         {reply(maria, 37, 99, 98, "Ещё вопрос"), ""},
		"nobody knows who":              {reply(0, 38, 9, 20, "Не починили"), ""},
		"the stranger's own words":      {reply(oleg, 39, 21, 20, "Забыл сказать"), olegs},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := w.load(w.wrote(c.message)).Earlier; got != c.want {
				t.Errorf("continues %q, want %q", got, c.want)
			}
		})
	}
}

// A resident who goes on writing is known again each time, and each answer goes under the newest message.
func TestContinuationsOfContinuations(t *testing.T) {
	w := newWorld(t)
	w.id = w.wrote(reply(maria, 20, 0, 0, "Темно"))
	w.do("ivanova", tasks.Register{Topic: "ЖКХ"})
	w.answered("Починим")
	for i, m := range []tasks.Found{
		reply(maria, 30, 9, 20, "Не починили"), reply(maria, 31, 30, 0, "Ау"), reply(maria, 32, 31, 0, "Так и темно"),
	} {
		id := w.wrote(m)
		if got := w.load(id).Earlier; got != w.id {
			t.Fatalf("message %d continues %q", i, got)
		}
		w.on(id, "ivanova", tasks.Continue{})
		w.agree()
		w.agree()
		if now := w.task(); now.Status != tasks.Assigned || len(now.Continued) != i+1 || now.Target() != m.Source {
			t.Fatalf("message %d: %s, %d continuations, to %+v", i, now.Status, len(now.Continued), now.Target())
		}
	}
	if c := w.task().Continued; !c[0].Anew || c[1].Anew {
		t.Errorf("opened anew: %v, %v", c[0].Anew, c[1].Anew)
	}
}

// Two messages that go on one in the other, joined in the wrong order: all of it is known where it ends.
func TestAChainJoinedBackwards(t *testing.T) {
	for _, late := range []bool{false, true} {
		w := newWorld(t)
		w.id = w.wrote(reply(maria, 20, 0, 0, "Темно"))
		second := w.wrote(reply(maria, 30, 20, 20, "Очень темно"))
		third := w.wrote(reply(maria, 31, 30, 0, "Совсем темно"))
		if w.load(third).Earlier != second {
			t.Fatalf("the third continues %q", w.load(third).Earlier)
		}
		w.on(third, "ivanova", tasks.Continue{})
		if !late {
			w.agree()
		}
		w.on(second, "ivanova", tasks.Continue{})
		w.agree()
		known := map[tasks.ID]bool{}
		for _, c := range w.task().Continued {
			known[c.Task] = true
		}
		if len(w.task().Continued) != 2 || !known[second] || !known[third] {
			t.Errorf("late %v: %d continuations", late, len(w.task().Continued))
		}
	}
}

// What a resident changes or deletes in a continuation is known where it went on, whether it was joined before or after.
func TestChangesOfAContinuation(t *testing.T) {
	w := newWorld(t)
	w.id = w.wrote(reply(maria, 20, 0, 0, "Темно"))
	second := reply(maria, 30, 20, 20, "Очень темно")
	id := w.wrote(second)
	change := func(text string) {
		t.Helper()
		c := tasks.SourceChange{Source: second.Source, Text: text, Removed: text == "", At: w.now}
		for range 2 { // sources tell things twice
			w.must(w.flow.Changed(t.Context(), []tasks.SourceChange{c}))
		}
	}
	change("Очень темно, номер 12")
	w.on(id, "ivanova", tasks.Continue{})
	change("Очень темно, номер 14") // before it was carried over
	w.agree()
	if n := len(w.task().Versions); n != 2 {
		t.Fatalf("%d versions are known", n)
	}
	change("")
	w.agree()
	if now := w.task(); now.Continued[0].Gone.IsZero() || now.Target().Comment != 20 {
		t.Errorf("gone %s, the answer goes under %d", now.Continued[0].Gone, now.Target().Comment)
	}
}

func TestChangedPassesOverWhatIsNoTask(t *testing.T) {
	w := newWorld(t)
	gone := tasks.SourceChange{Source: found(1).Source, Removed: true, At: w.now}
	w.must(w.flow.Changed(t.Context(), []tasks.SourceChange{{Source: found(99).Source, Text: "?"}, gone}))
	if w.task().Gone.IsZero() {
		t.Error("the deletion is not known")
	}
	w.store.before = func(workflow.Commit) error { return errFault }
	gone.Removed, gone.Text = false, "Снова"
	if err := w.flow.Changed(t.Context(), []tasks.SourceChange{gone}); !errors.Is(err, errFault) {
		t.Errorf("a fault is passed over: %v", err)
	}
}
