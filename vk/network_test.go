package vk_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

const hookSecret = "a-long-secret-key"

// both makes a network of two communities of ours with the Callback API, and returns the second community.
func (w *world) both() *vkstand.Stand {
	w.Helper()
	second := w.stand.Found(vkstand.Options{Group: 2002, Name: "Район", ScreenName: "rayon"})
	w.cfg.More = []vk.Community{{GroupID: 2002, Token: second.CommunityToken()}}
	w.cfg.Callback = vk.Callback{Secret: hookSecret}
	n := w.network()
	w.stand.SetCallback(n, "/hooks/vk", hookSecret)
	second.SetCallback(n, "/hooks/vk", hookSecret)
	return second
}

// Two communities are watched apart and each answers for itself; trouble with one is no other's.
func TestEveryCommunityAnswersForItself(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		second := w.both()
		post := w.post(-w.stand.Group(), "Новости")
		other, err := second.Post(-second.Group(), "Новости района")
		w.do(err)
		second.ForgetHistory()
		w.during(func() {
			w.clean(w.logs.String())
			one := w.comment(post, anna, "Где яма?", 0)
			two, err := second.Comment(other, boris, "Тоже яма", 0)
			w.do(err)
			w.until(func() bool { return len(w.sink.ids()) == 2 }, func() string { return "both messages" })
			for _, f := range w.sink.found() {
				w.do(second.CloseComments(0 + other))
				w.do(second.OpenComments(other))
				_, link, err := w.net.Publish(w.Context(), f.Source, answer, "g"+f.Source.Key())
				if err != nil || link == "" {
					w.Errorf("%+v: %v", f.Source, err)
				}
				if _, _, found, err := w.net.FindAnswer(w.Context(), f.Source, answer, "", time.Now().Add(-time.Minute)); !found || err != nil {
					w.Errorf("the answer to %+v is not found: %v", f.Source, err)
				}
			}
			if a := second.Answers(); len(a) != 1 || a[0].From != -second.Group() || a[0].ReplyTo != two {
				w.Errorf("the second community has answered %+v", a)
			}
			if a := w.stand.Answers(); len(a) != 1 || a[0].From != -w.stand.Group() || a[0].ReplyTo != one {
				w.Errorf("the first community has answered %+v", a)
			}
		})
		for _, name := range []string{"vk:1001", "vk:2002"} {
			if w.sink.cursor[name] == "" {
				w.Errorf("no cursor %s", name)
			}
		}
	})
}

// Every event of every kind by both ways at once is taken once, and an old version never comes back over a new one.
func TestBothWaysAtOnce(t *testing.T) {
	t.Parallel()
	for _, first := range []string{"callback", "long poll"} {
		story(t, vkstand.Options{}, nil, func(w *world) {
			w.both()
			post := w.post(-w.stand.Group(), "Новости")
			w.during(func() {
				id := w.comment(post, anna, "Где яма?", 0)
				w.do(w.stand.EditComment(id, "Где яма на Видова?"))
				w.do(w.stand.EditComment(id, "Где яма на Видова, 12?"))
				if first == "long poll" {
					w.expect(id)
				}
				if left := w.stand.Deliver(w.Context()); left != 0 {
					w.Errorf("%d events were not taken", left)
				}
				w.stand.Redeliver(w.Context())
				w.expect(id)
				time.Sleep(time.Minute)
				versions := w.sink.versions(id)
				if versions[len(versions)-1] != "Где яма на Видова, 12?" || len(versions) > 3 {
					w.Errorf("%s first: stood as %q", first, versions)
				}
				w.do(w.stand.DeleteComment(id))
				w.stand.Deliver(w.Context())
				w.stand.Redeliver(w.Context())
				time.Sleep(time.Minute)
				if v := w.sink.versions(id); v[len(v)-1] != gone || len(v) != len(versions)+1 {
					w.Errorf("%s first: stood as %q", first, v)
				}
			})
		})
	}
}

