package vk_test

import (
	"fmt"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/vk"
)

// A thousand messages of one answer of Long Poll are given on within half a second with their authors' names, however slowly VK tells
// what stands above them; what was told in time is there.
func TestARushIsNotHeldUp(t *testing.T) {
	t.Parallel()
	const rush, posts = 1000, 150
	for _, slow := range []vkstand.Fault{
		{Kind: vkstand.Slow, Delay: 100 * time.Millisecond, Times: -1}, {Kind: vkstand.Hang, Times: -1}, {Kind: vkstand.Refuse, Code: 6, Times: -1},
	} {
		story(t, vkstand.Options{History: 2 * rush}, func(c *vk.Config) { c.LookBack = -1 }, func(w *world) {
			var on, tops []int64
			for n := range posts {
				on = append(on, w.post(-w.stand.Group(), fmt.Sprint("Новости ", n)))
				tops = append(tops, w.comment(on[n], boris, "Что нового?", 0))
			}
			w.during(func() {})
			for n := range int64(rush) {
				w.stand.AddUser(vkstand.User{ID: 2000 + n, First: "Мария"})
				w.comment(on[n%posts], 2000+n, "Здесь яма", tops[n%posts]*(n%2))
			}
			for _, method := range []string{"wall.getById", "wall.getComment"} {
				slow.Method = method
				w.stand.Fail(slow)
			}
			begun := time.Now()
			w.during(func() {
				w.until(func() bool { return len(w.sink.ids()) >= rush }, func() string { return fmt.Sprint("found ", len(w.sink.ids())) })
			})
			took, named, above := w.sink.last.Sub(begun), 0, 0
			for _, f := range w.sink.found() {
				if f.Author.FirstName == "Мария" {
					named++
				}
				if f.Above != "" {
					above++
				}
			}
			w.Logf("fault %v: %d messages after %s, %d with what stands above", slow.Kind, len(w.sink.ids()), took, above)
			if took > time.Second/2 || named != rush || slow.Kind == vkstand.Slow && above == 0 {
				w.Errorf("fault %v: the last after %s, %d named, %d with what stands above", slow.Kind, took, named, above)
			}
		})
	}
}
