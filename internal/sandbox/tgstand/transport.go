package tgstand

import (
	"net/http"

	"otklik/internal/sandbox/stand"
)

// ErrCut is what a client on [Server.Transport] sees of a connection that a fault has cut.
var ErrCut = stand.ErrCut

// Transport speaks to the server without a socket; see [stand.Transport].
func (s *Server) Transport() http.RoundTripper { return stand.Transport(s) }
