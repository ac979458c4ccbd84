package vk_test

import (
	"fmt"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
)

// How many like messages and pass them on is told while they matter, in few requests: one for all posts, one for each thread.
func TestEchoes(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		var posts []int64
		for n := range 5 {
			posts = append(posts, w.post(anna, fmt.Sprint("Яма ", n)))
		}
		top := w.comment(posts[0], boris, "Яма", 0)
		deep := w.comment(posts[0], anna, "И у нас", top)
		w.do(w.stand.Like(posts[1], 54, 3))
		w.do(w.stand.Like(top, 7, 0))
		w.network()
		w.during(func() {
			w.expect(append([]int64{top, deep}, posts...)...)
			w.do(w.stand.Like(deep, 12, 0))
			time.Sleep(20 * time.Minute)
			before, comments := w.stand.Calls("wall.getById"), w.stand.Calls("wall.getComments")
			want := map[int64]tasks.Echo{posts[1]: {Likes: 54, Reposts: 3}, top: {Likes: 7}, deep: {Likes: 12}, posts[2]: {}}
			w.until(func() bool {
				for id, e := range want {
					if got := w.echo(id); got.Likes != e.Likes || got.Reposts != e.Reposts {
						return false
					}
				}
				return true
			}, func() string { return fmt.Sprintf("echoes are %+v", w.sink.echoes) })
			if posts, comments := w.stand.Calls("wall.getById")-before, w.stand.Calls("wall.getComments")-comments; posts > 2 || comments > 12 {
				w.Errorf("%d and %d requests", posts, comments)
			}
			w.do(w.stand.Like(posts[1], 60, 3))
			time.Sleep(90 * time.Minute) // it is asked once an hour
			if got := w.echo(posts[1]).Likes; got != 60 {
				w.Errorf("a later echo is not told: %d", got)
			}
		})
	})
}

func (w *world) echo(id int64) tasks.Echo {
	w.sink.mu.Lock()
	defer w.sink.mu.Unlock()
	return w.sink.echoes[id]
}
