package vkstand

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
)

// callback is the community's server for the Callback API.
type callback struct {
	to      http.Handler // nil for none
	path    string
	secret  string
	pending []*posting
}

// posting is an event on its way to the server.
type posting struct {
	body  []byte
	tries int
}

// SetCallback names the server that events are posted to, every type of them, besides Long Poll. They wait for Deliver.
func (s *Stand) SetCallback(to http.Handler, path, secret string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.callback = callback{to: to, path: path, secret: secret}
}

// Confirmation is the code that the server has to answer to the request for confirmation.
func (s *Stand) Confirmation() string { return fmt.Sprintf("%08x", s.o.Group) }

// Confirm asks the server for the code, as VK does when it is entered in the settings.
func (s *Stand) Confirm(ctx context.Context) error {
	s.mu.Lock()
	c, body := s.callback, map[string]any{"type": "confirmation", "group_id": s.o.Group}
	if c.secret != "" {
		body["secret"] = c.secret
	}
	s.mu.Unlock()
	raw, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("confirm: %w", err)
	}
	if status, answer := c.post(ctx, raw, 0); status != http.StatusOK || answer != s.Confirmation() {
		return fmt.Errorf("confirm: status %d", status)
	}
	return nil
}

// Deliver posts what waits, once each in order, and says how much still waits because the server did not answer «ok».
func (s *Stand) Deliver(ctx context.Context) (left int) {
	s.mu.Lock()
	c := s.callback
	s.callback.pending = nil
	s.mu.Unlock()
	var again []*posting
	for _, p := range c.pending {
		if status, answer := c.post(ctx, p.body, p.tries); status != http.StatusOK || answer != "ok" {
			p.tries++
			again = append(again, p)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.callback.pending = append(again, s.callback.pending...)
	return len(again)
}

// Redeliver posts every event of the history once more, as VK does when an answer was lost.
func (s *Stand) Redeliver(ctx context.Context) {
	s.mu.Lock()
	c := s.callback
	var all [][]byte
	for _, raw := range s.poll.updates {
		all = append(all, c.signed(raw))
	}
	s.mu.Unlock()
	for _, body := range all {
		c.post(ctx, body, 1)
	}
}

// offer lets an event wait for the server. The stand is locked.
func (c *callback) offer(raw json.RawMessage) {
	if c.to != nil {
		c.pending = append(c.pending, &posting{body: c.signed(raw)})
	}
}

// signed puts the secret into an event.
func (c callback) signed(raw json.RawMessage) []byte {
	secret, err := json.Marshal(c.secret)
	if err != nil {
		return raw
	}
	return append(bytes.TrimSuffix(bytes.Clone(raw), []byte("}")), []byte(`,"secret":`+string(secret)+"}")...)
}

func (c callback) post(ctx context.Context, body []byte, tries int) (status int, answer string) {
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "https://otklik.test"+c.path, bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	if tries > 0 {
		r.Header.Set("X-Retry-Counter", strconv.Itoa(tries))
	}
	w := httptest.NewRecorder()
	c.to.ServeHTTP(w, r)
	return w.Code, strings.TrimSpace(w.Body.String())
}
