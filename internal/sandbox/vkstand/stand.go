package vkstand

import (
	"fmt"
	"sync"
	"time"

	"otklik/internal/sandbox/stand"
)

// Options say how a [Stand] is set up. The zero value is a working community with limits on.
type Options struct {
	Group      int64  // the community's id, positive; 0 means 1001
	Name       string // "" means «Город»
	ScreenName string // "" means "gorod"

	// The tokens of the community, of an application and of the community's administrator. Empty ones get the values that
	// Community, Service and User return.
	CommunityToken, ServiceToken, UserToken string
	// Admin is whose token UserToken is; 0 means 1.
	Admin int64

	Now      func() time.Time // the clock of dates and limits; nil means time.Now
	NoLimits bool             // switches the limits on calls per second off
	// MaxMessage is the longest comment in characters; 0 means 16384.
	MaxMessage int
	// History is how many updates Long Poll remembers; 0 means 1000.
	History int
	// LongPollOff starts with Long Poll switched off in the community's settings.
	LongPollOff bool
}

// Stand is one community's VK. Its methods may be called from any goroutine.
type Stand struct {
	*site

	o Options

	posts    []*post
	comments map[int64]*comment
	lastID   int64 // posts and comments of a wall share one count
	guids    map[string]int64
	noLinks  bool
	noGroups bool // other communities may not comment here
	private  bool // nobody but members may read
	poll     poll
	callback callback
	things   []*thing
	letters  []letter
	photos   map[int64][]photo // by post or comment
	likes    map[int64]int     // by post or comment
	reposts  map[int64]int     // by post
}

// site is what the communities of one VK have in common.
type site struct {
	methods map[string]method

	faults   stand.Faults[Fault]
	record   stand.Record[Call]
	watchers stand.Watchers

	mu          sync.Mutex
	communities []*Stand // the first is the one that New made
	users       map[int64]User
	groups      map[int64]Community
	limits      limits
	rights      rights
	uploads     uploads
	nextPhoto   int64
	stream      stream
}

// New makes a VK with one community and an empty wall.
func New(o Options) *Stand {
	o.fill()
	return (&site{
		methods: methodTable(), groups: map[int64]Community{},
		users:  map[int64]User{o.Admin: {ID: o.Admin, First: "Администратор", Last: "Сообщества"}},
		rights: allRights(), uploads: uploads{tickets: map[string]*ticket{}},
		limits: limits{on: !o.NoLimits, calls: map[string][]time.Time{}, quota: map[string]int{}, used: map[string]int{}},
	}).found(o)
}

// Found makes another community of the same VK: the same people, the same tokens but the community's own, the same faults, limits and
// log. Whatever of o is the site's own is not looked at.
func (s *Stand) Found(o Options) *Stand {
	o.ServiceToken, o.UserToken, o.Admin, o.Now = s.o.ServiceToken, s.o.UserToken, s.o.Admin, s.o.Now
	if o.CommunityToken == "" {
		o.CommunityToken = fmt.Sprintf("vk1.a.sandbox-community-%d-token", o.Group)
	}
	o.fill()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.found(o)
}

func (w *site) found(o Options) *Stand {
	s := &Stand{site: w, o: o, comments: map[int64]*comment{}, guids: map[string]int64{}}
	s.photos, s.likes, s.reposts = map[int64][]photo{}, map[int64]int{}, map[int64]int{}
	w.groups[o.Group] = Community{ID: o.Group, Name: o.Name, ScreenName: o.ScreenName}
	w.communities = append(w.communities, s)
	s.poll = poll{
		enabled: !o.LongPollOff, events: map[string]bool{}, version: "5.131",
		key: "key1", keys: 1, expired: map[string]int{}, wake: make(chan struct{}), base: 1, last: 1,
	}
	for _, e := range []string{eventPost, eventComment} {
		s.poll.events[e] = true
	}
	return s
}

func (o *Options) fill() {
	if o.Group == 0 {
		o.Group = 1001
	}
	if o.Name == "" {
		o.Name = "Город"
	}
	if o.ScreenName == "" {
		o.ScreenName = "gorod"
	}
	for _, t := range []struct {
		token *string
		kind  string
	}{{&o.CommunityToken, "community"}, {&o.ServiceToken, "service"}, {&o.UserToken, "user"}} {
		if *t.token == "" {
			*t.token = fmt.Sprintf("vk1.a.sandbox-%s-token", t.kind)
		}
	}
	if o.Admin == 0 {
		o.Admin = 1
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.MaxMessage == 0 {
		o.MaxMessage = 16384
	}
	if o.History == 0 {
		o.History = 1000
	}
}

// Group is the community's id, positive.
func (s *Stand) Group() int64 { return s.o.Group }

// CommunityToken is the token of the community: it may comment and poll, not read the wall.
func (s *Stand) CommunityToken() string { return s.o.CommunityToken }

// ServiceToken is the token of an application: it may read, nothing else.
func (s *Stand) ServiceToken() string { return s.o.ServiceToken }

// UserToken is the token of the community's administrator.
func (s *Stand) UserToken() string { return s.o.UserToken }

// SetLimits switches the limits on calls per second on or off.
func (s *Stand) SetLimits(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limits.on = on
}

// ForbidGroups makes VK refuse comments of other communities (error 213), or stops it.
func (s *Stand) ForbidGroups(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.noGroups = on
}

// SetPrivate makes VK let nobody read the community (error 15), or stops it.
func (s *Stand) SetPrivate(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.private = on
}

// ForbidLinks makes VK refuse comments with links (error 222), or stops it.
func (s *Stand) ForbidLinks(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.noLinks = on
}
