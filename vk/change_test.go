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

func TestWhatResidentsDoToTheirCommentsIsTold(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {
			top := w.comment(post, anna, "Яма", 0)
			reply := w.comment(post, boris, "И у нас яма", top)
			w.expect(top, reply)
			w.do(w.stand.EditComment(reply, "И у нас яма, Мира, 5"))
			w.versions(reply, "И у нас яма", "И у нас яма, Мира, 5")
			w.do(w.stand.DeleteComment(top))
			w.versions(top, "Яма", gone)
			w.do(w.stand.RestoreComment(top))
			w.versions(top, "Яма", gone, "Яма")
			w.do(w.stand.DeleteComment(reply))
			w.versions(reply, "И у нас яма", "И у нас яма, Мира, 5", gone)
			w.expect(top, reply)
		})
	})
}

// An answer is no message, but what somebody does to it in VK is told.
func TestWhatBecomesOfAnAnswerIsTold(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {
			asked := w.comment(post, anna, "Яма", 0)
			w.expect(asked)
			own, _, err := w.vk.Publish(w.Context(), w.source(post, asked, 0), "Заделаем в мае.", "g")
			w.do(err)
			told := w.sink.told
			w.do(w.stand.EditComment(own, "Заделаем в июне."))
			synctest.Wait()
			w.expect(asked)
			if w.sink.told != told+1 {
				w.Errorf("%d changes told of the community's own comment, want one", w.sink.told-told)
			}
		})
	})
}

func TestChangesWhileTheProgramIsAway(t *testing.T) {
	t.Parallel()
	for name, reader := range map[string]func(*vk.Config){
		"long poll alone": func(c *vk.Config) { c.ServiceToken, c.LookBack = "", -1 },
		"with the wall":   nil,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			story(t, vkstand.Options{}, reader, func(w *world) {
				post := w.post(-w.stand.Group(), "Новости")
				var known, late, both int64
				w.during(func() {
					known, both = w.comment(post, anna, "Яма", 0), w.comment(post, boris, "Ещё яма", 0)
					w.expect(known, both)
				})
				w.do(w.stand.EditComment(known, "Яма, Мира, 5"))
				late = w.comment(post, boris, "Тут яма", 0)
				w.do(w.stand.DeleteComment(late))
				w.do(w.stand.EditComment(both, "Ещё яма, Мира, 7"))
				w.do(w.stand.DeleteComment(both))
				w.vk = w.client()
				w.during(func() {
					w.expect(known, both, late)
					w.versions(known, "Яма", "Яма, Мира, 5")
					w.versions(late, "Тут яма", gone)
					w.versions(both, "Ещё яма", "Ещё яма, Мира, 7", gone)
				})
			})
		})
	}
}

func TestChangesThatLongPollHasLostAreReadFromTheWall(t *testing.T) {
	t.Parallel()
	for name, lose := range map[string]func(*vkstand.Stand){
		"failed 1": (*vkstand.Stand).ForgetHistory,
		"failed 3": (*vkstand.Stand).LoseHistory,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			story(t, vkstand.Options{}, nil, func(w *world) {
				post, own := w.post(-w.stand.Group(), "Новости"), w.post(anna, "Яма на стене")
				edited, answered := w.comment(post, anna, "Яма", 0), w.comment(post, anna, "Ещё яма", 0)
				quiet := w.comment(post, boris, "Тихая яма", answered)
				w.during(func() { w.expect(own, edited, answered, quiet) })
				time.Sleep(23 * time.Hour)
				w.do(w.stand.EditComment(edited, "Яма, Мира, 5"))
				w.do(w.stand.EditComment(quiet, "Тихая яма, Мира, 7"))
				w.do(w.stand.DeleteComment(answered))
				w.do(w.stand.EditPost(own, "Яма на стене и под ней"))
				lose(w.stand)
				w.vk = w.client()
				w.during(func() {
					w.versions(edited, "Яма", "Яма, Мира, 5")
					w.versions(quiet, "Тихая яма", "Тихая яма, Мира, 7")
					w.versions(answered, "Ещё яма", gone) // VK shows that something stood there
					w.versions(own, "Яма на стене", "Яма на стене и под ней")
				})
			})
		})
	}
}

