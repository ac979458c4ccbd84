package vk_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/vk"
)

// troubles are the ways in which VK and what lies before it break without a word in VK's language.
func troubles() map[string]vkstand.FaultKind {
	return map[string]vkstand.FaultKind{
		"502 in HTML": vkstand.BadGateway, "empty gzip": vkstand.EmptyGzip, "garbage": vkstand.Garbage,
		"cut before": vkstand.CutBefore, "cut after": vkstand.CutAfter, "hang": vkstand.Hang,
	}
}

func TestWatchSurvivesEveryTrouble(t *testing.T) {
	t.Parallel()
	for name, kind := range troubles() {
		for _, method := range []string{
			"longpoll", "groups.getLongPollServer", "groups.getLongPollSettings", "utils.getServerTime", "users.get",
			"wall.get", "wall.getComments", "",
		} {
			t.Run(name+" of "+method, func(t *testing.T) {
				t.Parallel()
				story(t, vkstand.Options{}, nil, func(w *world) {
					post := w.post(-w.stand.Group(), "Новости")
					early := w.comment(post, anna, "Яма до", 0)
					w.stand.Fail(vkstand.Fault{Method: method, Kind: kind, Times: 3})
					w.during(func() {
						w.expect(early)
						w.stand.Fail(vkstand.Fault{Method: method, Kind: kind, Times: 8})
						late := w.comment(post, boris, "Яма после", 0)
						w.expect(early, late)
					})
				})
			})
		}
	}
}

func TestABatchThatNeverBecomesReadableIsPassedOver(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {
			synctest.Wait()
			cancel := w.stand.Fail(vkstand.Fault{Method: "longpoll", Kind: vkstand.Garbage, Times: -1})
			one := w.comment(post, anna, "Яма", 0)
			two := w.comment(post, boris, "Яма", 0)
			w.expect(one, two) // read from the wall
			cancel()
		})
	})
}

func TestAMessageIsFoundWithoutANameWhenVKDoesNotTellIt(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		w.stand.AddUser(vkstand.User{ID: 9, First: "DELETED", Deactivated: "deleted"})
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {
			calls := w.stand.Calls("users.get")
			cancel := w.stand.Fail(vkstand.Fault{Method: "users.get", Kind: vkstand.Hang, Times: -1})
			start := time.Now()
			first := w.comment(post, anna, "Яма", 0)
			w.expect(first)
			if took := time.Since(start); took > 15*time.Second {
				w.Errorf("found after %v", took)
			}
			cancel()
			second, third := w.comment(post, anna, "Ещё яма", 0), w.comment(post, 9, "Яма", 0)
			w.expect(first, second, third)
			fourth := w.comment(post, anna, "И ещё", 0)
			w.expect(first, second, third, fourth)
			for i, want := range []string{"", "Анна Котова", "", "Анна Котова"} {
				a := w.sink.found()[i].Author
				if got := strings.TrimSpace(a.FirstName + " " + a.LastName); got != want {
					w.Errorf("message %d is by %q, want %q", i, got, want)
				}
			}
			if n := w.stand.Calls("users.get") - calls; n > 4 {
				w.Errorf("%d calls for names: they are not remembered", n)
			}
		})
	})
}

func TestAClosedPollIsNoBusyLoop(t *testing.T) {
	t.Parallel()
	for _, fault := range []vkstand.Fault{
		{Method: "longpoll", Kind: vkstand.Refuse, Code: 2, Times: -1},
		{Method: "longpoll", Kind: vkstand.CutBefore, Times: -1},
		{Method: "groups.getLongPollServer", Kind: vkstand.Refuse, Code: 5, Times: -1},
	} {
		t.Run(fmt.Sprintf("%s %d", fault.Method, fault.Code), func(t *testing.T) {
			t.Parallel()
			story(t, vkstand.Options{}, nil, func(w *world) {
				w.stand.Fail(fault)
				w.during(func() { time.Sleep(time.Hour) })
				if n := w.stand.Calls(fault.Method); n > 150 {
					w.Errorf("%d calls in an hour", n)
				}
			})
		})
	}
}

func TestThePaceStaysUnderVKsLimits(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, func(c *vk.Config) { c.LookBack = -1 }, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		ask := w.comment(post, anna, "Яма", 0)
		start := time.Now()
		done := make(chan error)
		for i := range 60 {
			go func() {
				_, _, err := w.vk.Publish(w.Context(), w.source(post, ask, 0), fmt.Sprint("Ответ ", i), fmt.Sprint(i))
				done <- err
			}()
			go func() {
				_, _, _, err := w.vk.FindAnswer(w.Context(), w.source(post, ask, 0), "нет такого", "", start)
				done <- err
			}()
		}
		for range 120 {
			if err := <-done; err != nil {
				w.Error(err)
			}
		}
		if n := len(w.stand.Answers()); n != 60 { // story checks that none was refused for the pace
			w.Errorf("%d answers", n)
		}
	})
}

func TestAWallThatCannotBeReadNowIsReadLater(t *testing.T) {
	t.Parallel()
	for _, code := range []int{6, 10, 14, 15, 28, 29} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			t.Parallel()
			story(t, vkstand.Options{}, nil, func(w *world) {
				post := w.post(-w.stand.Group(), "Новости")
				missed := w.comment(post, anna, "Яма до запуска", 0)
				w.stand.Fail(vkstand.Fault{Method: "wall.get", Kind: vkstand.Refuse, Code: code, Times: 2})
				w.during(func() {
					live := w.comment(post, boris, "Яма после", 0)
					w.expect(live) // not held up by the wall
					time.Sleep(3 * time.Hour)
					w.expect(live, missed)
				})
			})
		})
	}
}

func TestAnAdministratorsTokenReadsWhereTheServiceTokenMayNot(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		w.cfg.ServiceToken, w.cfg.UserToken = "wrong", w.stand.UserToken()
		w.vk = w.client()
		post := w.post(-w.stand.Group(), "Новости")
		missed := w.comment(post, anna, "Яма до запуска", 0)
		w.during(func() { w.expect(missed) })
	})
}

func TestCommentsThatMayNotBeReadAreSkipped(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		hidden, open := w.post(-w.stand.Group(), "Новости"), w.post(-w.stand.Group(), "Ещё новости")
		w.comment(hidden, anna, "Скрытая яма", 0)
		seen := w.comment(open, boris, "Яма", 0)
		if err := w.stand.HideComments(hidden); err != nil {
			w.Fatal(err)
		}
		w.during(func() { w.expect(seen) })
	})
}
