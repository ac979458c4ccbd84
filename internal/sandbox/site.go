package sandbox

import (
	"embed"
	"io/fs"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
)

//go:embed page
var page embed.FS

// site is everything that the listener serves.
type site struct {
	world  *world
	player *player
	host   string          // as it was asked to listen on, "" for a bare port
	ending <-chan struct{} // closed when the sandbox ends: streams must not hold it up
}

// look is the town and the example playing in it.
func (s *site) look() State {
	state := s.world.look()
	state.Play = s.player.look()
	return state
}

// handler serves the page, the API, the stand-ins and the program's own pages.
func (s *site) handler(program http.Handler) (http.Handler, error) {
	files, err := fs.Sub(page, "page")
	if err != nil {
		return nil, err //nolint:wrapcheck // a broken build
	}
	mux := http.NewServeMux()
	mux.Handle("/", headers(http.FileServerFS(files)))
	mux.HandleFunc("GET /api/state", s.state)
	mux.HandleFunc("GET /api/events", s.events)
	mux.HandleFunc("GET /api/file", s.file)
	mux.HandleFunc("POST /api/wall/comment", answer(s.comment))
	mux.HandleFunc("POST /api/wall/post", answer(s.post))
	mux.HandleFunc("POST /api/wall/place", answer(s.place))
	mux.HandleFunc("POST /api/wall/edit", answer(s.edit))
	mux.HandleFunc("POST /api/wall/delete", answer(s.remove))
	mux.HandleFunc("POST /api/tap", answer(s.tap))
	mux.HandleFunc("POST /api/say", answer(s.say))
	mux.HandleFunc("POST /api/clock", answer(s.clock))
	mux.HandleFunc("POST /api/demo", answer(s.demo))
	mux.Handle("/telegram/", http.StripPrefix("/telegram", s.world.telegram))
	mux.Handle("/vk/", http.StripPrefix("/vk", s.world.vk))
	// VK names the address of Long Poll itself, without a prefix.
	mux.Handle("/whp"+strconv.FormatInt(s.world.vk.Group(), 10), s.world.vk)
	mux.Handle("/healthz", program)
	mux.Handle("/readyz", program)
	mux.Handle("/metrics", program)
	return s.guard(mux), nil
}

// guard lets only this machine's own page in: the sandbox has no login, so another site open in the same browser must
// not reach it, neither directly nor through a name that it points here (DNS rebinding).
func (s *site) guard(next http.Handler) http.Handler {
	same := http.NewCrossOriginProtection()
	same.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, http.StatusForbidden, "Запрос пришёл с чужой страницы")
	}))
	checked := same.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.ours(r.Host) {
			refuse(w, http.StatusForbidden, "Песочница открывается только по своему адресу")
			return
		}
		checked.ServeHTTP(w, r)
	})
}

// ours says whether a request's host is an address, localhost or what the sandbox was asked to listen on: names that
// somebody else could point here are not.
func (s *site) ours(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	if _, err := netip.ParseAddr(strings.Trim(name, "[]")); err == nil {
		return true
	}
	return strings.EqualFold(name, "localhost") || s.host != "" && strings.EqualFold(name, s.host)
}

// headers keep the page to itself.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "+
			"img-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-cache")
		next.ServeHTTP(w, r)
	})
}
