package telegram

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"otklik/bot"
)

// DefaultAPI is where Telegram itself serves the Bot API.
const DefaultAPI = "https://api.telegram.org"

// Config says which bot this is and how Telegram is reached.
type Config struct {
	Token     string            // as @BotFather gave it
	API       string            // base of the Bot API; "" means DefaultAPI
	Proxy     string            // http://, https:// or socks5://; "" leaves it to the environment
	Transport http.RoundTripper // takes the place of the network, Proxy included; nil means the network
	Now       func() time.Time  // the clock; required
	Log       *slog.Logger      // nil means silence
}

// Bot is one bot at Telegram. Its methods may be called from any goroutine.
type Bot struct {
	token    string
	id       int64
	endpoint string // in tgbotapi's form, with two %s
	files    string // the beginning of every file's address
	secrets  []string
	http     *http.Client
	now      func() time.Time
	log      *slog.Logger
	limits   *limits
	seen     *memory
	drawn    drawn
	username atomic.Pointer[string]
	polled   atomic.Pointer[time.Time]
}

var _ bot.Messenger = (*Bot)(nil)

// silence takes away the voice of tgbotapi's own logger, which would print the token.
var silence = sync.OnceValue(func() error { return tgbotapi.SetLogger(mute{}) })

type mute struct{}

func (mute) Println(...any)        {}
func (mute) Printf(string, ...any) {}

// tokenForm is what every token looks like: the bot's id, a colon, a secret.
var tokenForm = regexp.MustCompile(`^([1-9][0-9]{0,18}):[A-Za-z0-9_-]+$`)

// New makes a Bot without touching the network. An error says which setting is wrong and never repeats its value.
func New(c Config) (*Bot, error) {
	parts := tokenForm.FindStringSubmatch(c.Token)
	if parts == nil {
		return nil, errors.New("telegram token: must look like 123456:letters-and-digits, as @BotFather gives it")
	}
	if c.Now == nil {
		return nil, errors.New("telegram: no clock given")
	}
	id, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil {
		return nil, errors.New("telegram token: the bot's id is out of range")
	}
	api, err := parseBase(c.API)
	if err != nil {
		return nil, err
	}
	transport, proxySecret, err := newTransport(c)
	if err != nil {
		return nil, err
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if err := silence(); err != nil {
		return nil, fmt.Errorf("telegram: silence the library: %w", err)
	}
	base := strings.TrimRight(api.String(), "/")
	password, _ := api.User.Password()
	return &Bot{
		token: c.Token, id: id,
		endpoint: strings.ReplaceAll(base, "%", "%%") + "/bot%s/%s",
		files:    base + "/file/bot" + c.Token + "/",
		secrets:  secretsOf(c.Token, password, proxySecret),
		http: &http.Client{Transport: transport,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
		now: c.Now, log: c.Log, limits: newLimits(c.Now), seen: newMemory(c.Now),
	}, nil
}

// LastPoll is when getUpdates last succeeded; zero before the first time.
func (b *Bot) LastPoll() time.Time {
	if at := b.polled.Load(); at != nil {
		return *at
	}
	return time.Time{}
}

func parseBase(api string) (*url.URL, error) {
	if api == "" {
		api = DefaultAPI
	}
	u, err := url.Parse(api)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("telegram api: must be an address such as " + DefaultAPI)
	}
	return u, nil
}

// newTransport builds the way to the network. The string is the proxy's password, which no error may show.
func newTransport(c Config) (http.RoundTripper, string, error) {
	if c.Transport != nil {
		return c.Transport, "", nil
	}
	proxy, password := http.ProxyFromEnvironment, ""
	if c.Proxy != "" {
		u, err := url.Parse(c.Proxy)
		if err != nil || u.Host == "" {
			return nil, "", errors.New("telegram proxy: must be an address such as socks5://host:1080")
		}
		switch u.Scheme {
		case "http", "https", "socks5", "socks5h":
		default:
			return nil, "", errors.New("telegram proxy: must begin with http://, https:// or socks5://")
		}
		proxy = http.ProxyURL(u)
		password, _ = u.User.Password()
	}
	dialer := &net.Dialer{Timeout: connectTimeout, KeepAlive: keepAlive}
	return &http.Transport{
		Proxy: proxy, DialContext: dialer.DialContext, TLSHandshakeTimeout: connectTimeout,
		ForceAttemptHTTP2: true, MaxIdleConns: idleConns, MaxIdleConnsPerHost: idleConns, IdleConnTimeout: idleTimeout,
	}, password, nil
}

// secretsOf lists what errors must not show, longest first.
func secretsOf(token string, passwords ...string) []string {
	_, secret, _ := strings.Cut(token, ":")
	out := []string{token}
	for _, s := range append([]string{secret}, passwords...) {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
