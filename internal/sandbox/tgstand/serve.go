package tgstand

import (
	"crypto/subtle"
	"encoding/json"
	"net/http"
	"strings"
)

// ServeHTTP answers /bot{token}/{method} and /file/bot{token}/{path}.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path, download := strings.CutPrefix(r.URL.Path, "/file")
	token, rest, found := strings.Cut(strings.TrimPrefix(path, "/bot"), "/")
	switch {
	case !found || !strings.HasPrefix(path, "/bot"):
		s.fail(w, &failure{code: http.StatusNotFound, description: "Not Found"})
	case subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) != 1:
		s.fail(w, &failure{code: http.StatusUnauthorized, description: "Unauthorized"})
	case download:
		s.serveFile(w, r, rest)
	default:
		s.serveMethod(w, r, rest)
	}
}

// serveMethod runs one call under the faults that were ordered for it.
func (s *Server) serveMethod(w http.ResponseWriter, r *http.Request, name string) {
	c := &call{s: s, r: r, method: name, at: s.now()}
	m, known := s.methods[strings.ToLower(name)]
	if known {
		c.method = m.name
	}
	if f := c.parse(); f != nil {
		s.finish(w, c, nil, f)
		return
	}
	if !known {
		c.complain("unknown method")
		s.finish(w, c, nil, &failure{code: http.StatusNotFound, description: "Not Found: method not found"})
		return
	}
	fault, faulty := s.takeFault(c)
	if faulty && s.before(w, c, fault) {
		return
	}
	result, f := s.run(c, m)
	fault.Kind.After(c.log)
	s.finish(w, c, result, f)
}

// run does what the method does. Only getUpdates waits, so only it takes the lock itself.
func (s *Server) run(c *call, m method) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m.check(c)
	if !s.loggedOut.IsZero() && s.now().Sub(s.loggedOut) < loggedOutFor {
		return nil, &failure{code: http.StatusBadRequest, description: "Logged out"}
	}
	return m.handle(c)
}

// finish logs the call and writes its answer.
func (s *Server) finish(w http.ResponseWriter, c *call, result any, f *failure) {
	if f != nil {
		c.log(f.Error())
		s.fail(w, f)
		return
	}
	c.log("ok")
	s.write(w, http.StatusOK, envelope{OK: true, Result: result})
}

func (s *Server) fail(w http.ResponseWriter, f *failure) { s.write(w, f.code, f.envelope()) }

func (s *Server) write(w http.ResponseWriter, code int, e envelope) {
	body, err := json.Marshal(e)
	if err != nil {
		http.Error(w, "cannot encode the answer", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_, _ = w.Write(body) // the client may be gone, which is its own affair
}
