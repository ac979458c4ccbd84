package vk_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

const answer = "Здравствуйте, Анна! Дорогу починят\nдо 15 мая."

// asked makes a post with a resident's comment and another in its thread.
func (w *world) asked() (post, top, reply int64) {
	w.Helper()
	post = w.post(-w.stand.Group(), "Новости")
	top = w.comment(post, anna, "У дома яма", 0)
	return post, top, w.comment(post, boris, "И у нас яма", top)
}

func TestAnAnswerGoesUnderItsMessage(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post, top, reply := w.asked()
		other := w.post(boris, "Где автобус?")
		group := -w.stand.Group()
		for i, test := range []struct {
			src  tasks.Source
			link string
		}{
			{w.source(post, top, 0), "https://vk.com/wall%d_%d?reply=%d&thread=" + fmt.Sprint(top)},
			{w.source(post, reply, top), "https://vk.com/wall%d_%d?reply=%d&thread=" + fmt.Sprint(top)},
			{w.source(other, 0, 0), "https://vk.com/wall%d_%d?reply=%d"},
		} {
			guid := fmt.Sprint("guid", i)
			id, link, err := w.vk.Publish(w.Context(), test.src, answer, guid)
			if err != nil {
				w.Fatal(err)
			}
			again, _, err := w.vk.Publish(w.Context(), test.src, answer, guid)
			if err != nil || again != id {
				w.Errorf("published again as %d, %v", again, err)
			}
			if want := fmt.Sprintf(test.link, group, test.src.Post, id); link != want {
				w.Errorf("link %s, want %s", link, want)
			}
			got := w.stand.Answers()
			a := got[len(got)-1]
			if len(got) != i+1 || a.Text != answer || a.From != group || a.ReplyTo != test.src.Comment || a.GUID != guid {
				w.Errorf("%d answers, the last %+v", len(got), a)
			}
			comment, found, ok, err := w.vk.FindAnswer(w.Context(), test.src, answer, guid, time.Now())
			if err != nil || !ok || comment != id || found != link {
				w.Errorf("found %d %s %v %v", comment, found, ok, err)
			}
		}
	})
}

func TestRefusalsOfAnAnswer(t *testing.T) {
	t.Parallel()
	type refusal struct {
		name    string
		prepare func(w *world, post, top int64)
		text    string
		class   vk.Class
		problem tasks.Problem
		code    int
	}
	must := func(w *world, err error) {
		w.Helper()
		if err != nil {
			w.Fatal(err)
		}
	}
	for _, test := range []refusal{
		{"closed", func(w *world, p, _ int64) { must(w, w.stand.CloseComments(p)) }, answer, vk.Final, tasks.ProblemClosed, 213},
		{"hidden", func(w *world, p, _ int64) { must(w, w.stand.HideComments(p)) }, answer, vk.Final, tasks.ProblemClosed, 212},
		{"post gone", func(w *world, p, _ int64) { must(w, w.stand.DeletePost(p)) }, answer, vk.Final, tasks.ProblemClosed, 210},
		{"comment gone", func(w *world, _, c int64) { must(w, w.stand.DeleteComment(c)) }, answer, vk.Final, tasks.ProblemClosed, 100},
		{"links", func(w *world, _, _ int64) { w.stand.ForbidLinks(true) }, "https://город.рф", vk.Final, tasks.ProblemLinks, 222},
		{"long", func(*world, int64, int64) {}, strings.Repeat("я", 16385), vk.Final, tasks.ProblemTooLong, 100},
		{"empty", func(*world, int64, int64) {}, " ", vk.Final, tasks.ProblemRefused, 100},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			story(t, vkstand.Options{}, nil, func(w *world) {
				post, top, _ := w.asked()
				test.prepare(w, post, top)
				_, _, err := w.vk.Publish(w.Context(), w.source(post, top, 0), test.text, "g")
				w.refused(err, test.class, test.problem, test.code)
				if n := w.stand.Calls("wall.createComment"); n != 1 || len(w.stand.Answers()) != 0 {
					w.Errorf("%d calls", n)
				}
			})
		})
	}
}

func (w *world) refused(err error, class vk.Class, problem tasks.Problem, code int) {
	w.Helper()
	var e *vk.Error
	if !errors.As(err, &e) {
		w.Fatalf("error %v", err)
	}
	w.clean(err.Error())
	if e.Class != class || vk.ClassOf(err) != class || e.Code != code || vk.ProblemOf(err) != problem {
		w.Errorf("%v: class %v, code %d, problem %s; want %v, %d, %s", err, e.Class, e.Code, vk.ProblemOf(err), class, code,
			problem)
	}
}

