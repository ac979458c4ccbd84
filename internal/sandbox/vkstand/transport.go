package vkstand

import (
	"net/http"

	"otklik/internal/sandbox/stand"
)

// ErrCut is what a client on [Stand.Transport] sees of a connection that a fault has cut.
var ErrCut = stand.ErrCut

// Transport speaks to the stand without a socket; see [stand.Transport].
func (s *Stand) Transport() http.RoundTripper { return stand.Transport(s) }
