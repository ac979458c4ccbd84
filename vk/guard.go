package vk

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
)

// maxAnswer is more than any answer of VK holds, in bytes, unpacked.
const maxAnswer = 16 << 20

// errUnreadable is an answer that is not VK's: no JSON, cut short, wrongly packed, too big.
var errUnreadable = errors.New("unreadable answer")

// statusError is an answer with another status than 200.
type statusError int

func (e statusError) Error() string { return fmt.Sprintf("HTTP status %d", int(e)) }

// guard hands on only whole answers with status 200, unpacked; everything else becomes an error. vksdk panics at an
// empty body that is called gzip, which is what proxies send for 502.
type guard struct {
	base     http.RoundTripper
	onlyJSON bool // vksdk takes nothing else; Long Poll's type is not documented
}

// RoundTrip sends the request once.
func (g guard) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := g.base.RoundTrip(r)
	if err != nil {
		return nil, fmt.Errorf("request: %w", err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		return nil, statusError(resp.StatusCode)
	}
	if kind, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type")); g.onlyJSON &&
		(err != nil || kind != "application/json") {
		return nil, fmt.Errorf("%w: its type is not JSON", errUnreadable)
	}
	body, err := unpack(resp)
	if err != nil {
		return nil, err
	}
	resp.Header.Del("Content-Encoding")
	resp.Header.Del("Content-Length")
	resp.ContentLength, resp.Body = int64(len(body)), io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

func unpack(resp *http.Response) ([]byte, error) {
	from := io.LimitReader(resp.Body, maxAnswer+1)
	switch resp.Header.Get("Content-Encoding") {
	case "", "identity":
	case "gzip":
		packed, err := gzip.NewReader(from)
		if err != nil {
			return nil, fmt.Errorf("%w: not gzip", errUnreadable)
		}
		from = io.LimitReader(packed, maxAnswer+1)
	default:
		return nil, fmt.Errorf("%w: packed in an unknown way", errUnreadable)
	}
	body, err := io.ReadAll(from)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: cut short: %w", errUnreadable, err)
	case len(body) > maxAnswer:
		return nil, fmt.Errorf("%w: over %d bytes", errUnreadable, maxAnswer)
	case len(body) == 0:
		return nil, fmt.Errorf("%w: empty", errUnreadable)
	}
	return body, nil
}
