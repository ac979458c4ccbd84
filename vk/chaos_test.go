package vk_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/vk"
)

// TestNoMessageIsEverLost draws bad days from seeds: faults of every kind, gaps, a store that refuses, restarts, residents
// who edit and delete. Every message that stands must be known in the end as it stands, and every answer stand once.
// OTKLIK_SEED repeats a day.
func TestNoMessageIsEverLost(t *testing.T) {
	t.Parallel()
	seeds := []uint64{rand.Uint64(), rand.Uint64(), rand.Uint64(), rand.Uint64(), rand.Uint64(), rand.Uint64(), 1, 2, 3}
	if text := os.Getenv("OTKLIK_SEED"); text != "" {
		seed, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		seeds = []uint64{seed}
	}
	for _, seed := range seeds {
		t.Run(fmt.Sprint("OTKLIK_SEED=", seed), func(t *testing.T) {
			t.Parallel()
			story(t, vkstand.Options{History: 5}, nil, func(w *world) {
				d := &day{world: w, rand: rand.New(rand.NewPCG(seed, 0)), posts: []int64{w.post(-w.stand.Group(), "Новости")}}
				d.live()
			})
		})
	}
}

// day is a random run.
type day struct {
	*world
	rand    *rand.Rand
	posts   []int64
	tops    [][2]int64 // post and comment, of those that stand
	gone    [][2]int64 // and of those that do not
	want    []int64    // every message there ever was
	answers int
}

func (d *day) live() {
	for range 30 {
		stop := d.watch()
		for range d.rand.IntN(8) {
			d.something()
		}
		stop()
		for range d.rand.IntN(3) { // while the program is away
			d.something()
		}
		if d.rand.IntN(2) == 0 {
			time.Sleep(2 * time.Second) // a process does not come back sooner: it knows nothing of the last one's calls
			d.vk = d.client()
		}
	}
	d.during(func() {
		time.Sleep(3 * time.Hour)
		d.known()
	})
	if got := len(d.stand.Answers()); got != d.answers {
		d.Errorf("%d answers stand, want %d", got, d.answers)
	}
}

// known compares what the sink holds with the wall. A comment that was deleted may have been missed, and so may its end be:
// where Long Poll has forgotten both, VK shows nothing of it.
func (d *day) known() {
	d.Helper()
	got := d.sink.ids()
	slices.Sort(got)
	if len(slices.Compact(slices.Clone(got))) != len(got) {
		d.Errorf("found twice: %v", got)
	}
	var gone []int64
	for _, g := range d.gone {
		gone = append(gone, g[1])
	}
	for _, id := range got {
		if !slices.Contains(d.want, id) {
			d.Errorf("found %d, which nobody wrote", id)
		}
	}
	text := d.texts()
	for _, id := range d.want {
		stood := d.sink.versions(id)
		if !slices.Contains(gone, id) && (stood == nil || stood[len(stood)-1] != text[id]) {
			d.Errorf("message %d is known as %q and stands as %q; log:\n%s", id, stood, text[id], d.logs)
		}
	}
}

// texts are the words of what stands on the wall.
func (d *day) texts() map[int64]string {
	text := map[int64]string{}
	for _, p := range d.stand.Wall() {
		text[p.ID] = p.Text
		for _, top := range p.Comments {
			for _, c := range append(top.Comments, top) {
				text[c.ID] = c.Text
			}
		}
	}
	return text
}

// edit lets residents change their minds.
func (d *day) edit() {
	if len(d.tops) == 0 {
		return
	}
	i := d.rand.IntN(len(d.tops))
	top := d.tops[i]
	switch d.rand.IntN(4) {
	case 0:
		d.do(d.stand.DeleteComment(top[1]))
		d.tops, d.gone = slices.Delete(d.tops, i, i+1), append(d.gone, top)
	case 1:
		if len(d.gone) > 0 {
			back := d.gone[len(d.gone)-1]
			d.do(d.stand.RestoreComment(back[1]))
			d.tops, d.gone = append(d.tops, back), d.gone[:len(d.gone)-1]
		}
	default:
		d.do(d.stand.EditComment(top[1], fmt.Sprint("Яма ", d.rand.IntN(1000))))
	}
}

func (d *day) something() {
	switch d.rand.IntN(13) {
	case 0:
		d.posts = append(d.posts, d.post(anna, "Яма"))
		d.want = append(d.want, d.posts[len(d.posts)-1])
	case 1, 2, 3:
		post := d.posts[d.rand.IntN(len(d.posts))]
		id := d.comment(post, boris, "Яма", 0)
		d.want, d.tops = append(d.want, id), append(d.tops, [2]int64{post, id})
	case 4:
		if len(d.tops) > 0 {
			top := d.tops[d.rand.IntN(len(d.tops))]
			d.want = append(d.want, d.comment(top[0], anna, "И у нас", top[1]))
		}
	case 5:
		d.answer()
	case 6:
		[]func(){d.stand.ForgetHistory, d.stand.LoseHistory, d.stand.ExpireKey}[d.rand.IntN(3)]()
	case 7:
		d.sink.refuseNext(d.rand.IntN(3))
	case 8:
		methods := []string{"", "longpoll", "users.get", "wall.get", "wall.getComments", "groups.getLongPollServer"}
		d.stand.Fail(vkstand.Fault{
			Method: methods[d.rand.IntN(len(methods))], Times: 1 + d.rand.IntN(4),
			Kind: vkstand.FaultKind(1 + d.rand.IntN(int(vkstand.Hang))),
		})
	case 9, 10, 11:
		d.edit()
	case 12:
		time.Sleep(time.Duration(d.rand.IntN(1000)) * time.Second)
	}
}

// answer publishes as the program does: after an unknown fate it looks before it tries again, with the same guid.
func (d *day) answer() {
	if len(d.tops) == 0 {
		return
	}
	top := d.tops[d.rand.IntN(len(d.tops))]
	src, guid := d.source(top[0], top[1], 0), fmt.Sprint("guid", d.answers)
	text, began := fmt.Sprint("Ответ № ", d.answers), time.Now()
	d.answers++
	for {
		_, _, err := d.vk.Publish(d.Context(), src, text, guid)
		for vk.ClassOf(err) == vk.Unknown && err != nil {
			var found bool
			if _, _, found, err = d.vk.FindAnswer(d.Context(), src, text, guid, began); found {
				return
			}
			if err == nil {
				break
			}
		}
		if err == nil && d.stands(text) {
			return
		}
		time.Sleep(time.Second)
	}
}

func (d *day) stands(text string) bool {
	return slices.ContainsFunc(d.stand.Answers(), func(c vkstand.Comment) bool { return c.Text == text })
}
