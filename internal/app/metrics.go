package app

import (
	"fmt"
	"io"
	"time"

	vm "github.com/VictoriaMetrics/metrics"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// metrics are what /metrics shows: numbers only, no words and no names of people.
type metrics struct {
	set   *vm.Set
	found *vm.Counter
}

func newMetrics(a *App) *metrics {
	m := &metrics{set: vm.NewSet()}
	m.found = m.set.NewCounter("otklik_messages_found_total")
	for _, s := range tasks.Statuses() {
		m.set.NewGauge(fmt.Sprintf(`otklik_tasks{status=%q}`, s), func() float64 { return float64(a.sweep.State().Tasks[s]) })
	}
	for _, q := range workflow.AllQueues() {
		m.set.NewGauge(fmt.Sprintf(`otklik_queue_waiting{queue=%q}`, q), func() float64 {
			return float64(a.sweep.State().Waiting[q])
		})
		m.set.NewGauge(fmt.Sprintf(`otklik_queue_buried{queue=%q}`, q), func() float64 {
			return float64(a.sweep.State().Buried[q])
		})
	}
	m.set.NewGauge("otklik_leading", func() float64 {
		if a.leading.Load() {
			return 1
		}
		return 0
	})
	m.set.NewGauge("otklik_telegram_last_poll_seconds", func() float64 { return age(a, a.telegram.LastPoll()) })
	m.set.NewGauge("otklik_vk_last_poll_seconds", func() float64 { return age(a, a.vk.LastPoll()) })
	return m
}

// age is how many seconds ago something was, -1 if never.
func age(a *App, at time.Time) float64 {
	if at.IsZero() {
		return -1
	}
	return a.clock.Now().Sub(at).Seconds()
}

func (m *metrics) write(w io.Writer) {
	m.set.WritePrometheus(w)
	vm.WriteProcessMetrics(w)
}
