package app

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"otklik/scheduler"
)

const (
	staleLoop = time.Minute      // a loop looks at its queue every 15 s
	stalePoll = 90 * time.Second // a long poll takes up to 50 s
	pingLimit = 3 * time.Second
)

// Handler serves /healthz, /readyz and /metrics.
func (a *App) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", a.readyz)
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
	for _, warning := range calendarWarnings(a.calendar, a.clock.Now()) {
		fmt.Fprintln(w, "warning: "+warning)
	}
}

// unready lists what keeps the program from working, a line each.
func (a *App) unready(ctx context.Context) []string {
	ctx, cancel := context.WithTimeout(ctx, pingLimit)
	defer cancel()
	var wrong []string
	if err := a.store.Ping(ctx); err != nil {
		wrong = append(wrong, "store does not answer: "+err.Error())
	}
	switch {
	case !a.placed.Load():
		return append(wrong, "leadership: not known yet")
	case !a.leading.Load():
		return wrong
	}
	now := a.clock.Now()
	late := func(what string, at time.Time, limit time.Duration) {
		switch {
		case at.IsZero():
			wrong = append(wrong, what+": no cycle has ended yet")
		case now.Sub(at) > limit:
			wrong = append(wrong, fmt.Sprintf("%s: last cycle ended %s ago", what, now.Sub(at).Round(time.Second)))
		}
	}
	for _, l := range a.loops {
		late("queue "+string(l.Queue), l.Beat(), staleLoop)
	}
	late("telegram", a.telegram.LastPoll(), stalePoll)
	late("vk", a.vk.LastPoll(), stalePoll)
	d := scheduler.Deps{Flow: a.flow, Clock: a.clock}
	if n, err := scheduler.Late(ctx, d); err == nil && n > 0 {
		wrong = append(wrong, fmt.Sprintf("terms: %d came more than a minute ago and nobody was told", n))
	}
	if roster, err := a.flow.People(ctx); err == nil && len(roster.People) == 0 {
		wrong = append(wrong, "roster is empty: load one with «otklik roster load FILE»")
	}
	return wrong
}
