package vk

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"
)

// Callback says how VK's calls are known, https://dev.vk.com/ru/api/callback/getting-started.
type Callback struct {
	Secret       string // the secret key that every call carries; "" refuses all calls
	Confirmation string // what the first community's address is confirmed with; "" asks VK for it
}

const (
	maxCall     = 1 << 20                // bytes of a call's body; an event is far smaller
	callTimeout = 900 * time.Millisecond // VK wants its answer soon and comes again when it gets none
	callPause   = 5                      // seconds after which VK may come again
)

// ServeHTTP takes VK's calls: «ok» is answered only when the event is durable or of no use. Otherwise VK is asked to come again
// (503 with Retry-After), which it announces by X-Retry-Counter.
func (n *Network) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), callTimeout)
	defer cancel()
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "POST only", http.StatusMethodNotAllowed)
		return
	}
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxCall))
	if err != nil {
		http.Error(w, "too large or cut short", http.StatusRequestEntityTooLarge)
		return
	}
	var call struct {
		Type   string `json:"type"`
		Group  int64  `json:"group_id"`
		Secret string `json:"secret"`
	}
	if json.Unmarshal(raw, &call) != nil {
		http.Error(w, "not an event", http.StatusBadRequest)
		return
	}
	c := n.ours(-call.Group)
	if c == nil || !n.callback.knows(call.Secret) {
		n.log.Warn("a call for /hooks/vk was refused: its secret or its community is another")
		http.Error(w, "not for us", http.StatusForbidden)
		return
	}
	again := r.Header.Get("X-Retry-Counter")
	if call.Type == "confirmation" {
		n.confirm(ctx, w, c)
		return
	}
	if err := c.watcher.deliver(ctx, raw, again != "" && again != "0"); err != nil {
		c.watcher.log.Warn("an event was not taken, vk will send it again", "retry", again, "error", err)
		w.Header().Set("Retry-After", strconv.Itoa(callPause))
		http.Error(w, "later", http.StatusServiceUnavailable)
		return
	}
	_, _ = io.WriteString(w, "ok") // VK comes again if it does not get it
}

// knows compares the secret in a time that tells nothing of it.
func (c Callback) knows(secret string) bool {
	want, got := sha256.Sum256([]byte(c.Secret)), sha256.Sum256([]byte(secret))
	return subtle.ConstantTimeCompare(want[:], got[:]) == 1 && c.Secret != ""
}

// confirm answers with the code that VK wants to see before it sends events.
func (n *Network) confirm(ctx context.Context, w http.ResponseWriter, c *Client) {
	code := n.callback.Confirmation
	if code == "" || c != n.own[0] {
		var told struct {
			Code string `json:"code"`
		}
		err := c.community.read(ctx, "groups.getCallbackConfirmationCode", api.Params{"group_id": c.group}, &told)
		if err != nil || told.Code == "" {
			n.log.Warn("the code to confirm /hooks/vk with was not told; set vk.callback.confirmation", "error", err)
			http.Error(w, "later", http.StatusServiceUnavailable)
			return
		}
		code = told.Code
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, code) // VK asks again if it does not get it
}
