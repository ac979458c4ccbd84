package vkstand

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// maxWait is VK's limit in seconds.
const maxWait = 90

// servePoll answers GET …?act=a_check&key=…&ts=…&wait=….
func (s *Stand) servePoll(w http.ResponseWriter, c *call) {
	q := c.r.URL.Query()
	wait, err := strconv.Atoi(q.Get("wait"))
	ts, tsErr := strconv.ParseInt(q.Get("ts"), 10, 64)
	if q.Get("act") != "a_check" || err != nil || wait < 1 || wait > maxWait || tsErr != nil {
		s.complain("%s: act, ts or wait (1–%d) is wrong", methodPoll, maxWait)
		c.log("bad request")
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	timer := time.NewTimer(time.Duration(wait) * time.Second)
	defer timer.Stop()
	for over := false; ; {
		answer, wake := s.look(q.Get("key"), ts, over)
		if answer != nil {
			s.reply(w, c, answer)
			return
		}
		select {
		case <-wake:
		case <-timer.C:
			over = true
		case <-c.r.Context().Done():
			c.log("given up")
			panic(http.ErrAbortHandler)
		}
	}
}

// look returns the answer that a poll gets now, or what to wait for when there is none yet. over asks for an empty one.
func (s *Stand) look(key string, ts int64, over bool) (answer map[string]any, wake chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := &s.poll
	if failed, ok := p.expired[key]; ok {
		return map[string]any{"failed": failed}, nil
	}
	switch {
	case key != p.key:
		return map[string]any{"failed": 2}, nil
	case ts < p.base || ts > p.last:
		return map[string]any{"failed": 1, "ts": p.last}, nil
	case ts == p.last && !over:
		return nil, p.wake
	}
	updates := append([]json.RawMessage{}, p.updates[ts-p.base:]...)
	return map[string]any{"ts": strconv.FormatInt(p.last, 10), "updates": updates}, nil
}
