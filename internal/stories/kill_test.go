package stories_test

import (
	"net/http"
	"strings"
	"testing"

	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
)

// moment is when, after somebody has done something, the program is killed.
type moment struct {
	name string
	wait func(tw *town, s step, d deed)
}

func moments() []moment {
	return []moment{
		{"at once", func(*town, step, deed) {}},
		{"when the tap is answered", func(tw *town, s step, d deed) {
			if d.query != "" {
				tw.answered(d.query)
			} else {
				tw.until(func() bool { return tw.tg.Pending() == 0 }, "the words are not taken")
			}
		}},
		{"when the effect is seen", func(tw *town, s step, d deed) { tw.takes(s, d) }},
	}
}

// Killed after every step and started again on the same store, the program loses nothing: what was done has its effect, once;
// what was written is there; the answer is published once, in the approved words.
func TestKilledAfterEveryStep(t *testing.T) {
	t.Parallel()
	for _, m := range moments() {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			onBothStores(t, func(_ *testing.T, tw *town) {
				p := tw.run()
				comment := tw.comment()
				p = tw.killed(p)
				tw.expect(anna, complaint, "Зарегистрировать")
				for _, s := range wholeWay() {
					d := tw.act(s)
					m.wait(tw, s, d)
					p = tw.killed(p)
					tw.takes(s, d)
				}
				tw.publishedOnce(comment)
				tw.becomes(http.StatusOK, "ready") // before that it may not have heard of signals yet
				p.stop(orderly)
			})
		})
	}
}

// takes waits for the effect of a tap or of words. A tap on a message whose number the dead program did not note may be told
// that the button is old; then the same message has come again, and the person does it again there.
func (tw *town) takes(s step, d deed) {
	tw.t.Helper()
	seen := func() bool { _, ok := newest(tw.tg.Messages(s.sees), s.shown); return ok }
	old := func() bool {
		a, _ := tw.tg.Answer(d.query)
		return d.query != "" && strings.Contains(a.Text, "Эта кнопка устарела")
	}
	// The dead program may have sent the card and not noted it. It has come again then, and a tap on the lost copy may open
	// nothing on the new one: the person, who sees that, does it again.
	if !tw.comes(func() bool { return seen() || old() }, patience/4) {
		m, ok := newest(tw.tg.Messages(s.who), s.on)
		if !ok || m.ID == d.message {
			tw.t.Fatalf("%s had no effect after a crash; the chats:\n%s", s.name, tw.chats())
		}
	}
	if !seen() {
		tw.until(func() bool {
			m, ok := newest(tw.tg.Messages(s.who), s.on)
			return ok && m.ID != d.message || seen()
		}, s.name+" was refused, and no other card came")
		if !seen() {
			tw.act(s)
		}
	}
	tw.expect(s.sees, s.shown...)
}

// killed kills the program and starts it again.
func (tw *town) killed(p *program) *program {
	tw.t.Helper()
	p.kill()
	return tw.run()
}

// The worst moment: the answer stands on the wall, and the program dies before it can hear so.
func TestKilledWhilePublishing(t *testing.T) {
	t.Parallel()
	faults := map[string]func(tw *town) (lift func()){
		"cut": func(tw *town) func() {
			return tw.vk.Fail(vkstand.Fault{Method: "wall.createComment", Kind: vkstand.CutAfter})
		},
		"never answered": func(tw *town) func() { return tw.vkGate.silence("wall.createComment") },
	}
	for name, fault := range faults {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBothStores(t, func(_ *testing.T, tw *town) {
				p := tw.run()
				comment := tw.comment()
				tw.walk("publish")
				lift := fault(tw)
				tw.act(named("publish"))
				tw.untilWall(func() bool { return len(tw.vk.Answers()) > 0 }, "no answer on the wall")
				p.kill()
				lift()
				p = tw.run()
				tw.publishedOnce(comment)
				p.stop(orderly)
			})
		})
	}
}

// A card whose message number the program never learned works all the same: its buttons, and words in reply to it.
func TestKilledBetweenSendingAndNoting(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, tw *town) {
		p := tw.run()
		comment := tw.comment()
		lift := tw.tgGate.silence("sendMessage")
		orphan := tw.expect(anna, complaint, "Зарегистрировать")
		p.kill()
		lift()
		p = tw.run()
		tw.until(func() bool {
			m, ok := newest(tw.tg.Messages(anna), []string{complaint})
			return ok && m.ID != orphan.ID
		}, "the card is not sent again")
		tw.walk("assign")
		lift = tw.tgGate.silence("sendMessage")
		tw.act(named("assign"))
		orphan = tw.expect(ivan, "№ 1", complaint, "напишите его ответом")
		_, err := tw.tg.Say(ivan, ivan, draft, tgstand.ReplyTo(orphan.ID))
		must(t, err)
		p.kill()
		lift()
		p = tw.run()
		tw.expect(ivan, named("draft").shown...)
		tw.between("submit", "")
		tw.publishedOnce(comment)
		p.stop(orderly)
	})
}
