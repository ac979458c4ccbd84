package alert

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

const (
	hookLimit   = 10 * time.Second // for all of a call
	answerLimit = 64 << 10         // bytes of an answer that are read, to keep the connection
)

// Hook posts messages as JSON to an address.
type Hook struct {
	URL       string
	Secret    string            // signs the body in X-Otklik-Signature; "" for none
	Transport http.RoundTripper // nil is the network, with the usual proxy variables
}

// Name is «hook».
func (Hook) Name() string { return "hook" }

// Send posts a message. Any answer but 2xx is an error, a redirect among them: the signature is for one address.
func (h Hook) Send(ctx context.Context, m Message) error {
	ctx, cancel := context.WithTimeout(ctx, hookLimit)
	defer cancel()
	body, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("hook: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL, bytes.NewReader(body))
	if err != nil {
		return errors.New("hook: the address is not one")
	}
	request.Header.Set("Content-Type", "application/json; charset=utf-8")
	request.Header.Set("User-Agent", "otklik")
	if h.Secret != "" {
		request.Header.Set("X-Otklik-Signature", Signature(h.Secret, body))
	}
	client := http.Client{
		Transport:     h.Transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	answer, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("hook: %w", bare(err))
	}
	defer func() { _ = answer.Body.Close() }()
	_, _ = io.CopyN(io.Discard, answer.Body, answerLimit) // what it says does not matter
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		return fmt.Errorf("hook: HTTP status %d", answer.StatusCode)
	}
	return nil
}

// bare is an error of a request without its address.
func bare(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}

// Signature is what X-Otklik-Signature says of a body: «sha256=» and its HMAC in hexadecimal.
func Signature(secret string, body []byte) string {
	h := hmac.New(sha256.New, []byte(secret))
	h.Write(body)
	return "sha256=" + hex.EncodeToString(h.Sum(nil))
}
