package vk_test

import (
	"testing"

	"otklik/internal/sandbox/vkstand"
)

func TestWhatIsSwitchedOffInLongPollIsSwitchedOn(t *testing.T) {
	t.Parallel()
	for name, set := range map[string]func(*vkstand.Stand){
		"all":     func(s *vkstand.Stand) { s.SetLongPoll(false, "message_new") },
		"changes": func(s *vkstand.Stand) { s.SetLongPoll(true, events()[:2]...) },
		"one":     func(s *vkstand.Stand) { s.SetLongPoll(true, events()[1:]...) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			story(t, vkstand.Options{}, nil, func(w *world) {
				set(w.stand)
				post := w.post(-w.stand.Group(), "Новости")
				w.during(func() {
					id, own := w.comment(post, anna, "Яма", 0), w.post(boris, "Яма")
					w.expect(id, own)
					w.do(w.stand.EditComment(id, "Большая яма"))
					w.versions(id, "Яма", "Большая яма")
				})
			})
		})
	}
}