// Without Long Poll the Callback API alone brings everything, and the wall what came while nothing ran.
func TestCallbackAlone(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) { c.NoLongPoll = true }
	story(t, vkstand.Options{LongPollOff: true}, change, func(w *world) {
		w.both()
		post := w.post(-w.stand.Group(), "Новости")
		var ids []int64
		if left := w.stand.Deliver(w.Context()); left != 1 {
			t.Errorf("%d events wait although nothing watches", left)
		}
		w.during(func() {
			ids = append(ids, w.comment(post, anna, "Где яма?", 0))
			if left := w.stand.Deliver(w.Context()); left != 0 {
				w.Errorf("%d events were not taken", left)
			}
			w.expect(ids...)
		})
		ids = append(ids, w.comment(post, boris, "И ещё яма", 0))
		w.during(func() { w.expect(ids...) })
		if n := w.stand.Calls("longpoll") + w.stand.Calls("groups.getLongPollServer"); n != 0 {
			w.Errorf("%d polls", n)
		}
	})
}

// What cannot be kept now is not called ok, and VK brings it again.
func TestNotOkBeforeItIsDurable(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, func(c *vk.Config) { c.NoLongPoll = true }, func(w *world) {
		w.both()
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {
			w.stand.Deliver(w.Context())
			id := w.comment(post, anna, "Где яма?", 0)
			w.sink.refuseNext(2)
			for want := range []int{0, 1} {
				if left := w.stand.Deliver(w.Context()); left != 1 {
					w.Errorf("try %d: %d events wait, want the one", want, left)
				}
			}
			if left := w.stand.Deliver(w.Context()); left != 0 {
				w.Errorf("%d events wait", left)
			}
			w.expect(id)
		})
	})
}

func TestCallsAreProved(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		second := w.both()
		w.do(w.stand.Confirm(w.Context()))
		w.do(second.Confirm(w.Context()))
		for name, test := range map[string]struct {
			method, body string
			status       int
		}{
			"wrong secret":   {"POST", `{"type":"wall_reply_new","group_id":1001,"secret":"a-long-secret-kez"}`, http.StatusForbidden},
			"no secret":      {"POST", `{"type":"confirmation","group_id":1001}`, http.StatusForbidden},
			"a stranger":     {"POST", `{"type":"confirmation","group_id":3,"secret":"` + hookSecret + `"}`, http.StatusForbidden},
			"not an event":   {"POST", `<html>`, http.StatusBadRequest},
			"too large":      {"POST", `{"type":"` + strings.Repeat("x", 2<<20) + `"}`, http.StatusRequestEntityTooLarge},
			"not by POST":    {"GET", ``, http.StatusMethodNotAllowed},
			"nobody watches": {"POST", `{"type":"wall_reply_new","group_id":1001,"secret":"` + hookSecret + `"}`, http.StatusServiceUnavailable},
		} {
			recorder := httptest.NewRecorder()
			w.net.ServeHTTP(recorder, httptest.NewRequestWithContext(w.Context(), test.method, "/hooks/vk", strings.NewReader(test.body)))
			if recorder.Code != test.status {
				w.Errorf("%s: status %d, want %d", name, recorder.Code, test.status)
			}
		}
	})
}

