package tgstand

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"otklik/internal/sandbox/stand"
)

// Options say how a [Server] is set up. The zero value is a working server with limits on.
type Options struct {
	// Token is the bot's token; the number before the colon is the bot's id. Empty means "100200300:sandbox".
	Token string
	// Name and Username are what getMe says of the bot. Empty means «Отклик» and "otklik_bot".
	Name, Username string
	// Now is the clock of dates, limits and ages. Nil means time.Now.
	Now func() time.Time
	// Client delivers updates to a webhook. Nil means a client with a timeout of ten seconds.
	Client *http.Client
	// NoLimits switches the limits on messages per second and minute off.
	NoLimits bool
	// SeesGroups switches privacy mode off: the bot sees every message of its groups.
	SeesGroups bool
	// Local makes the server lenient as a local Bot API server is: webhooks over plain HTTP to any port.
	Local bool
	// Seed fixes the random choice of update and query ids; 0 means a fresh one.
	Seed uint64
}

// Server is one bot's Telegram. Its methods may be called from any goroutine.
type Server struct {
	token      string
	bot        user
	now        func() time.Time
	client     *http.Client
	seesGroups bool
	local      bool
	methods    map[string]method
	finders    []finder
	faults     stand.Faults[Fault]
	record     stand.Record[Call]
	watchers   stand.Watchers

	mu         sync.Mutex
	limits     limits
	rand       *rand.Rand
	people     map[int64]*person
	chats      map[int64]*chat
	lastID     int // last message id of private chats and basic groups, which share one count
	files      map[string]*file
	queries    map[string]*query
	updates    updates
	hook       webhook
	commands   map[string][]command
	menus      map[int64]string
	loggedOut  time.Time
	background context.Context
	stop       context.CancelFunc
	work       sync.WaitGroup
}

// New makes a server. In a synctest bubble it must be made inside. Call Close when a webhook was used.
func New(o Options) *Server {
	if o.Token == "" {
		o.Token = "100200300:sandbox"
	}
	if o.Name == "" {
		o.Name = "Отклик"
	}
	if o.Username == "" {
		o.Username = "otklik_bot"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Client == nil {
		o.Client = &http.Client{Timeout: 10 * time.Second}
	}
	if o.Seed == 0 {
		o.Seed = rand.Uint64()
	}
	id, _, _ := strings.Cut(o.Token, ":")
	botID, err := strconv.ParseInt(id, 10, 64)
	if err != nil || botID <= 0 {
		botID = 100200300
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &Server{
		token: o.Token, now: o.Now, client: o.Client, seesGroups: o.SeesGroups, local: o.Local,
		bot:     user{ID: botID, IsBot: true, FirstName: o.Name, Username: o.Username},
		methods: methodTable(), finders: finders(), limits: newLimits(!o.NoLimits),
		rand:   rand.New(rand.NewPCG(o.Seed, o.Seed)),
		people: map[int64]*person{}, chats: map[int64]*chat{}, files: map[string]*file{}, queries: map[string]*query{},
		commands: map[string][]command{}, menus: map[int64]string{},
		background: ctx, stop: cancel,
	}
	s.updates.last = 100_000_000 + s.rand.IntN(800_000_000)
	s.updates.wake = make(chan struct{})
	return s
}

// Token is the bot's token.
func (s *Server) Token() string { return s.token }

// BotID is the bot's own id, the number before the colon of its token.
func (s *Server) BotID() int64 { return s.bot.ID }

// Username is the bot's name without the @.
func (s *Server) Username() string { return s.bot.Username }

// SetLimits switches the limits on messages per second and minute on or off.
func (s *Server) SetLimits(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limits.on = on
}

// Count429 says how many calls were refused because of a limit; refusals by an injected fault are not counted.
func (s *Server) Count429() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.limits.refused
}

// Close stops deliveries to a webhook and waits for them. Requests that are being served are not its concern.
func (s *Server) Close() {
	s.mu.Lock() // so that no delivery begins once it has stopped
	s.stop()
	s.mu.Unlock()
	s.work.Wait()
}
