package stories_test

import (
	"net/http"
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
}

func newGate(next http.Handler) *gate {
	return &gate{next: next, begun: map[string]int{}, changed: make(chan struct{}), unheard: map[string]bool{}}
}

// ServeHTTP notes the method, the last part of the path, and passes the request on.
func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	method := path.Base(r.URL.Path)
	g.mu.Lock()
	g.begun[method]++
	close(g.changed)
	g.changed = make(chan struct{})
	unheard := g.unheard[method]
	g.mu.Unlock()
	if unheard {
		g.next.ServeHTTP(silent{w.Header()}, r)
		<-r.Context().Done()
		panic(http.ErrAbortHandler)
	}
	g.next.ServeHTTP(w, r)
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
