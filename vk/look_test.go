package vk_test

import (
	"slices"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/vk"
)

// What is removed or edited without an event is noticed by looking: on our own wall and on others', and never because VK once
// did not show it.
func TestSilentRemovals(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) { c.Watch = []string{"444"} }
	story(t, vkstand.Options{}, change, func(w *world) {
		talk := w.overheard(444, "podslushano")
		post, err := talk.Post(anna, idle)
		w.do(err)
		own, doomed := w.post(-w.stand.Group(), "Новости"), w.post(boris, "Яма на Видова")
		w.network()
		w.during(func() {
			stays, err := talk.Comment(post, boris, concerning, 0)
			w.do(err)
			goes, err := talk.Comment(post, boris, concerning+"!", 0)
			w.do(err)
			kept := w.comment(own, anna, "Яма", 0)
			time.Sleep(3 * time.Hour)
			w.stand.Fail(vkstand.Fault{Method: "wall.getById", Kind: vkstand.Refuse, Code: 10, Times: 2})
			w.do(talk.DeleteComment(goes))
			w.do(talk.EditComment(stays, concerning+" Второй год!"))
			w.do(w.stand.DeletePost(doomed))
			time.Sleep(6 * time.Hour)
			for id, want := range map[int64][]string{
				doomed: {"Яма на Видова", gone}, kept: {"Яма"},
			} {
				if got := w.sink.versions(id); !slices.Equal(got, want) {
					w.Errorf("%d stood as %q, want %q", id, got, want)
				}
			}
			if got := w.stood(talk, goes); len(got) != 2 || got[1] != gone {
				w.Errorf("the removed comment elsewhere stood as %q", got)
			}
			if got := w.stood(talk, stays); len(got) != 2 || got[1] != concerning+" Второй год!" {
				w.Errorf("the edited comment elsewhere stood as %q", got)
			}
		})
	})
}

// stood are the versions of a comment on another's wall.
func (w *world) stood(at *vkstand.Stand, id int64) []string {
	w.sink.mu.Lock()
	defer w.sink.mu.Unlock()
	for _, f := range w.sink.list {
		if f.Source.Owner == -at.Group() && f.Source.Comment == id {
			return slices.Clone(w.sink.stood[f.Source.Key()])
		}
	}
	return nil
}
