package bot

import (
	"sync"
	"time"

	"otklik/tasks"
)

// atWork is how long after they have tapped or written something a person counts as being at work, whatever the hour.
const atWork = 30 * time.Minute

// evening is how long after the end of the working day messages still come: of terms that end with the day, and of what was done
// in its last minutes.
const evening = 30 * time.Minute

// present remembers when each person of the staff was last there. It is forgotten with the process: then messages wait for the
// morning, or for the next tap.
type present struct {
	mu   sync.Mutex
	last map[tasks.PersonID]time.Time
}

func (p *present) note(id tasks.PersonID, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last == nil {
		p.last = map[tasks.PersonID]time.Time{}
	}
	p.last[id] = now
}

func (p *present) at(id tasks.PersonID, now time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	last, ok := p.last[id]
	return ok && now.Sub(last) < atWork
}

// held tells whether a new message waits for the morning: an ordinary one, outside of the working day, to somebody who is not at
// work just now. What is urgent, of high importance or has been tapped for waits for nothing, and edits make no sound.
func (b *Bot) held(s scene, c Class) (morning time.Time, yes bool) {
	if b.atNight || c != Ordinary || s.task.Importance == tasks.High || b.here.at(s.me.ID, s.now) {
		return time.Time{}, false
	}
	day, err := b.calendar.Day(s.now)
	if err != nil || day.Working && !s.now.Before(day.Start) && s.now.Before(day.End.Add(evening)) {
		return time.Time{}, false // beyond the years that the calendar knows no hour is night
	}
	morning, err = b.calendar.Next(s.now)
	return morning, err == nil
}
