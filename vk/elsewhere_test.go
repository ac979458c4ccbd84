package vk_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

// What concerns the administration, and what does not.
const (
	concerning = "Когда администрация починит дорогу на Видова? Огромная яма"
	idle       = "Продам коляску, недорого"
)

// overheard founds a community of others.
func (w *world) overheard(group int64, name string) *vkstand.Stand {
	return w.stand.Found(vkstand.Options{Group: group, Name: "Подслушано", ScreenName: name})
}

// outsideOf lists what was found on a community's wall, by ids, in order.
func (w *world) outsideOf(group int64) (ids []int64) {
	for _, f := range w.sink.found() {
		if f.Source.Owner == -group {
			ids = append(ids, idOf(f.Source))
		}
	}
	slices.Sort(ids)
	return ids
}

// What others' communities write is found by its words: posts, comments and answers in threads, once, with the post above.
func TestAListedCommunity(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) { c.Watch = []string{"podslushano", "555"} }
	story(t, vkstand.Options{}, change, func(w *world) {
		talk, private := w.overheard(444, "podslushano"), w.overheard(555, "closed")
		private.SetPrivate(true)
		before, err := talk.Post(anna, idle)
		w.do(err)
		w.network()
		w.during(func() {
			time.Sleep(20 * time.Minute)
			post, err := talk.Post(-444, concerning)
			w.do(err)
			_, err = talk.Post(anna, idle)
			w.do(err)
			top, err := talk.Comment(before, boris, idle, 0)
			w.do(err)
			deep, err := talk.Comment(before, anna, concerning, top)
			w.do(err)
			time.Sleep(40 * time.Minute)
			if got := w.outsideOf(444); !slices.Equal(got, []int64{post, deep}) {
				w.Errorf("found %v, want %v; log:\n%s", got, []int64{post, deep}, w.logs)
			}
			for _, f := range w.sink.found() {
				if f.Kind != tasks.Publication || f.Why == "" || f.Source.Comment != 0 && (f.Above != idle || f.Source.Thread != top || f.Author.FirstName != "Анна") {
					w.Errorf("%+v", f)
				}
			}
			calls := w.stand.Calls("wall.getComments")
			time.Sleep(2 * time.Hour)
			if n := w.stand.Calls("wall.getComments") - calls; n > 2*2 { // our own wall is looked at once an hour
				w.Errorf("%d requests for comments although nothing was written", n)
			}
		})
		kept := len(w.sink.found())
		later, err := talk.Comment(before, anna, "Администрация, почините дорогу!", 0)
		w.do(err)
		w.during(func() {
			time.Sleep(40 * time.Minute)
			if got := w.outsideOf(444); len(got) != kept+1 || got[kept] != later {
				w.Errorf("after a pause: found %v, want %d as well", got, later)
			}
		})
	})
}

// A community with 2,000 comments in threads: every one that concerns us is found once, and then only what grew is read.
func TestTwoThousandCommentsInThreads(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) { c.Watch = []string{"444"} }
	story(t, vkstand.Options{}, change, func(w *world) {
		talk := w.overheard(444, "podslushano")
		post, err := talk.Post(anna, idle)
		w.do(err)
		var want, tops []int64
		say := func(n int, to int64) int64 {
			text := idle
			if n%10 == 0 {
				text = concerning
			}
			id, err := talk.Comment(post, boris, text, to)
			w.do(err)
			if n%10 == 0 {
				want = append(want, id)
			}
			return id
		}
		for n := range 250 {
			tops = append(tops, say(n, 0))
		}
		for n := range 1750 {
			say(n, tops[(n*n)%len(tops)])
		}
		w.network()
		w.during(func() {
			time.Sleep(30 * time.Minute)
			slices.Sort(want)
			if got := w.outsideOf(444); !slices.Equal(got, want) {
				w.Fatalf("found %d, want %d", len(got), len(want))
			}
			calls := w.stand.Calls("wall.getComments")
			say(0, tops[3])
			time.Sleep(20 * time.Minute)
			slices.Sort(want)
			if got := w.outsideOf(444); !slices.Equal(got, want) {
				w.Errorf("then found %d, want %d", len(got), len(want))
			}
			if n := w.stand.Calls("wall.getComments") - calls; n > 5 {
				w.Errorf("%d requests for one comment", n)
			}
		})
		if given := w.sink.given; given > 2*len(want) { // the newest come again within the margin of a visit
			w.Errorf("%d given for %d", given, len(want))
		}
	})
}

