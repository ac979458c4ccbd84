package vk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

// The stream's rules are those that are configured, others' are left alone; what fits and concerns the administration is found on
// any wall, with its thread, whatever the stream gives beside it and however often the connection breaks.
func TestStreaming(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) {
		c.Streaming = []string{"яма администрация", "фонарь -продам"}
	}
	story(t, vkstand.Options{}, change, func(w *world) {
		w.cfg.Dial = w.stand.Dial
		talk := w.overheard(444, "podslushano")
		w.stand.AddStreamRule("otklik-0000000000000000", "старое правило")
		w.stand.AddStreamRule("shop", "коляска")
		post, err := talk.Post(anna, idle)
		w.do(err)
		top, err := talk.Comment(post, boris, "Кто знает?", 0)
		w.do(err)
		n := w.network()
		stream := func(id int64) {
			t.Helper()
			if readers, err := talk.Stream(id); readers != 1 || err != nil {
				t.Errorf("%d read the stream, %v", readers, err)
			}
		}
		w.during(func() {
			if got := w.stand.StreamRules(); !slices.Equal(got, []string{"коляска", "яма администрация", "фонарь -продам"}) {
				w.Errorf("the rules are %q", got)
			}
			deep, err := talk.Comment(post, anna, concerning, top)
			w.do(err)
			for _, frame := range []any{
				"nonsense", map[string]any{"code": 100}, map[string]any{"code": 100, "event": map[string]any{"event_type": []int{1}}},
				map[string]any{"code": 777},
			} {
				_, err := talk.StreamFrame(frame)
				w.do(err)
			}
			stream(deep)
			stream(deep)
			stream(post)
			f := w.told(deep)
			if f.Kind != tasks.Publication || f.Source.Thread != top || f.Why == "" || f.Above != idle || f.Author.FirstName != "Анна" {
				w.Errorf("found %+v", f)
			}
			_, err = talk.StreamFrame(map[string]any{"code": 300, "service_message": map[string]any{"message": "bye", "service_code": 3000}})
			w.do(err)
			time.Sleep(10 * time.Minute)
			again, err := talk.Post(boris, concerning+" Ещё раз")
			w.do(err)
			w.stand.Fail(vkstand.Fault{Method: "wall.getById", Kind: vkstand.Refuse, Code: 15, Times: 9})
			w.sink.refuseNext(3)
			stream(again)
			if f := w.told(again); f.Text != concerning+" Ещё раз" {
				w.Errorf("found %+v", f)
			}
			if len(w.sink.found()) != 2 || strings.Contains(fmt.Sprint(n.Health()), "streaming") {
				w.Errorf("found %d; health %q; log:\n%s", len(w.sink.found()), n.Health(), w.logs)
			}
		})
	})
}

// A stream that cannot be had is told and tried again, and hides neither keys nor anything else.
func TestStreamingRefused(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) { c.Streaming = []string{"яма"} }
	for _, f := range []vkstand.Fault{
		{Method: "streaming.getServerUrl", Kind: vkstand.Refuse, Code: 15, Times: 2}, {Method: "streaming", Kind: vkstand.BadGateway, Times: 5},
		{Method: "streaming", Kind: vkstand.CutBefore, Times: 3}, {Method: "streaming", Kind: vkstand.Garbage, Times: 3},
	} {
		story(t, vkstand.Options{}, change, func(w *world) {
			w.cfg.Dial = w.stand.Dial
			talk := w.overheard(444, "podslushano")
			w.stand.Fail(f)
			n := w.network()
			w.during(func() {
				told := func() bool { return strings.Contains(w.logs.String(), "source=streaming") }
				for begun := time.Now(); !told() && time.Since(begun) < time.Minute; {
					time.Sleep(time.Second)
				}
				if !told() || strings.Contains(fmt.Sprint(n.Health()), "stream-key") {
					w.Errorf("the refusal is not told, health is %q", n.Health())
				}
				time.Sleep(3 * time.Hour)
				id, err := talk.Post(anna, concerning)
				w.do(err)
				if readers, err := talk.Stream(id); readers != 1 || err != nil {
					w.Errorf("after %v %d read the stream, %v; log:\n%s", f, readers, err, w.logs)
				}
				w.told(id)
			})
			if strings.Contains(w.logs.String(), "stream-key") {
				w.Error("the key is in the log")
			}
			list, err := n.Check(w.Context())
			if err != nil || !slices.ContainsFunc(list, func(c vk.Capability) bool { return c.OK && strings.Contains(c.Name, "1 %") }) {
				w.Errorf("the check says %+v, %v", list, err)
			}
		})
	}
}
