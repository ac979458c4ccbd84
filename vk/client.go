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
	"sync/atomic"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"
)

// Calls per second that VK allows a token, https://dev.vk.com/ru/api/api-requests.
const (
	communityRate = 20
	otherRate     = 3
)

// defaultLookBack is how far back a first start reads the wall.
const defaultLookBack = 24 * time.Hour

// Config says which community to work for and with which tokens.
type Config struct {
	GroupID      int64  // the community's id, positive
	Token        string // the community's: events and comments
	ServiceToken string // optional: reads the wall after a gap and to find an answer out
	UserToken    string // optional: an administrator's; reads where ServiceToken is missing
	API          string // address of the methods; "" is VK's own
	CAFile       string // certificates in PEM to trust besides the system's; not used with Transport

	// LookBack is how far back the wall is read at the very first start; 0 is a day, a negative one not at all.
	LookBack time.Duration

	Transport http.RoundTripper // nil is a usual one with time limits
	Now       func() time.Time
	Log       *slog.Logger // nil is slog.Default
}

// Client is one community's VK. It is safe for concurrent use; Watch runs once at a time.
type Client struct {
	group     int64
	lookBack  time.Duration
	community *session
	readers   []*session // that may read the wall, the preferred first
	user      *session   // nil without a user token
	http      *http.Client
	now       func() time.Time
	log       *slog.Logger
	names     names
	echoes    echoes
	polled    atomic.Pointer[time.Time]
}

// New makes a client. The error names the setting that is wrong.
func New(cfg Config) (*Client, error) {
	switch {
	case cfg.GroupID <= 0:
		return nil, errors.New("vk: group_id must be the positive id of the community")
	case cfg.Token == "":
		return nil, errors.New("vk: token of the community is missing")
	case cfg.Now == nil:
		return nil, errors.New("vk: no clock")
	}
	address, err := methodURL(cfg.API)
	if err != nil {
		return nil, err
	}
	base := cfg.Transport
	if base == nil {
		if base, err = transport(cfg.CAFile); err != nil {
			return nil, err
		}
	}
	c := &Client{
		group: cfg.GroupID, lookBack: cfg.LookBack, now: cfg.Now, log: cfg.Log,
		http: httpClient(guard{base: base}), names: newNames(),
	}
	if c.lookBack == 0 {
		c.lookBack = defaultLookBack
	}
	if c.log == nil {
		c.log = slog.Default()
	}
	calls := httpClient(guard{base: base, onlyJSON: true})
	secrets := []string{cfg.Token, cfg.ServiceToken, cfg.UserToken}
	c.community = newSession(tokenCommunity, cfg.Token, address, calls, communityRate, secrets)
	if cfg.ServiceToken != "" {
		c.readers = append(c.readers, newSession(tokenService, cfg.ServiceToken, address, calls, otherRate, secrets))
	}
	if cfg.UserToken != "" {
		c.user = newSession(tokenUser, cfg.UserToken, address, calls, otherRate, secrets)
		c.readers = append(c.readers, c.user)
	}
	return c, nil
}

// LastPoll is when Long Poll last gave a sound answer, the one to the first connecting among them; zero before.
func (c *Client) LastPoll() time.Time {
	if t := c.polled.Load(); t != nil {
		return *t
	}
	return time.Time{}
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

// transport trusts the system's certificates and those in the file.
func transport(caFile string) (http.RoundTripper, error) {
	usual, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		usual = &http.Transport{Proxy: http.ProxyFromEnvironment}
	}
	t := usual.Clone()
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
