package tgstand

import (
	"context"
	"time"
)

const (
	queryLife     = 30 * time.Second // how long the phone waits for the answer to a tap
	maxAnswerText = 200
	rememberedTap = 20_000
)

// Answer is what the bot says to a tap: words at the top of the screen, or a window when Alert.
type Answer struct {
	Text  string
	Alert bool
	URL   string
	At    time.Time
}

// answerCallbackQuery answers a tap, once and soon.
func (c *call) answerCallbackQuery() (any, *failure) {
	q := c.s.queries[c.params["callback_query_id"]]
	now := c.s.now()
	if q == nil || q.answer != nil || now.Sub(q.at) > queryLife {
		return nil, bad("query is too old and response timeout expired or query ID is invalid")
	}
	if units(c.params["text"]) > maxAnswerText {
		return nil, bad("MESSAGE_TOO_LONG")
	}
	q.answer = &Answer{Text: c.params["text"], Alert: c.bool("show_alert"), URL: c.params["url"], At: now}
	c.s.watchers.Wake()
	return true, nil
}

// Answer is the bot's answer to a tap; false until it comes.
func (s *Server) Answer(queryID string) (Answer, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q := s.queries[queryID]
	if q == nil || q.answer == nil {
		return Answer{}, false
	}
	return *q.answer, true
}

// Answered waits for the bot's answer to a tap. The error is that of [Server.Wait].
func (s *Server) Answered(ctx context.Context, queryID string) (a Answer, err error) {
	err = s.Wait(ctx, func(v View) (ok bool) { a, ok = v.Answer(queryID); return ok })
	return a, err
}

// ask opens a query for a tap. Old ones are forgotten so that months of play stay small.
func (s *Server) ask() string {
	now := s.now()
	if len(s.queries) >= rememberedTap {
		for id, q := range s.queries {
			if now.Sub(q.at) > time.Hour {
				delete(s.queries, id)
			}
		}
	}
	id := s.number()
	s.queries[id] = &query{at: now}
	return id
}
