package vk_test

import (
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

// told is what was found of a message, by its id.
func (w *world) told(id int64) (f tasks.Found) {
	w.Helper()
	w.until(func() bool {
		for _, one := range w.sink.found() {
			if idOf(one.Source) == id {
				f = one
				return true
			}
		}
		return false
	}, func() string { return "a message was not found" })
	return f
}

// Whoever writes is known by name and its dative, city and about how long they have an account; a message is found with the post and
// the thread above it, whether those were seen as events or have to be asked for.
func TestAuthorAndContext(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, func(c *vk.Config) { c.LookBack = -1 }, func(w *world) {
		w.stand.AddUser(vkstand.User{
			ID: anna, First: "Анна", Last: "Котова", City: "Новороссийск", Cases: map[string][2]string{"dat": {"Анне", "Котовой"}},
		})
		w.stand.AddUser(vkstand.User{ID: 512_000_000, First: "Пётр"})
		post := w.post(-w.stand.Group(), "Завтра отключат воду")
		top := w.comment(post, boris, "Где именно?", 0)
		w.network()
		w.during(func() {
			first := w.told(w.comment(post, anna, "На Видова тоже яма", top))
			a := first.Author
			if a.Dative != "Анне Котовой" || a.City != "Новороссийск" || a.Joined != 2006 || a.Newest || a.Community() {
				w.Errorf("the author is %+v", a)
			}
			if first.Above != "Завтра отключат воду" || len(first.Before) != 1 || first.Before[0] != (tasks.Said{By: "Борис Лисин", Text: "Где именно?"}) {
				w.Errorf("above is %q, before %+v", first.Above, first.Before)
			}
			asked := w.stand.Calls("wall.getById") + w.stand.Calls("wall.getComment")
			own := w.comment(post, -w.stand.Group(), "По всей улице", first.Source.Comment)
			last := w.told(w.comment(post, 512_000_000, "Яма?", own))
			want := []tasks.Said{{By: "Борис Лисин", Text: "Где именно?"}, {Own: true, Text: "По всей улице"}}
			if len(last.Before) != 2 || last.Before[0] != want[0] || last.Before[1] != want[1] || last.Author.Joined != 2018 {
				w.Errorf("before is %+v, want %+v; author %+v", last.Before, want, last.Author)
			}
			if n := w.stand.Calls("wall.getById") + w.stand.Calls("wall.getComment") - asked; n != 0 {
				w.Errorf("%d requests for what events have shown", n)
			}
			from := w.told(w.comment(post, -shop, "Яма и у нас", 0))
			if !from.Author.Community() || from.Author.Joined != 0 || from.Author.FirstName != "Магазин" {
				w.Errorf("a community is %+v", from.Author)
			}
		})
	})
}

// What stands above is a help: where VK does not tell it, slowly or at all, messages come all the same and soon.
func TestContextNeverHoldsMessagesUp(t *testing.T) {
	t.Parallel()
	for _, f := range []vkstand.Fault{
		{Kind: vkstand.Hang, Delay: time.Hour, Times: -1}, {Kind: vkstand.Refuse, Code: 15, Times: -1}, {Kind: vkstand.Refuse, Code: 29, Times: -1},
		{Kind: vkstand.Garbage, Times: -1},
	} {
		story(t, vkstand.Options{}, func(c *vk.Config) { c.LookBack = -1 }, func(w *world) {
			post := w.post(-w.stand.Group(), "Новости")
			top := w.comment(post, boris, "Яма", 0)
			w.during(func() {
				for _, method := range []string{"wall.getById", "wall.getComment"} {
					f.Method = method
					w.stand.Fail(f)
				}
				begun := time.Now()
				found := w.told(w.comment(post, anna, "И у нас яма", top))
				if took := time.Since(begun); took > 8*time.Second || found.Above != "" || found.Author.FirstName != "Анна" {
					w.Errorf("fault %v: found after %s: %+v", f.Kind, took, found)
				}
			})
		})
	}
}

// The year of an account grows with its id and is not told of communities.
func TestJoined(t *testing.T) {
	t.Parallel()
	before := 0
	for id := int64(1); id < 2_000_000_000; id = id*5/4 + 1 {
		year, newest := vk.Joined(id)
		if year < before || year < 2006 || newest != (id > 840_000_000) {
			t.Errorf("id %d: %d, %v after %d", id, year, newest, before)
		}
		before = year
	}
	if year, _ := vk.Joined(-5); year != 0 {
		t.Errorf("a community is of %d", year)
	}
}