func TestAnUnknownFateIsFoundOut(t *testing.T) {
	t.Parallel()
	for name, kind := range troubles() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			story(t, vkstand.Options{}, nil, func(w *world) {
				post, top, reply := w.asked()
				src := w.source(post, reply, top)
				for range 12 { // the answer is not among the first comments of the thread
					w.comment(post, boris, "Яма!", top)
				}
				w.stand.Fail(vkstand.Fault{Method: "wall.createComment", Kind: kind})
				began := time.Now()
				_, _, err := w.vk.Publish(w.Context(), src, answer, "g")
				w.refused(err, vk.Unknown, tasks.ProblemUnknown, 0)
				if took := time.Since(began); took > time.Minute {
					w.Errorf("gave up after %v", took)
				}
				if n := w.stand.Calls("wall.createComment"); n != 1 {
					w.Errorf("%d calls", n)
				}
				comment, _, found, err := w.vk.FindAnswer(w.Context(), src, answer, "g", began)
				if err != nil || found != (kind == vkstand.CutAfter) {
					w.Fatalf("found %v, %v", found, err)
				}
				again, _, err := w.vk.Publish(w.Context(), src, answer, "g")
				if err != nil || found && again != comment || len(w.stand.Answers()) != 1 {
					w.Errorf("again: %d, %v, %d answers", again, err, len(w.stand.Answers()))
				}
			})
		})
	}
}

func TestOnlyTheSameAnswerCounts(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post, top, reply := w.asked()
		group := -w.stand.Group()
		w.comment(post, group, answer, top) // under another message
		w.comment(post, boris, answer, reply)
		w.comment(post, group, answer+" И ещё.", reply)
		w.comment(post, group, answer, 0)
		old := w.comment(post, group, answer, reply)
		time.Sleep(time.Hour)
		find := func(since time.Time) (int64, bool) {
			id, _, found, err := w.vk.FindAnswer(w.Context(), w.source(post, reply, top), answer, "g", since)
			if err != nil {
				w.Fatal(err)
			}
			return id, found
		}
		if id, found := find(time.Now()); found {
			w.Errorf("comment %d is not the answer", id)
		}
		if id, found := find(time.Now().Add(-time.Hour)); !found || id != old {
			w.Errorf("found %d", id)
		}
		if err := w.stand.DeleteComment(old); err != nil {
			w.Fatal(err)
		}
		if id, found := find(time.Now().Add(-time.Hour)); found {
			w.Errorf("comment %d is deleted", id)
		}
	})
}

func TestLongPollsEchoTellsWithoutAReadingToken(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, func(c *vk.Config) { c.ServiceToken, c.LookBack = "", -1 }, func(w *world) {
		post, top, _ := w.asked()
		w.during(func() {
			began := time.Now()
			_, _, _, err := w.vk.FindAnswer(w.Context(), w.source(post, top, 0), answer, "g", began)
			w.refused(err, vk.Disabled, tasks.ProblemAccess, 0)
			w.stand.Fail(vkstand.Fault{Method: "wall.createComment", Kind: vkstand.CutAfter})
			if _, _, err := w.vk.Publish(w.Context(), w.source(post, top, 0), answer, "g"); vk.ClassOf(err) != vk.Unknown {
				w.Fatal(err)
			}
			time.Sleep(time.Second)
			id, link, found, err := w.vk.FindAnswer(w.Context(), w.source(post, top, 0), answer, "g", began)
			if err != nil || !found || id != w.stand.Answers()[0].ID || !strings.Contains(link, fmt.Sprint(id)) {
				w.Errorf("%d %s %v %v", id, link, found, err)
			}
		})
	})
}

func TestThePastOfALongThreadIsRead(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{NoLimits: true}, nil, func(w *world) {
		post, top, _ := w.asked()
		for range 250 {
			w.comment(post, boris, "Яма!", top)
		}
		id := w.comment(post, -w.stand.Group(), answer, top)
		got, _, found, err := w.vk.FindAnswer(w.Context(), w.source(post, top, 0), answer, "g", time.Now())
		if err != nil || !found || got != id {
			w.Errorf("%d %v %v, want %d", got, found, err, id)
		}
	})
}

func TestAnEndedContextBeforeTheCallIsNoUnknownFate(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post, top, _ := w.asked()
		ctx, cancel := context.WithCancel(w.Context())
		if _, _, err := w.vk.Publish(ctx, w.source(post, top, 0), answer, "g1"); err != nil {
			w.Fatal(err)
		}
		cancel() // while the pace holds the next call back
		_, _, err := w.vk.Publish(ctx, w.source(post, top, 0), answer, "g2")
		if vk.ClassOf(err) != vk.Again || !errors.Is(err, context.Canceled) {
			w.Errorf("error %v", err)
		}
		foreign := tasks.Source{Network: "ok", Owner: 1, Post: 2}
		if _, _, err := w.vk.Publish(w.Context(), foreign, answer, "g3"); vk.ClassOf(err) != vk.Final {
			w.Errorf("error %v", err)
		}
		if n := w.stand.Calls("wall.createComment"); n != 1 {
			w.Errorf("%d calls", n)
		}
	})
}
