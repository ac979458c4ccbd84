package vk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

func TestMessagesAreFoundWithTheirAuthorsAndPlaces(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		group := w.stand.Group()
		w.during(func() {
			news := w.post(-group, "Новости города")
			at := time.Now().Truncate(time.Second)
			top := w.comment(news, anna, "У дома яма", 0)
			reply := w.comment(news, boris, "И у нас яма", top)
			deep := w.comment(news, -shop, "Везде яма", reply)
			w.expect(top, reply, deep)
			own := w.post(anna, "Опять яма")
			w.expect(top, reply, deep, own)

			list := w.sink.found()
			want := []tasks.Source{
				{Network: "vk", Owner: -group, Post: news, Comment: top,
					Link: fmt.Sprintf("https://vk.com/wall%d_%d?reply=%d", -group, news, top)},
				{Network: "vk", Owner: -group, Post: news, Comment: reply, Thread: top,
					Link: fmt.Sprintf("https://vk.com/wall%d_%d?reply=%d&thread=%d", -group, news, reply, top)},
				{Network: "vk", Owner: -group, Post: news, Comment: deep, Thread: top,
					Link: fmt.Sprintf("https://vk.com/wall%d_%d?reply=%d&thread=%d", -group, news, deep, top)},
				{Network: "vk", Owner: -group, Post: own, Link: fmt.Sprintf("https://vk.com/wall%d_%d", -group, own)},
			}
			for i, answers := range []int64{0, top, reply, 0} {
				if list[i].ReplyTo != answers {
					w.Errorf("message %d answers %d, want %d", i, list[i].ReplyTo, answers)
				}
			}
			for i, f := range list {
				if f.Source != want[i] {
					w.Errorf("source %+v, want %+v", f.Source, want[i])
				}
			}
			first := tasks.Author{ID: anna, FirstName: "Анна", LastName: "Котова", Link: "https://vk.com/id501", Joined: 2006}
			if list[0].Author != first || list[0].Text != "У дома яма" || list[0].Kind != tasks.Message {
				w.Errorf("found %+v", list[0])
			}
			if a := list[2].Author; a.Name() != "Магазин" || a.Link != "https://vk.com/club77" {
				w.Errorf("a community's comment is by %+v", a)
			}
			if !list[0].WrittenAt.Equal(at) {
				w.Errorf("written at %v", list[0].WrittenAt)
			}
		})
		if w.vk.LastPoll().IsZero() {
			w.Error("polls are not noted")
		}
	})
}

func TestOwnPostsAndAnswersAreNotFound(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		w.during(func() {
			post := w.post(-w.stand.Group(), "Новости")
			asked := w.comment(post, anna, "Где автобус?", 0)
			if _, _, err := w.vk.Publish(w.Context(), w.source(post, asked, 0), "Будет в мае.", "g1"); err != nil {
				w.Fatal(err)
			}
			last := w.comment(post, boris, "Спасибо", asked)
			w.expect(asked, last)
		})
	})
}

func TestBadEventsAreLoggedAndPassedOver(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {})
		first := w.comment(post, anna, "Первая яма", 0)
		for _, raw := range []string{
			`null`, `7`, `"яма"`, `[]`, `{}`, `{"type":7}`,
			`{"type":"wall_reply_new"}`,
			`{"type":"wall_reply_new","object":null}`,
			`{"type":"wall_reply_new","object":{"id":"яма","from_id":501,"date":1,"text":"яма"}}`,
			`{"type":"wall_reply_new","object":{"id":9,"from_id":501,"date":99999999999999,"text":"яма","post_id":1,"owner_id":-1001}}`,
			`{"type":"wall_reply_new","group_id":5,"object":{"id":9,"from_id":501,"date":1,"text":"яма","post_id":1,"owner_id":-5}}`,
			`{"type":"wall_post_new","object":{"id":9,"owner_id":-1001,"from_id":501,"date":1,"text":"яма","post_type":"suggest"}}`,
			`{"type":"wall_post_new","object":{"id":-9,"owner_id":-1001,"from_id":501,"date":1}}`,
			`{"type":"яма_new","object":{"text":"яма"}}`,
			`{"type":"message_new","object":{"message":{"text":"яма"}}}`,
			`{"type":"wall_reply_edit","object":{"id":9,"from_id":501,"date":1,"text":"яма","post_id":0,"owner_id":-1001}}`,
			`{"type":"wall_reply_edit","object":{"id":9,"from_id":501,"date":1,"text":"яма","post_id":1,"owner_id":-5}}`,
			`{"type":"wall_reply_restore","object":["яма"]}`,
			`{"type":"wall_reply_delete"}`, `{"type":"wall_reply_delete","object":"яма"}`,
			`{"type":"wall_reply_delete","object":{"id":9,"post_id":0,"owner_id":-1001}}`,
			`{"type":"wall_reply_delete","object":{"id":9,"post_id":1,"owner_id":-5}}`,
			`{"type":"wall_reply_delete","group_id":5,"object":{"id":9,"post_id":1,"owner_id":-1001}}`,
		} {
			if err := w.stand.Inject(raw); err != nil {
				w.Fatal(err)
			}
		}
		last := w.comment(post, boris, "Вторая яма", 0)
		w.during(func() { w.expect(first, last) })
		if n := strings.Count(w.logs.String(), "an event was passed over"); n != 23 {
			w.Errorf("%d events logged as passed over, want 23:\n%s", n, w.logs)
		}
	})
}

