package stories_test

import "testing"

// People see a message before the program has heard from Telegram that it is there. Whoever taps or replies in between is
// served like anybody else.
func TestPeopleAreFasterThanTelegram(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, tw *town) {
		p := tw.run()
		comment := tw.comment()
		tw.act(named("register"))
		lift := tw.tgGate.hold("editMessageText")
		d := tw.act(named("topic")) // the topics are on the screen, and nobody has told the program so
		tw.answered(d.query)
		lift()
		tw.expect(anna, named("topic").shown...)
		tw.between("district", "assign")

		lift = tw.tgGate.hold("sendMessage")
		tw.act(named("assign"))
		asked, _ := tw.tgGate.came("getUpdates")
		tw.act(named("draft"))
		tw.untilCalled(tw.tgGate, "getUpdates", asked+2)
		lift()
		tw.expect(ivan, named("draft").shown...)
		tw.between("submit", "")
		tw.publishedOnce(comment)
		p.stop(orderly)
	})
}