func TestAnOldChangeThatIsGivenAgainUndoesNothing(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {
			id := w.comment(post, anna, "Яма", 0)
			w.expect(id)
			w.do(w.stand.EditComment(id, "Яма, Мира, 5"))
			w.versions(id, "Яма", "Яма, Мира, 5")
			list := w.stand.Events()
			first := list[len(list)-1].ID
			w.do(w.stand.EditComment(id, "Яма, Мира, 7"))
			w.do(w.stand.Repeat(first)) // in one batch with what came after it
			w.versions(id, "Яма", "Яма, Мира, 5", "Яма, Мира, 7")
			w.do(w.stand.Repeat(first)) // and in a later one
			w.do(w.stand.DeleteComment(id))
			w.do(w.stand.Repeat(first))
			synctest.Wait()
			w.versions(id, "Яма", "Яма, Мира, 5", "Яма, Мира, 7", gone)
		})
		if n := strings.Count(w.logs.String(), "given before"); n != 3 {
			w.Errorf("%d events passed over as given before, want 3", n)
		}
	})
}

// event is one of a comment that stands only in events, not on the wall.
func (w *world) event(kind, id string, comment, post int64, text string) {
	w.Helper()
	w.do(w.stand.Inject(fmt.Sprintf(`{"type":%q,"event_id":%q,"group_id":%d,"object":{"id":%d,"from_id":%d,"date":%d,"text":%q,`+
		`"post_id":%d,"owner_id":%d}}`, kind, id, w.stand.Group(), comment, anna, time.Now().Unix(), text, post, -w.stand.Group())))
}

func TestEventsOutOfOrder(t *testing.T) {
	t.Parallel()
	noReader := func(c *vk.Config) { c.ServiceToken, c.LookBack = "", -1 }
	story(t, vkstand.Options{}, noReader, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {
			w.event("wall_reply_edit", "e1", 901, post, "Яма, Мира, 5") // its own event comes late, or never
			w.versions(901, "Яма, Мира, 5")
			w.event("wall_reply_new", "e2", 901, post, "Яма")
			w.event("wall_reply_delete", "e3", 902, post, "")
			w.event("wall_reply_new", "e4", 902, post, "Яма, которой уже нет")
			w.event("wall_reply_new", "e5", 903, post, "Последняя яма")
			w.expect(901, 903)
			w.versions(901, "Яма, Мира, 5")
			w.event("wall_reply_restore", "e6", 902, post, "Яма, которая опять есть")
			w.expect(901, 902, 903)
		})
	})
}

func TestAnOldCommentThatComesBackIsNoNewMessage(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		old := w.comment(post, anna, "Яма прошлого года", 0)
		w.do(w.stand.DeleteComment(old))
		time.Sleep(60 * 24 * time.Hour)
		w.during(func() {
			w.do(w.stand.RestoreComment(old))
			id := w.comment(post, boris, "Яма", 0)
			w.expect(id)
		})
	})
}

func TestAReadingOfTheWallUndoesNothingThatHappenedMeanwhile(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		older, newest := w.post(-w.stand.Group(), "Новости"), w.post(-w.stand.Group(), "Ещё новости")
		var other, edited, removed int64
		w.during(func() {
			other = w.comment(older, anna, "Другая яма", 0)
			edited, removed = w.comment(newest, anna, "Яма", 0), w.comment(newest, boris, "Ещё яма", 0)
			w.expect(other, edited, removed)
		})
		w.vk = w.client()
		w.stand.Fail(vkstand.Fault{Method: "wall.getComments", Kind: vkstand.Slow}) // the newest post is read at once,
		w.stand.Fail(vkstand.Fault{Method: "wall.getComments", Kind: vkstand.Slow, Delay: 14 * time.Second})
		w.during(func() { // and the next one is being read now
			told := w.sink.told
			w.do(w.stand.EditComment(edited, "Яма, Мира, 5"))
			w.do(w.stand.DeleteComment(removed))
			time.Sleep(time.Minute)
			w.versions(edited, "Яма", "Яма, Мира, 5")
			w.versions(removed, "Ещё яма", gone)
			if n := w.sink.told - told; n != 3 { // of the third the reading told
				w.Errorf("%d changes told", n)
			}
		})
	})
}

func TestChangesThatTheSinkRefusesComeAgain(t *testing.T) {
	t.Parallel()
	noReader := func(c *vk.Config) { c.ServiceToken, c.LookBack = "", -1 }
	for pass := range 4 { // refused at the messages, the changes, the place, not at all
		t.Run(fmt.Sprint(pass), func(t *testing.T) {
			t.Parallel()
			story(t, vkstand.Options{}, noReader, func(w *world) {
				post := w.post(-w.stand.Group(), "Новости")
				w.during(func() {
					id := w.comment(post, anna, "Яма", 0)
					w.expect(id)
					synctest.Wait()
					w.sink.refuseAfter(pass, 1)
					w.do(w.stand.EditComment(id, "Яма, Мира, 5"))
					next := w.comment(post, boris, "Ещё яма", 0)
					w.do(w.stand.DeleteComment(id))
					w.expect(id, next)
					w.versions(id, "Яма", "Яма, Мира, 5", gone)
				})
			})
		})
	}
}