// Comments under photos, videos and goods, in boards, and private messages are found, followed and answered where VK allows.
func TestEveryVenue(t *testing.T) {
	t.Parallel()
	venues := map[vkstand.Thing]tasks.Venue{
		vkstand.Photo: tasks.VenuePhoto, vkstand.Video: tasks.VenueVideo, vkstand.Goods: tasks.VenueMarket, vkstand.Board: tasks.VenueBoard,
	}
	for kind, venue := range venues {
		for _, admin := range []bool{true, false} {
			change := func(c *vk.Config) { c.UserToken = map[bool]string{true: "vk1.a.sandbox-user-token"}[admin] }
			story(t, vkstand.Options{}, change, func(w *world) {
				thing := w.stand.AddThing(kind)
				w.during(func() {
					id, err := w.stand.Remark(kind, thing, anna, "Здесь яма", 0)
					w.do(err)
					w.versions(id, "Здесь яма")
					w.do(w.stand.EditRemark(kind, thing, id, "Здесь две ямы"))
					w.versions(id, "Здесь яма", "Здесь две ямы")
					f := w.sink.found()[0]
					if f.Source.Venue != venue || f.Source.Post != thing || f.Author.FirstName != "Анна" || f.Source.Link == "" {
						w.Errorf("%s: %+v", kind, f)
					}
					w.answered(f.Source, admin)
					if admin {
						if last := w.stand.Remarks(kind, thing); last[len(last)-1].Text != answer {
							w.Errorf("%s: %+v", kind, last)
						}
					}
					w.do(w.stand.DeleteRemark(kind, thing, id))
					w.versions(id, "Здесь яма", "Здесь две ямы", gone)
				})
			})
		}
	}
	story(t, vkstand.Options{}, nil, func(w *world) {
		w.during(func() {
			id, err := w.stand.Write(anna, "У нас яма")
			w.do(err)
			w.do(w.stand.EditLetter(id, "У нас две ямы"))
			w.versions(id, "У нас яма", "У нас две ямы")
			f := w.sink.found()[0]
			w.answered(f.Source, true)
			if l := w.stand.Letters(anna); len(l) != 2 || l[1].Text != answer {
				w.Errorf("%+v", l)
			}
			stranger := f.Source
			stranger.Post = boris
			if _, _, err := w.vk.Publish(w.Context(), stranger, answer, "g7"); vk.ProblemOf(err) != tasks.ProblemClosed {
				w.Errorf("to somebody who has not written: %v", err)
			}
			time.Sleep(time.Minute)
			w.expect(id) // the answer itself is no message
		})
	})
}

// answered publishes an answer twice under one guid and looks for it; able is whether a token may do that.
func (w *world) answered(src tasks.Source, able bool) {
	w.Helper()
	since := time.Now().Add(-time.Minute)
	first, link, err := w.vk.Publish(w.Context(), src, answer, "g1")
	if !able {
		if vk.ProblemOf(err) != tasks.ProblemByHand || vk.ClassOf(err) != vk.Disabled {
			w.Errorf("%s: %v", src.Venue, err)
		}
		return
	}
	again, _, errAgain := w.vk.Publish(w.Context(), src, answer, "g1")
	if err := errors.Join(err, errAgain); err != nil || first != again || link == "" {
		w.Errorf("%s: %d then %d, %v", src.Venue, first, again, err)
	}
	time.Sleep(2 * time.Second) // a client counts its own calls only
	fresh := w.client()         // has heard no echo
	comment, _, found, err := fresh.FindAnswer(w.Context(), src, answer, "", since)
	if err != nil || !found || comment != first {
		w.Errorf("%s: answer %d is found as %d (%t), %v", src.Venue, first, comment, found, err)
	}
	if _, _, found, err := fresh.FindAnswer(w.Context(), src, "Другой ответ", "", since); err != nil || found {
		w.Errorf("%s: another answer is found (%t), %v", src.Venue, found, err)
	}
}

// What was written privately and in discussions while Long Poll forgot is found as well.
func TestAGapBesideTheWall(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		topic := w.stand.AddThing(vkstand.Board)
		w.during(func() {})
		time.Sleep(3 * time.Hour)
		var want []int64
		for n := range 30 {
			id, err := w.stand.Write(anna, "У нас яма")
			w.do(err)
			other, err := w.stand.Remark(vkstand.Board, topic, boris, "И в обсуждении", 0)
			w.do(err)
			if want = append(want, id, other); n%10 == 0 {
				time.Sleep(time.Hour)
			}
		}
		w.stand.ForgetHistory()
		w.during(func() { w.expect(want...) })
	})
}
