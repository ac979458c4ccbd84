package vk_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/vk"
)

// What was written under photos, videos and goods and in discussions while nobody watched is found once, as what stands on walls is,
// by an administrator's token; without one only discussions can be read.
func TestGapsBesideTheWall(t *testing.T) {
	t.Parallel()
	for _, administrator := range []bool{true, false} {
		change := func(c *vk.Config) { c.LookBack = -1 }
		story(t, vkstand.Options{}, change, func(w *world) {
			if administrator {
				w.cfg.UserToken = w.stand.UserToken()
			}
			things := map[vkstand.Thing][]int64{}
			for _, kind := range []vkstand.Thing{vkstand.Photo, vkstand.Video, vkstand.Goods, vkstand.Board} {
				things[kind] = []int64{w.stand.AddThing(kind), w.stand.AddThing(kind), w.stand.AddThing(kind)}
			}
			var want []int64
			write := func(kind vkstand.Thing, n int, from int64) {
				w.Helper()
				id, err := w.stand.Remark(kind, things[kind][n%2], from, fmt.Sprint("Яма ", n), 0)
				w.do(err)
				if from != -w.stand.Group() && (administrator || kind == vkstand.Board) {
					want = append(want, id)
				}
			}
			w.network()
			w.during(func() { time.Sleep(time.Minute) })
			for n := range 120 { // more than a page of comments under photos
				write(vkstand.Photo, n, anna)
				time.Sleep(time.Minute)
			}
			for _, kind := range []vkstand.Thing{vkstand.Video, vkstand.Goods, vkstand.Board} {
				for n := range 5 {
					write(kind, n, boris)
					write(kind, n, -w.stand.Group())
					time.Sleep(time.Minute)
				}
			}
			w.stand.ForgetHistory()
			w.during(func() {
				w.expect(want...)
				time.Sleep(2 * time.Hour) // another reading finds nothing more
			})
			if got := w.sink.ids(); len(got) != len(slices.Compact(slices.Sorted(slices.Values(got)))) || len(got) != len(want) {
				w.Errorf("found %d, want %d", len(got), len(want))
			}
		})
	}
}
