package budget

import "time"

const (
	ownPart   = 5 // one part in so many of a quota is the community's own, whatever the others ask for
	regain    = 10
	lateReset = time.Minute // VK's midnight may come a little after ours
)

// day is what a call has used of its quota. Its fields are what State keeps.
type day struct {
	Date    int64          `json:"d"`           // VK's day that the numbers are of, counted from 1970
	Own     int            `json:"o,omitempty"` // requests of own sources
	Others  int            `json:"t,omitempty"` // requests of all others
	Of      map[string]int `json:"f,omitempty"` // of each of them
	Learned int            `json:"l,omitempty"` // the quota, where VK has shown that it is less than assumed
	Paused  int64          `json:"p,omitempty"` // until (Unix)
}

// today returns a call's day, begun anew when VK's day is another one. A quota that was learned grows by a tenth each day
// until it is the assumed one again: VK may have refused for another reason.
func (b *Budget) today(c Call, now time.Time) *day {
	d, ok := b.days[c]
	if !ok {
		d = &day{}
		b.days[c] = d
	}
	date := dateOf(now)
	if d.Date >= date {
		return d // a clock that was set back must not open the quota again
	}
	fresh := d.Date == 0
	d.Date, d.Own, d.Others, d.Of = date, 0, 0, nil
	if d.Learned > 0 && !fresh {
		if d.Learned += max(1, d.Learned/regain); d.Learned >= b.limits.PerDay[c.Method] && b.limits.PerDay[c.Method] > 0 {
			d.Learned = 0
		}
		b.replan()
	}
	return d
}

func (d *day) used() int { return d.Own + d.Others }

// begins is when the day began.
func (d *day) begins() time.Time { return time.Unix(d.Date*daySeconds-mskShift, 0) }

// ends is when the next day begins.
func (d *day) ends() time.Time { return d.begins().Add(oneDay + lateReset) }

// rests returns when a call is to be thought of again, zero when now.
func (d *day) rests(now time.Time, quota int) time.Time {
	switch paused := time.Unix(d.Paused, 0); {
	case d.Paused > 0 && paused.After(now):
		return paused
	case quota > 0 && d.used() >= quota:
		return d.ends()
	}
	return time.Time{}
}

// admits returns when the quota lets a source make a request, zero when now. Own sources may take all of it. The others leave
// them a fifth; of the rest each may have its equal share at any time, and more as the day goes by and shares are not used: so a
// busy source gets what idle ones leave, and cannot take in the morning what others need in the evening.
func (d *day) admits(now time.Time, s Source, quota, others int) time.Time {
	if at := d.rests(now, quota); !at.IsZero() {
		return at
	}
	if quota == 0 || s.Kind == Own {
		return time.Time{}
	}
	theirs := quota - max(quota/ownPart, d.Own)
	if d.Others >= theirs {
		return d.ends()
	}
	if d.Of[s.Name] < theirs/others {
		return time.Time{}
	}
	free := d.begins().Add(oneDay * time.Duration(d.Others+1) / time.Duration(theirs))
	if free.After(now) {
		return free
	}
	return time.Time{}
}

func (d *day) count(s Source) {
	if s.Kind == Own {
		d.Own++
		return
	}
	d.Others++
	if d.Of == nil {
		d.Of = map[string]int{}
	}
	d.Of[s.Name]++
}
