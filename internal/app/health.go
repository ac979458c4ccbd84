package app

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"otklik/internal/alert"
	"otklik/scheduler"
)

const (
	staleLoop = time.Minute      // a loop looks at its queue every 15 s
	stalePoll = 90 * time.Second // a long poll takes up to 50 s
	pingLimit = 3 * time.Second
)

// Handler serves /healthz, /readyz, /metrics and /hooks/vk.
func (a *App) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", a.readyz)
	mux.Handle("/hooks/vk", a.vk)
	mux.Handle("GET /metrics", a.metrics.handler())
	return mux
}

// readyz answers 200 only if the store answers and a cycle of every background part ended lately; else 503 and why.
func (a *App) readyz(w http.ResponseWriter, r *http.Request) {
	wrong := a.unready(r.Context())
	if len(wrong) > 0 {
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, strings.Join(wrong, "\n"))
		return
	}
	if !a.leading.Load() {
		fmt.Fprintln(w, "ready: stands by, another process leads")
		return
	}
	fmt.Fprintln(w, "ready")
	for _, warning := range append(a.degraded(r.Context()), calendarWarnings(a.calendar, a.clock.Now())...) {
		fmt.Fprintln(w, "warning: "+warning)
	}
}

// fault is something that keeps the program from working: a line for /readyz, and words for an administrator.
type fault struct {
	line, words string
	kind        alert.Kind // "" is nothing for the second way
	since       time.Time  // zero where that is not known
}

// unready lists what keeps the program from working, a line each.
func (a *App) unready(ctx context.Context) []string {
	var lines []string
	for _, f := range a.faults(ctx) {
		lines = append(lines, f.line)
	}
	return lines
}

// health says in words for an administrator what is wrong, and what works with less than it could.
func (a *App) health(ctx context.Context) []string {
	var lines []string
	for _, f := range a.faults(ctx) {
		lines = append(lines, "❌ "+f.words)
	}
	for _, line := range a.degraded(ctx) {
		lines = append(lines, "⚠️ "+line)
	}
	lines = append(lines, a.crowded(ctx)...)
	if err := a.lexicon.Err(); err != nil {
		lines = append(lines, "⚠️ Проверка орфографии не работает: "+err.Error())
	}
	for _, warning := range calendarWarnings(a.calendar, a.clock.Now()) {
		lines = append(lines, "⚠️ Сроки: "+warning)
	}
	return lines
}

// faults lists what keeps the program from working.
func (a *App) faults(ctx context.Context) []fault {
	ctx, cancel := context.WithTimeout(ctx, pingLimit)
	defer cancel()
	var wrong []fault
	if err := a.store.Ping(ctx); err != nil {
		wrong = append(wrong, fault{"store does not answer: " + err.Error(), "Хранилище не отвечает", alert.Work, time.Time{}})
	}
	switch {
	case !a.placed.Load():
		return append(wrong, fault{
			line: "leadership: not known yet", words: "Ещё не решено, какая копия программы ведёт работу",
		})
	case !a.leading.Load():
		return wrong
	}
	for _, l := range a.loops {
		wrong = append(wrong, a.late(alert.Work, "queue "+string(l.Queue), "Очередь "+string(l.Queue), l.Beat(), staleLoop)...)
	}
	for _, f := range a.late(alert.Telegram, "telegram", "Telegram", a.telegram.LastPoll(), stalePoll) {
		f.line += "; " + fmt.Sprintf("what waits for people is kept (%d) and goes when it answers", a.unsent())
		wrong = append(wrong, f)
	}
	polls := a.vk.Polls()
	for _, group := range slices.Sorted(maps.Keys(polls)) {
		name, words := "vk", "ВКонтакте"
		if len(polls) > 1 {
			name, words = fmt.Sprintf("vk community %d", group), fmt.Sprintf("ВКонтакте, сообщество %d", group)
		}
		wrong = append(wrong, a.late(alert.VK, name, words, polls[group], stalePoll)...)
	}
	d := scheduler.Deps{Flow: a.flow, Clock: a.clock}
	if n, err := scheduler.Late(ctx, d); err == nil && n > 0 {
		wrong = append(wrong, fault{
			line:  fmt.Sprintf("terms: %d came more than a minute ago and nobody was told", n),
			words: fmt.Sprintf("Сроки: %d наступили больше минуты назад, а люди об этом не узнали", n),
			kind:  alert.Work,
		})
	}
	if roster, err := a.flow.People(ctx); err == nil && len(roster.People) == 0 {
		wrong = append(wrong, fault{
			line:  "roster is empty: load one with «otklik roster load FILE»",
			words: "Список сотрудников пуст: загрузите его командой otklik roster load",
		})
	}
	return wrong
}

// late tells of a background part whose last cycle ended too long ago.
func (a *App) late(kind alert.Kind, what, words string, at time.Time, limit time.Duration) []fault {
	now := a.clock.Now()
	switch {
	case at.IsZero():
		return []fault{{what + ": no cycle has ended yet", words + ": ещё ни разу не получилось", kind, at}}
	case now.Sub(at) > limit:
		ago := now.Sub(at).Round(time.Second)
		line := fmt.Sprintf("%s: last cycle ended %s ago", what, ago)
		return []fault{{line, words + ": последний раз получилось " + agoWords(ago) + " назад", kind, at}}
	}
	return nil
}

// agoWords says a length of time to the minute, for people.
func agoWords(d time.Duration) string {
	if h := int(d / time.Hour); h > 0 {
		return fmt.Sprintf("%d ч %d мин", h, int(d%time.Hour/time.Minute))
	}
	return fmt.Sprintf("%d мин", int(d/time.Minute))
}
