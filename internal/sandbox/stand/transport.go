package stand

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
)

// ErrCut is what a client on [Transport] sees of a connection that a fault has cut.
var ErrCut = errors.New("connection cut")

// Transport speaks to a handler without a socket, whatever the host of a request. A request is served in the caller's own
// goroutine under its own context, so nothing outlives it; one whose context has ended fails even if it had its effect.
func Transport(h http.Handler) http.RoundTripper { return transport{h} }

type transport struct{ handler http.Handler }

// RoundTrip serves one request.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		defer func() { _ = r.Body.Close() }()
	}
	if err := r.Context().Err(); err != nil {
		return nil, fmt.Errorf("request: %w", err)
	}
	inner := r.Clone(r.Context())
	inner.RequestURI, inner.RemoteAddr, inner.Host = r.URL.RequestURI(), "in-memory", r.URL.Host
	inner.Body = http.NoBody // a server's requests always have one
	if r.Body != nil {
		inner.Body = io.NopCloser(r.Body)
	}
	w := httptest.NewRecorder()
	cut := t.serve(w, inner)
	if err := r.Context().Err(); err != nil {
		return nil, fmt.Errorf("request: %w", err)
	}
	if cut {
		return nil, ErrCut
	}
	response := w.Result()
	response.Request = r
	return response, nil
}

// serve turns the handler's way of cutting a connection into a value.
func (t transport) serve(w http.ResponseWriter, r *http.Request) (cut bool) {
	defer func() {
		if p := recover(); p != nil {
			if p != http.ErrAbortHandler { //nolint:errorlint // the panic's value, compared as net/http does
				panic(p)
			}
			cut = true
		}
	}()
	t.handler.ServeHTTP(w, r)
	return false
}
