package vk

import "time"

// A source that usually speaks and does not is more often broken than quiet.
const (
	silenceHeard = 20             // messages before a habit is known
	silenceLeast = 12 * time.Hour // a night is no silence
	silenceTimes = 10             // usual pauses
	silenceRare  = 72 * time.Hour // who speaks as seldom has no habit
	gapMemory    = 10             // each pause counts for one part in so many of the usual one
)

// silent says whether a source that was last heard so long ago, and usually pauses so long, is suspiciously quiet.
func silent(heard int, usual, since time.Duration) bool {
	return heard >= silenceHeard && usual < silenceRare && since > max(silenceLeast, silenceTimes*usual)
}

// quiet is since when the community is suspiciously quiet; zero when it is not.
func (p place) quiet(now time.Time) time.Time {
	seen := time.Unix(p.Seen, 0)
	if silent(p.Heard, time.Duration(p.Gap)*time.Second, now.Sub(seen)) {
		return seen.UTC()
	}
	return time.Time{}
}

// habit learns how long the pauses usually are.
func (p *place) habit(pause int64) {
	p.Gap += (pause - p.Gap) / gapMemory
	p.Heard = min(p.Heard+1, silenceHeard)
}

// quiet is since when the wall with these posts, the newest first, is suspiciously quiet; zero when it is not.
func quiet(posts []entry, now time.Time) time.Time {
	if len(posts) < 2 {
		return time.Time{}
	}
	newest, oldest := posts[0].Date, posts[0].Date
	for _, p := range posts {
		newest, oldest = max(newest, p.Date), min(oldest, p.Date)
	}
	usual := time.Duration(newest-oldest) * time.Second / time.Duration(len(posts)-1)
	if silent(len(posts), usual, now.Sub(time.Unix(newest, 0))) {
		return time.Unix(newest, 0).UTC()
	}
	return time.Time{}
}
