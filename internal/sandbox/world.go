package sandbox

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"otklik/internal/sandbox/stand"
	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
	"otklik/tasks/worktime"
)

// world is the town without the program: its people, its Telegram, its VK, its clock. Everything that happens in it goes
// through its methods, whoever asks: the page, a story or the example.
type world struct {
	clock    *Clock
	calendar *worktime.Calendar
	telegram *tgstand.Server
	vk       *vkstand.Stand
	around   surroundings
	people   []actor
	started  time.Time

	mu       sync.Mutex
	taps     []tap
	watchers stand.Watchers // of what the world itself keeps
}

// tap is a button that was pressed on the page.
type tap struct {
	no      int
	person  string
	message int
	label   string
	query   string
	at      time.Time // real
}

const keptTaps = 50

// settle makes a town. Run tells one from an earlier one in the same store: their messages must not be taken for each other.
func settle(clock *Clock, calendar *worktime.Calendar, run int64) (*world, error) {
	people, err := staff()
	if err != nil {
		return nil, err
	}
	w := &world{
		clock: clock, calendar: calendar, people: people, started: clock.Now(),
		telegram: tgstand.New(tgstand.Options{Token: fmt.Sprintf("%d:sandbox", 100200300+run), Now: clock.Now}),
		vk:       vkstand.New(vkstand.Options{Group: townGroup + run, Name: townName, ScreenName: townPage, Now: clock.Now}),
	}
	for _, r := range residents() {
		w.vk.AddUser(r)
	}
	for _, text := range posts() {
		if _, err := w.vk.Post(-w.vk.Group(), text); err != nil {
			return nil, fmt.Errorf("the town's wall: %w", err)
		}
	}
	if w.around, err = surround(w.vk); err != nil {
		return nil, err
	}
	for _, p := range people {
		last, first, _ := strings.Cut(p.Name, " ")
		w.telegram.Person(p.Account, first, last, "")
		if err := w.telegram.Start(p.Account, ""); err != nil {
			return nil, fmt.Errorf("press start: %w", err)
		}
	}
	return w, nil
}

// person finds somebody of the staff by key.
func (w *world) person(key string) (actor, error) {
	for _, p := range w.people {
		if p.Key == key {
			return p, nil
		}
	}
	return actor{}, wrong("Нет такого сотрудника: «%s»", key)
}

// press taps a button and returns the tap's number.
func (w *world) press(key string, message int, label, data string) (int, error) {
	p, err := w.person(key)
	if err != nil {
		return 0, err
	}
	var query string
	if data != "" {
		query, err = w.telegram.TapData(p.Account, p.Account, message, data)
	} else {
		query, err = w.telegram.Tap(p.Account, p.Account, message, label)
	}
	if err != nil {
		return 0, wrong("Нажать не получилось: %v", err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	no := 1
	if n := len(w.taps); n > 0 {
		no = w.taps[n-1].no + 1
	}
	w.taps = append(w.taps, tap{no: no, person: key, message: message, label: label, query: query, at: time.Now()})
	if len(w.taps) > keptTaps {
		w.taps = w.taps[1:]
	}
	w.watchers.Wake()
	return no, nil
}

// say writes as one of the staff, in reply to a message where replyTo is not 0, with a photo where there is one.
func (w *world) say(key, text string, replyTo int, photo *tgstand.File) (int, error) {
	p, err := w.person(key)
	if err != nil {
		return 0, err
	}
	var options []tgstand.SayOption
	if replyTo != 0 {
		options = append(options, tgstand.ReplyTo(replyTo))
	}
	if photo != nil {
		options = append(options, tgstand.WithPhoto(*photo))
	}
	id, err := w.telegram.Say(p.Account, p.Account, text, options...)
	if err != nil {
		return 0, wrong("Отправить не получилось: %v", err)
	}
	return id, nil
}

// push moves the clock by the words of the API.
func (w *world) push(words string) error {
	to, err := pushed(w.calendar, w.clock.Now(), words)
	if err != nil {
		return wrong("%v", err)
	}
	return w.clock.PushTo(to)
}

// answered waits for the program's answer to a tap.
func (w *world) answered(ctx context.Context, no int) error {
	w.mu.Lock()
	query := ""
	for _, t := range w.taps {
		if t.no == no {
			query = t.query
		}
	}
	w.mu.Unlock()
	_, err := w.telegram.Answered(ctx, query)
	return err
}

// wrong is an error that is the asker's own, in words for the page.
func wrong(format string, args ...any) error { return &mistake{fmt.Sprintf(format, args...)} }

type mistake struct{ words string }

func (m *mistake) Error() string { return m.words }
