package stories_test

import (
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
)

// SIGTERM lets a publication that is under way come to its end and notes it: started again, the program publishes nothing.
func TestStopFinishesWhatIsUnderWay(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, tw *town) {
		p := tw.run()
		comment := tw.comment()
		tw.walk("publish")
		tw.vk.Fail(vkstand.Fault{Method: "wall.createComment", Kind: vkstand.Slow, Delay: 2 * time.Second})
		tw.act(named("publish"))
		tw.untilCalled(tw.vkGate, "wall.createComment", 1)
		p.stop(orderly)
		if n := len(tw.vk.Answers()); n != 1 {
			t.Errorf("%d answers after the stop", n)
		}
		reads := tw.vk.Calls("wall.getComments")
		p = tw.run()
		tw.publishedOnce(comment)
		p.stop(orderly)
		if n := tw.vk.Calls("wall.createComment"); n != 1 {
			t.Errorf("wall.createComment was called %d times (the wall was read %d times before)", n, reads)
		}
	})
}

// SIGTERM is heeded within its time while Telegram answers nothing, with messages and a tap under way.
func TestStopWhileTelegramHangs(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(_ *testing.T, tw *town) {
		p := tw.run()
		comment := tw.comment()
		tw.walk("assign")
		lift := tw.tg.Fail(tgstand.Fault{Times: -1, Kind: tgstand.Hang})
		again, err := tw.vk.Comment(tw.post, maria, complaint+"!", 0)
		must(tw.t, err)
		sent, _ := tw.tgGate.came("sendMessage")
		tw.untilCalled(tw.tgGate, "sendMessage", sent+1)
		p.stop(orderly)
		lift()
		p = tw.run()
		tw.expect(anna, complaint+"!", "Зарегистрировать")
		tw.between("assign", "")
		if comment == again {
			tw.t.Error("one comment was taken for two")
		}
		for _, chat := range []int64{anna, vera, pyotr, ivan} {
			tw.expect(chat, published()...)
		}
		p.stop(orderly)
	})
}
