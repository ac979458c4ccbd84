package stories_test

import (
	"net/http"
	"net/http/httptest"
	"path"
	"sync"
)

// gate stands before a stand-in and sees requests when they come, not only when they have ended.
type gate struct {
	next http.Handler

	mu      sync.Mutex
	begun   map[string]int
	changed chan struct{} // closed and replaced when a request comes
	unheard map[string]bool
	late    map[string]chan struct{}
}

func newGate(next http.Handler) *gate {
	return &gate{next: next, begun: map[string]int{}, changed: make(chan struct{}), unheard: map[string]bool{}, late: map[string]chan struct{}{}}
}

// ServeHTTP notes the method, the last part of the path, and passes the request on.
func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	method := path.Base(r.URL.Path)
	g.mu.Lock()
	g.begun[method]++
	close(g.changed)
	g.changed = make(chan struct{})
	unheard, late := g.unheard[method], g.late[method]
	g.mu.Unlock()
	if unheard {
		g.next.ServeHTTP(silent{w.Header()}, r)
		<-r.Context().Done()
		panic(http.ErrAbortHandler)
	}
	if late != nil {
		answer := httptest.NewRecorder()
		g.next.ServeHTTP(answer, r)
		select {
		case <-late:
		case <-r.Context().Done():
		}
		w.WriteHeader(answer.Code)
		_, _ = w.Write(answer.Body.Bytes())
		return
	}
	g.next.ServeHTTP(w, r)
}

// hold lets calls of a method have their effect at once and be answered only when it is lifted.
func (g *gate) hold(method string) (lift func()) {
	late := make(chan struct{})
	g.mu.Lock()
	defer g.mu.Unlock()
	g.late[method] = late
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		delete(g.late, method)
		close(late)
	}
}

// silence lets calls of a method have their effect and never be answered, until it is lifted.
func (g *gate) silence(method string) (lift func()) {
	set := func(on bool) {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.unheard[method] = on
	}
	set(true)
	return func() { set(false) }
}

// came returns how often a method was called, and a channel that is closed when anything else comes.
func (g *gate) came(method string) (int, <-chan struct{}) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.begun[method], g.changed
}

// silent is a writer that nobody hears.
type silent struct{ header http.Header }

func (s silent) Header() http.Header            { return s.header }
func (s silent) Write(data []byte) (int, error) { return len(data), nil }
func (s silent) WriteHeader(int)                {}