// A search goes through all pages, beyond the thousand that VK shows, and tells of nothing twice.
func TestAStandingSearch(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) { c.Search = []vk.Search{{Q: "Урюпинск"}} }
	story(t, vkstand.Options{}, change, func(w *world) {
		talk := w.overheard(444, "podslushano")
		w.network()
		var want []int64
		w.during(func() {
			for n := range 1300 {
				text := "Урюпинск: " + idle
				if n%100 == 7 {
					text = "Урюпинск: " + concerning
				}
				id, err := talk.Post(anna, text)
				w.do(err)
				if n%100 == 7 {
					want = append(want, id)
				}
				time.Sleep(time.Second / 4)
			}
			time.Sleep(time.Hour)
			if got := w.outsideOf(444); !slices.Equal(got, want) {
				w.Errorf("found %v, want %v", got, want)
			}
		})
	})
}

// Who mentions the community elsewhere is found, whatever the words, where an administrator's token tells.
func TestMentions(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) { c.UserToken = "vk1.a.sandbox-user-token" }
	story(t, vkstand.Options{}, change, func(w *world) {
		talk := w.overheard(444, "podslushano")
		w.network()
		w.during(func() {
			id, err := talk.Post(anna, "[club1001|Город], спасибо за парк")
			w.do(err)
			time.Sleep(time.Hour)
			if got := w.outsideOf(444); !slices.Equal(got, []int64{id}) {
				w.Errorf("found %v, want %d", got, id)
			}
		})
	})
}

// In others' communities an answer is written only where communities may; elsewhere a person has to.
func TestAnswersElsewhere(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		talk := w.overheard(444, "podslushano")
		n := w.network()
		post, err := talk.Post(anna, concerning)
		w.do(err)
		src := tasks.Source{Network: "vk", Owner: -444, Post: post}
		talk.ForbidGroups(true)
		if _, _, err := n.Publish(w.Context(), src, answer, "g1"); vk.ProblemOf(err) != tasks.ProblemByHand {
			w.Errorf("where communities may not comment: %v", err)
		}
		if calls := w.stand.Calls("wall.createComment"); calls != 0 {
			w.Errorf("%d tries to write", calls)
		}
		talk.ForbidGroups(false)
		id, link, err := n.Publish(w.Context(), src, answer, "g1")
		if err != nil || link != fmt.Sprintf("https://vk.com/wall-444_%d?reply=%d", post, id) {
			w.Errorf("%s, %v", link, err)
		}
		found, _, ok, err := n.FindAnswer(w.Context(), src, answer, "g1", time.Now().Add(-time.Minute))
		if err != nil || !ok || found != id {
			w.Errorf("found %d (%t), %v", found, ok, err)
		}
	})
}

// With error 29 listed communities wait for the next day, and are then visited less often; our own is heard all the time.
func TestTheBudgetUnder29(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) {
		for n := range 40 {
			c.Watch = append(c.Watch, fmt.Sprint(700+n))
		}
	}
	story(t, vkstand.Options{}, change, func(w *world) {
		for n := range int64(40) {
			w.overheard(700+n, fmt.Sprint("c", n))
		}
		w.stand.SetQuota("wall.get", 1000)
		post := w.post(-w.stand.Group(), "Новости")
		n := w.network()
		w.during(func() {
			time.Sleep(24 * time.Hour)
			w.expect(w.comment(post, anna, "Где яма?", 0))
			refused := 0
			for _, c := range w.stand.Log() {
				if c.Outcome == "error 29" {
					refused++
				}
			}
			if refused == 0 || refused > 5 {
				w.Errorf("VK had to say 29 %d times", refused)
			}
			before := w.stand.Calls("wall.get")
			time.Sleep(48 * time.Hour)
			if calls := w.stand.Calls("wall.get") - before; calls > 2000 || calls < 1200 {
				w.Errorf("%d calls in the two days after, of 2000 that VK allows", calls)
			}
			if words := n.Plan(); len(words) == 0 {
				w.Error("there is no plan")
			}
		})
	})
}
