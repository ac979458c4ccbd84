package telegram

import (
	"time"

	"otklik/bot"
)

// chatLimit is what Telegram's limits have left for one chat.
type chatLimit struct {
	group   bool
	paid    time.Time // private: until when what was sent uses up the chat's one message a second
	recent  window    // group: the last minute
	frozen  time.Time // told to wait until then
	waiting [classes]int
}

// wait is how long an order must wait for its chat when ahead messages go before it.
func (c *chatLimit) wait(o order, ahead int, now time.Time) time.Duration {
	wait := c.frozen.Sub(now)
	if c.group {
		return max(0, wait, c.recent.wait(min(o.room+ahead, perGroup), perGroup, now))
	}
	if o.class != bot.Ordinary || o.begun {
		ahead -= max(0, privateBurst-o.n)
	}
	return max(0, wait, max(0, c.paid.Sub(now))+time.Duration(ahead)*privateSpan)
}

// take counts an order's messages as leaving now and returns from when on they use the chat up.
func (c *chatLimit) take(stamps []*stamp, now time.Time) time.Time {
	if c.group {
		c.recent.stamps = append(c.recent.stamps, stamps...)
		return now
	}
	start := c.paid
	if start.Before(now) {
		start = now
	}
	c.paid = start.Add(time.Duration(len(stamps)) * privateSpan)
	return start
}

// ahead counts the messages that wait and go before one of a class.
func (c *chatLimit) ahead(class bot.Class) int {
	n := 0
	for _, waiting := range c.waiting[:class+1] {
		n += waiting
	}
	return n
}

// idle says that forgetting the chat changes nothing.
func (c *chatLimit) idle(now time.Time) bool {
	c.recent.tidy(now)
	return c.waiting == [classes]int{} && len(c.recent.stamps) == 0 && !c.paid.After(now) && !c.frozen.After(now)
}
