package vk

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"
	"github.com/gorilla/websocket"
)

// wire is what the clients of all communities share: the connections, the tokens that are not a community's, the names.
type wire struct {
	address  string
	calls    *http.Client // of methods
	http     *http.Client // of Long Poll and uploads
	secrets  []string
	readers  []*session // that may read walls, the preferred first
	user     *session   // nil without a user token
	turns    *turns     // of both
	lookBack time.Duration
	polling  bool
	now      func() time.Time
	log      *slog.Logger
	names    names
	files    struct {
		from  Files
		place chan struct{} // for the files that are held in memory at a time
	}
	scenes  scenes
	streams *websocket.Dialer
}

func newWire(cfg Config) (*wire, error) {
	if cfg.Now == nil {
		return nil, errors.New("vk: no clock")
	}
	address, err := methodURL(cfg.API)
	if err != nil {
		return nil, err
	}
	base := cfg.Transport
	if base == nil {
		if base, err = transport(cfg.CAFile, cfg.Proxy); err != nil {
			return nil, err
		}
	}
	w := &wire{
		address: address, calls: httpClient(guard{base: base, onlyJSON: true}), http: httpClient(guard{base: base}),
		secrets: []string{cfg.Token, cfg.ServiceToken, cfg.UserToken}, lookBack: cfg.LookBack, polling: !cfg.NoLongPoll,
		now: cfg.Now, log: cfg.Log, names: newNames(), scenes: newScenes(),
	}
	w.streams = w.dialer(base, cfg.Dial)
	if len(cfg.Streaming) > 0 && cfg.ServiceToken == "" {
		return nil, errors.New("vk: rules of the Streaming API need the service token")
	}
	w.files.from, w.files.place = cfg.Files, make(chan struct{}, filesAtOnce)
	for _, more := range cfg.More {
		w.secrets = append(w.secrets, more.Token)
	}
	if w.lookBack == 0 {
		w.lookBack = defaultLookBack
	}
	if w.log == nil {
		w.log = slog.Default()
	}
	w.turns = newTurns(cfg.sources(), w.now)
	if cfg.ServiceToken != "" {
		w.readers = append(w.readers, w.shared(tokenService, cfg.ServiceToken))
	}
	if cfg.UserToken != "" {
		w.user = w.shared(tokenUser, cfg.UserToken)
		w.readers = append(w.readers, w.user)
	}
	return w, nil
}

func methodURL(address string) (string, error) {
	if address == "" {
		return api.MethodURL, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || u.RawQuery != "" {
		return "", errors.New("vk: api must be an address like https://api.vk.com/method/")
	}
	return strings.TrimSuffix(address, "/") + "/", nil
}

// httpClient follows no redirect: a write must not be sent again to where somebody points. Limits of time are those of
// the requests' contexts.
func httpClient(t http.RoundTripper) *http.Client {
	return &http.Client{
		Transport:     t,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// transport trusts the system's certificates and those in the file, and goes through the proxy where one is named. Its errors
// do not repeat the proxy's address, which may hold a password.
func transport(caFile, proxy string) (http.RoundTripper, error) {
	usual, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		usual = &http.Transport{Proxy: http.ProxyFromEnvironment}
	}
	t := usual.Clone()
	if proxy != "" {
		u, err := url.Parse(proxy)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "socks5" {
			return nil, errors.New("vk: proxy must be an address like http://host:port or socks5://user:password@host:port")
		}
		t.Proxy = http.ProxyURL(u)
	}
	if caFile == "" {
		return t, nil
	}
	pem, err := os.ReadFile(caFile)
	if err != nil {
		return nil, fmt.Errorf("vk: ca_file: %w", err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("vk: ca_file %s holds no certificate in PEM", caFile)
	}
	t.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	return t, nil
}
