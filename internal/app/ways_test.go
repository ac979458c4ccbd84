package app_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"testing"
	"time"

	"otklik/internal/config"
	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
)

const callbackSecret = "secret-of-the-callback"

// ways is a town with two communities, whose events come by Long Poll and by the Callback API, at random and with VK's faults.
type ways struct {
	*town
	rand   *rand.Rand
	walls  map[*vkstand.Stand]int64 // the post on each
	photo  int64
	wanted map[string]int // texts of messages, by how many tasks they must make
	ids    []func() error // edits that residents may make
}

// Whatever VK's two ways do, with whatever faults, in whichever of two communities and wherever in them: each message becomes one
// task.
func TestBothWaysAtRandom(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.stop()
		other := tw.vk.Found(vkstand.Options{Group: 2002, Name: "Парки"})
		tw.change = func(c *config.Config) {
			c.VK.Communities = []config.Community{{ID: 2002, Token: config.Secret(other.CommunityToken())}}
			c.VK.CallbackSecret, c.VK.UserToken = callbackSecret, config.Secret(tw.vk.UserToken())
		}
		second, err := other.Post(-2002, "Новости парков")
		must(t, err)
		w := &ways{
			town: tw, rand: rand.New(rand.NewPCG(seed, 1)), walls: map[*vkstand.Stand]int64{tw.vk: tw.post, other: second}, wanted: map[string]int{},
		}
		w.photo = tw.vk.AddThing(vkstand.Photo)
		to := http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { tw.program.Handler().ServeHTTP(rw, r) })
		for wall := range w.walls {
			wall.SetCallback(to, "/hooks/vk", callbackSecret)
		}
		tw.start()
		for range 90 {
			w.stir(tw.vk, other)
			time.Sleep(time.Duration(w.rand.IntN(60_000)) * time.Millisecond)
		}
		time.Sleep(100 * time.Minute) // whatever was ordered is met, and the walls are read
		w.check()
	})
}

// stir lets one thing happen.
func (w *ways) stir(first, second *vkstand.Stand) {
	ctx := w.t.Context()
	wall := first
	if w.rand.IntN(2) == 0 {
		wall = second
	}
	switch n := w.rand.IntN(100); {
	case n < 35:
		w.write(wall)
	case n < 45 && len(w.ids) > 0:
		must(w.t, w.ids[w.rand.IntN(len(w.ids))]())
	case n < 65:
		wall.Deliver(ctx)
	case n < 70:
		wall.Redeliver(ctx)
	case n < 78:
		w.kill()
		w.start()
	default:
		methods := []string{"longpoll", "users.get", "wall.get", "wall.getComments", "wall.getById", "wall.getComment", "photos.getComments"}
		kinds := []vkstand.Fault{
			{Kind: vkstand.BadGateway}, {Kind: vkstand.CutBefore}, {Kind: vkstand.CutAfter}, {Kind: vkstand.EmptyGzip}, {Kind: vkstand.Hang},
			{Kind: vkstand.Refuse, Code: 3}, {Kind: vkstand.Refuse, Code: 6}, {Kind: vkstand.Refuse, Code: 10},
		}
		f := kinds[w.rand.IntN(len(kinds))]
		f.Method = methods[w.rand.IntN(len(methods))]
		if f.Kind == vkstand.Refuse && f.Method == "longpoll" {
			f.Code = 1 + w.rand.IntN(3)
		}
		first.Fail(f)
	}
}

// write lets a resident write, and sometimes think better of it later.
func (w *ways) write(wall *vkstand.Stand) {
	text := fmt.Sprintf("Вопрос %d: когда починят?", len(w.wanted))
	w.wanted[text] = 1
	if w.rand.IntN(4) == 0 {
		_, err := w.vk.Remark(vkstand.Photo, w.photo, maria, text, 0)
		must(w.t, err)
		return
	}
	id, err := wall.Comment(w.walls[wall], maria, text, 0)
	must(w.t, err)
	w.ids = append(w.ids, func() error { return wall.EditComment(id, text+" Жду ответа") })
}

// check holds the tasks against what was written.
func (w *ways) check() {
	w.t.Helper()
	got := map[string]int{}
	must(w.t, w.store.Each(w.t.Context(), func(t tasks.Task) error {
		text := t.Found.Text
		if _, first := w.wanted[text]; !first && len(text) > len(" Жду ответа") {
			text = text[:len(text)-len(" Жду ответа")]
		}
		got[text]++
		return nil
	}))
	for text, n := range w.wanted {
		if got[text] != n {
			w.t.Errorf("%q made %d tasks", text, got[text])
		}
	}
	if len(got) != len(w.wanted) {
		w.t.Errorf("%d messages made %d tasks", len(w.wanted), len(got))
	}
}
