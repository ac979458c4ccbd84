package app

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// metrics are what /metrics shows: numbers only, no words and no names of people.
type metrics struct {
	registry *prometheus.Registry
	found    prometheus.Counter
}

func newMetrics(a *App) *metrics {
	m := &metrics{registry: prometheus.NewRegistry()}
	m.registry.MustRegister(
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	m.found = prometheus.NewCounter(prometheus.CounterOpts{
		Name: "otklik_messages_found_total", Help: "Messages that the networks gave; one that is given again counts again.",
	})
	m.registry.MustRegister(m.found)
	for _, s := range tasks.Statuses() {
		m.gauge("otklik_tasks", "Tasks by status.", prometheus.Labels{"status": string(s)},
			func() float64 { return float64(a.sweep.State().Tasks[s]) })
	}
	for _, q := range workflow.AllQueues() {
		labels := prometheus.Labels{"queue": string(q)}
		m.gauge("otklik_queue_waiting", "Items that wait in a queue.", labels,
			func() float64 { return float64(a.sweep.State().Waiting[q]) })
		m.gauge("otklik_queue_buried", "Items that could not be worked off and are kept aside.", labels,
			func() float64 { return float64(a.sweep.State().Buried[q]) })
	}
	m.gauge("otklik_leading", "1 while this process leads among replicas.", nil, func() float64 {
		if a.leading.Load() {
			return 1
		}
		return 0
	})
	m.gauge("otklik_telegram_last_poll_seconds", "Age of the last sound answer of Telegram's poll; -1 before the first.", nil,
		func() float64 { return a.age(a.telegram.LastPoll()) })
	m.gauge("otklik_vk_last_poll_seconds", "Age of the last sound answer of VK's poll; -1 before the first.", nil,
		func() float64 { return a.age(a.vk.LastPoll()) })
	return m
}

func (m *metrics) gauge(name, help string, labels prometheus.Labels, value func() float64) {
	opts := prometheus.GaugeOpts{Name: name, Help: help, ConstLabels: labels}
	m.registry.MustRegister(prometheus.NewGaugeFunc(opts, value))
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// age is how many seconds ago something was, -1 if never.
func (a *App) age(at time.Time) float64 {
	if at.IsZero() {
		return -1
	}
	return a.clock.Now().Sub(at).Seconds()
}
