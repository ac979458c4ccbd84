package budget

import "time"

// Take lets a request of a source through, and counts it; at is zero then, and End must follow. Otherwise it is not let through
// and at is when to try again; it may succeed earlier, when another request ends.
// Own sources that wait for room go before others that do, but for every fourth request.
func (b *Budget) Take(now time.Time, source string, c Call) (at time.Time) {
	s, d, p := b.of(source), b.today(c, now), b.pace(c.Token)
	if at = d.admits(now, s, b.quota(c), b.others()); !at.IsZero() {
		return at
	}
	if at = p.admits(now, s); !at.IsZero() {
		return at
	}
	p.begin(now, s)
	d.count(s)
	return time.Time{}
}

// End tells that a request is over, however it went.
func (b *Budget) End(now time.Time, c Call) { b.pace(c.Token).end(now) }

// The error codes of VK that a budget learns from, https://dev.vk.com/ru/reference/errors.
const (
	TooManyPerSecond = 6
	QuotaReached     = 29
)

// Failed tells what VK has refused a call with; other codes than the two above change nothing. After error 6 the token waits
// for a second and goes on at half its pace, which comes back by one request every ten minutes. After error 29 the call rests
// until VK's next day, and what was used is taken for the quota: the intervals of its sources widen. Nothing is learned from a
// second error 29 of the same day.
func (b *Budget) Failed(now time.Time, c Call, code int) {
	switch code {
	case TooManyPerSecond:
		b.pace(c.Token).slower(now)
	case QuotaReached:
		d := b.today(c, now)
		if d.Paused > now.Unix() {
			return
		}
		d.Paused = d.ends().Unix()
		d.Learned = max(1, d.used(), b.limits.PerDay[c.Method]/leastQuota)
		if assumed := b.limits.PerDay[c.Method]; assumed > 0 {
			d.Learned = min(d.Learned, assumed)
		}
		b.replan()
	}
}

// leastQuota bounds what is learned from an error 29: one part in so many of the assumed quota. Less was used up by somebody
// else with the same token, or before a state that was lost.
const leastQuota = 20
