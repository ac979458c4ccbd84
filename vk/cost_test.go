package vk_test

import (
	"fmt"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/vk"
)

// A hundred communities with 10,000 posts known cost one request a visit, and more only for what changed; the plan keeps within the
// day's quota.
func TestCostOfAHundredCommunities(t *testing.T) {
	t.Parallel()
	const communities, posts, written = 100, 100, 30
	change := func(c *vk.Config) {
		c.LookBack = 100 * time.Hour
		for n := range communities {
			c.Watch = append(c.Watch, fmt.Sprint(3000+n))
		}
	}
	story(t, vkstand.Options{}, change, func(w *world) {
		var walls []*vkstand.Stand
		last := map[int]int64{}
		for n := range communities {
			walls = append(walls, w.overheard(int64(3000+n), fmt.Sprint("talk", n)))
			for range posts {
				id, err := walls[n].Post(anna, idle)
				w.do(err)
				last[n] = id
			}
			_, err := walls[n].Comment(last[n], boris, idle, 0)
			w.do(err)
		}
		time.Sleep(49 * time.Hour) // no post is fresh any more
		n := w.network()
		w.during(func() {
			time.Sleep(time.Hour) // every wall is known
			visits, comments, all := w.stand.Calls("wall.get"), w.stand.Calls("wall.getComments"), w.stand.Calls("")
			polls := w.stand.Calls("longpoll")
			for k := range written {
				_, err := walls[k*3].Comment(last[k*3], anna, concerning, 0)
				w.do(err)
				time.Sleep(4 * time.Hour / written)
			}
			time.Sleep(time.Hour)
			visits, comments = w.stand.Calls("wall.get")-visits, w.stand.Calls("wall.getComments")-comments
			rest := w.stand.Calls("") - all - visits - comments - (w.stand.Calls("longpoll") - polls)
			w.Logf("in 5 hours: %d visits, %d requests for comments after %d were written, %d others; plan: %s",
				visits, comments, written, rest, n.Plan())
			const asked = 4 * written // how many like what was found, once an hour while it is open
			if len(w.sink.found()) != written {
				w.Errorf("found %d of %d", len(w.sink.found()), written)
			}
			if visits > 1000 || comments > 2*written+20+asked || rest > 60 {
				w.Errorf("%d visits, %d requests for comments, %d others", visits, comments, rest)
			}
		})
	})
}

// Three hours offline with 500 comments in that time, answers in threads among them, and Long Poll has forgotten: every one is
// found once.
func TestThreeHoursOffline(t *testing.T) {
	t.Parallel()
	for _, remembered := range []bool{true, false} {
		story(t, vkstand.Options{}, nil, func(w *world) {
			var posts, want, tops []int64
			for n := range 5 {
				posts = append(posts, w.post(-w.stand.Group(), fmt.Sprint("Новости ", n)))
			}
			w.network()
			w.during(func() {
				want = append(want, w.comment(posts[0], anna, "Яма", 0))
				w.expect(want...)
			})
			for n := range 500 {
				to := int64(0)
				if n%3 == 2 {
					to = tops[len(tops)-1]
				}
				id := w.comment(posts[(n/3)%5], boris, fmt.Sprint("Яма ", n), to)
				if to == 0 {
					tops = append(tops, id)
				}
				want = append(want, id)
				time.Sleep(3 * time.Hour / 500)
			}
			if !remembered {
				w.stand.ForgetHistory()
			}
			w.during(func() { w.expect(want...) })
		})
	}
}

// More posts than VK shows at once are written while nobody watches, by people and by the community, with comments under the oldest.
func TestManyPostsOffline(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		w.during(func() {})
		var want []int64
		for n := range 330 {
			if n%3 == 0 {
				want = append(want, w.comment(w.post(-w.stand.Group(), "Новости"), boris, "Яма", 0))
			} else {
				want = append(want, w.post(anna, "Яма"))
			}
			time.Sleep(time.Minute)
		}
		w.stand.ForgetHistory()
		w.during(func() { w.expect(want...) })
	})
}

// Every error code that VK publishes is taken while watching, and watching goes on.
func TestEveryCodeWhileWatching(t *testing.T) {
	t.Parallel()
	codes := []int{
		1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 27, 28, 29, 30, 33, 34, 37, 100, 101, 103,
		104, 113, 125, 150, 200, 201, 203, 210, 211, 212, 213, 214, 219, 220, 222, 223, 224, 300, 500, 600, 900, 901, 902, 914, 950, 1051,
		1116, 1117, 2000, 3300, 3302, 3609,
	}
	for _, code := range codes {
		story(t, vkstand.Options{}, func(c *vk.Config) { c.Watch = []string{"444"} }, func(w *world) {
			talk := w.overheard(444, "podslushano")
			post := w.post(-w.stand.Group(), "Новости")
			missed := w.comment(post, anna, "Яма", 0)
			n := w.network()
			for _, method := range []string{
				"groups.getLongPollServer", "groups.getLongPollSettings", "users.get", "wall.get", "wall.getComments", "wall.getById", "groups.getById",
			} {
				w.stand.Fail(vkstand.Fault{Method: method, Kind: vkstand.Refuse, Code: code, Times: 2})
			}
			w.during(func() {
				live := w.comment(post, boris, "Ещё яма", 0)
				time.Sleep(3 * time.Hour)
				if _, err := talk.Post(anna, concerning); err != nil {
					w.Error(err)
				}
				time.Sleep(time.Hour)
				if code == 29 { // ends with VK's day
					time.Sleep(26 * time.Hour)
				}
				ids := map[int64]bool{}
				for _, f := range w.sink.found() {
					ids[idOf(f.Source)] = true
				}
				if !ids[live] || !ids[missed] || len(w.outsideOf(444)) != 1 {
					w.Errorf("code %d: found %v; log:\n%s", code, ids, w.logs)
				}
			})
			w.clean(fmt.Sprint(n.Health()))
		})
	}
}