func TestAnEventGivenTwiceIsFoundOnce(t *testing.T) {
	t.Parallel()
	noReader := func(c *vk.Config) { c.ServiceToken, c.LookBack = "", -1 }
	story(t, vkstand.Options{}, noReader, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {})
		id := w.comment(post, anna, "Яма", 0)
		events := w.stand.Events()
		repeat := func() {
			if err := w.stand.Repeat(events[len(events)-1].ID); err != nil {
				w.Fatal(err)
			}
		}
		repeat() // twice in one batch
		w.during(func() {
			w.expect(id)
			if w.sink.given != 1 {
				w.Errorf("given %d times out of one batch", w.sink.given)
			}
			repeat() // and again later, under another number
			synctest.Wait()
			w.expect(id)
		})
	})
}

func TestNothingIsLostWhileTheProgramIsAway(t *testing.T) {
	t.Parallel()
	noReader := func(c *vk.Config) { c.ServiceToken, c.LookBack = "", -1 }
	story(t, vkstand.Options{}, noReader, func(w *world) { // Long Poll alone is enough
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {})
		one := w.comment(post, anna, "Яма один", 0)
		two := w.comment(post, boris, "Яма два", one)
		w.vk = w.client()
		w.during(func() { w.expect(one, two) })
		if strings.Contains(w.logs.String(), "service_token") {
			w.Error("a token is asked for though nothing was missed")
		}
	})
}

func TestReadingTheWallDoesNotHoldLiveMessagesUp(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		missed := w.comment(post, anna, "Яма до запуска", 0)
		w.stand.Fail(vkstand.Fault{Method: "wall.getComments", Kind: vkstand.Slow, Delay: 14 * time.Second})
		w.during(func() {
			began := time.Now()
			live := w.comment(post, boris, "Яма сейчас", 0)
			w.expect(live)
			if took := time.Since(began); took > 2*time.Second {
				w.Errorf("found after %v", took)
			}
			w.expect(live, missed)
		})
	})
}

func TestGapsAreReadFromTheWall(t *testing.T) {
	t.Parallel()
	gaps := map[string]func(*vkstand.Stand){
		"failed 1": (*vkstand.Stand).ForgetHistory,
		"failed 3": (*vkstand.Stand).LoseHistory,
	}
	for name, lose := range gaps {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			story(t, vkstand.Options{}, nil, func(w *world) {
				post := w.post(-w.stand.Group(), "Новости")
				before := w.comment(post, anna, "Яма до", 0)
				w.during(func() { w.expect(before) })

				var lost []int64
				for range 14 { // a thread longer than comes with its top comment
					time.Sleep(time.Minute)
					lost = append(lost, w.comment(post, boris, "Яма в ветке", before))
				}
				lost = append(lost, w.post(anna, "Яма на стене"))
				lost = append(lost, w.comment(lost[14], boris, "Яма под ней", 0))
				if _, err := w.stand.Comment(post, -w.stand.Group(), "Ответ", before); err != nil {
					w.Fatal(err)
				}
				lose(w.stand)
				after := w.comment(post, anna, "Яма после", 0)
				w.vk = w.client()
				w.during(func() { w.expect(slices.Concat([]int64{before}, lost, []int64{after})...) })
			})
		})
	}
}

func TestLongPollFailsWhileWatching(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {
			var want []int64
			for round := range 3 {
				for failed := range 4 { // 0 is none; 4 does not exist at VK
					w.stand.Fail(vkstand.Fault{Method: "longpoll", Kind: vkstand.Refuse, Code: failed + 1})
					want = append(want, w.comment(post, anna, "Яма", 0), w.comment(post, boris, "Яма", 0))
					w.expect(want...)
				}
				if round == 1 {
					w.stand.ExpireKey()
				} else {
					w.stand.LoseHistory()
				}
				want = append(want, w.comment(post, anna, "Яма", 0))
				w.expect(want...)
			}
		})
	})
}

func TestAFirstStartLooksBackADay(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		old := w.post(anna, "Старая яма")
		w.comment(old, boris, "Очень старая яма", 0)
		time.Sleep(25 * time.Hour)
		fresh := w.comment(old, boris, "Свежая яма", 0)
		if err := w.stand.PinPost(old); err != nil {
			w.Fatal(err)
		}
		w.during(func() { w.expect(fresh) })
	})
}

func TestWithoutAReadingTokenAGapIsSaidAloudAndReadLater(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, func(c *vk.Config) { c.ServiceToken = "" }, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		missed := w.comment(post, anna, "Яма до запуска", 0)
		var live int64
		w.during(func() {
			live = w.comment(post, boris, "Яма после", 0)
			w.expect(live)
		})
		if n := strings.Count(w.logs.String(), "vk.service_token"); n != 1 {
			w.Errorf("the missing token is told %d times:\n%s", n, w.logs)
		}
		w.cfg.ServiceToken = w.stand.ServiceToken()
		w.vk = w.client()
		w.during(func() { w.expect(live, missed) })
	})
}

func TestWhatTheSinkRefusesComesAgain(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post := w.post(-w.stand.Group(), "Новости")
		early := w.comment(post, anna, "Яма до", 0)
		w.sink.refuseNext(3) // the first place, then the reading of the wall
		w.during(func() {
			w.expect(early)
			w.sink.refuseNext(2)
			one, two := w.comment(post, anna, "Яма", 0), w.comment(post, boris, "Яма", 0)
			w.expect(early, one, two)
		})
	})
}
