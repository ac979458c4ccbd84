package tgstand

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"time"
)

const (
	firstRetry   = time.Second
	longestRetry = time.Minute
)

// webhook is where updates go instead of getUpdates.
type webhook struct {
	url, secret string
	connections int
	failedAt    time.Time
	failure     string
	delivering  bool
}

// setWebhook turns delivery to an address on, or off when the address is empty.
func (c *call) setWebhook() (any, *failure) {
	s := c.s
	address := c.params["url"]
	if address == "" {
		return c.deleteWebhook()
	}
	if f := s.checkWebhook(address, c.params["secret_token"]); f != nil {
		return nil, f
	}
	connections := c.int("max_connections")
	if connections < 1 || connections > 100 {
		connections = 40
	}
	if _, given := c.params["allowed_updates"]; given {
		var kinds []string
		if err := c.json("allowed_updates", &kinds); err != nil {
			return nil, bad("can't parse allowed updates JSON object")
		}
		s.updates.allowed = kinds
	}
	if c.bool("drop_pending_updates") {
		s.updates.drop()
	}
	s.updates.end("terminated by setWebhook request")
	s.hook = webhook{url: address, secret: c.params["secret_token"], connections: connections, delivering: s.hook.delivering}
	s.deliverToWebhook()
	return true, nil
}

// checkWebhook holds the address and the secret to Telegram's rules.
func (s *Server) checkWebhook(address, secret string) *failure {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return bad("bad webhook: invalid URL specified")
	}
	if !s.local && u.Scheme != "https" {
		return bad("bad webhook: An HTTPS URL must be provided for webhook")
	}
	if port := u.Port(); !s.local && port != "" && !slices.Contains([]string{"80", "88", "443", "8443"}, port) {
		return bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
	}
	if len(secret) > 256 {
		return bad("secret token is too long")
	}
	if !regexp.MustCompile(`^[A-Za-z0-9_-]*$`).MatchString(secret) {
		return bad("secret token contains unallowed characters")
	}
	return nil
}

// deleteWebhook brings getUpdates back.
func (c *call) deleteWebhook() (any, *failure) {
	if c.bool("drop_pending_updates") {
		c.s.updates.drop()
	}
	c.s.hook = webhook{delivering: c.s.hook.delivering}
	return true, nil
}

// getWebhookInfo tells how deliveries go.
func (c *call) getWebhookInfo() (any, *failure) {
	h, q := c.s.hook, c.s.updates
	info := map[string]any{
		"url": h.url, "has_custom_certificate": false, "pending_update_count": len(q.queue) + len(q.again),
	}
	if h.url != "" {
		info["max_connections"] = h.connections
	}
	if h.failure != "" {
		info["last_error_date"], info["last_error_message"] = h.failedAt.Unix(), h.failure
	}
	if len(q.allowed) > 0 {
		info["allowed_updates"] = q.allowed
	}
	return info, nil
}

// deliverToWebhook starts the one goroutine that empties the queue, if there is work and none runs.
func (s *Server) deliverToWebhook() {
	_, _, some := s.updates.next(s.now())
	if s.hook.url == "" || !some || s.hook.delivering || s.background.Err() != nil {
		return
	}
	s.hook.delivering = true
	s.work.Go(s.emptyQueue)
}

// emptyQueue posts updates in their order until none is left, trying a failed one again later and later.
func (s *Server) emptyQueue() {
	pause := firstRetry
	for {
		s.mu.Lock()
		hook := s.hook
		u, repeat, some := s.updates.next(s.now())
		if hook.url == "" || !some || s.background.Err() != nil {
			s.hook.delivering = false
			s.mu.Unlock()
			return
		}
		s.mu.Unlock()
		trouble := s.post(hook, u)
		if trouble == "" {
			pause = firstRetry
			s.posted(u, repeat)
			continue
		}
		s.mu.Lock()
		s.hook.failure, s.hook.failedAt = trouble, s.now()
		s.watchers.Wake()
		s.mu.Unlock()
		timer := time.NewTimer(pause)
		select {
		case <-timer.C:
		case <-s.background.Done():
		}
		timer.Stop()
		pause = min(2*pause, longestRetry)
	}
}

// posted forgets an update that the webhook has taken.
func (s *Server) posted(u wireUpdate, repeat bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if repeat && len(s.updates.again) > 0 {
		s.updates.again = s.updates.again[1:]
	} else {
		s.updates.confirmOne(u.ID)
	}
	s.watchers.Wake()
}

// post sends one update and says what went wrong, in Telegram's words.
func (s *Server) post(hook webhook, u wireUpdate) string {
	body, err := json.Marshal(u)
	if err != nil {
		return "Can't encode the update"
	}
	r, err := http.NewRequestWithContext(s.background, http.MethodPost, hook.url, bytes.NewReader(body))
	if err != nil {
		return "Bad webhook: invalid URL specified"
	}
	r.Header.Set("Content-Type", "application/json")
	if hook.secret != "" {
		r.Header.Set("X-Telegram-Bot-Api-Secret-Token", hook.secret)
	}
	response, err := s.client.Do(r)
	if err != nil {
		return "Connection failed"
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 1<<20)) // an answer in the body is not used by Otklik
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return "Wrong response from the webhook: " + strconv.Itoa(response.StatusCode) + " " + http.StatusText(response.StatusCode)
	}
	return ""
}
