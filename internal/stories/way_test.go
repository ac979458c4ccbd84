package stories_test

import (
	"testing"
	"time"
)

// orderly is how long SIGTERM may take.
const orderly = 10 * time.Second

// From a resident's comment to the published answer, on both stores, and a stop in good order.
func TestTheWholeWay(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(_ *testing.T, tw *town) {
		p := tw.run()
		comment := tw.comment()
		tw.walk("")
		tw.publishedOnce(comment)
		p.stop(orderly)
		if n := tw.tg.Count429(); n > 0 {
			tw.t.Errorf("Telegram had to say «too many requests» %d times", n)
		}
		if n := tw.vk.TooMany(); n > 0 {
			tw.t.Errorf("VK had to say «too many requests» %d times", n)
		}
	})
}
