package vkstand

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

const maxRequest = 4 << 20

// holder is the kind of a token; kinds can be combined for what a method allows.
type holder int

const (
	community holder = 1 << iota
	service
	user
)

func (h holder) String() string {
	return map[holder]string{community: "community", service: "service", user: "user"}[h]
}

// method is what VK knows of a method: who may call it, its parameters and what it does.
type method struct {
	who      holder
	params   map[string]kind
	required []string
	run      func(*call) (any, *failure)
}

// call is one request of the program under test.
type call struct {
	s      *Stand // the community that it is about
	as     *Stand // whose token it is; nil for another
	r      *http.Request
	method string
	token  string
	who    holder
	v      int // the minor version asked for: 131 of 5.131
	params map[string]string
	at     time.Time
}

// identify reads the parameters and finds whose token it is.
func (c *call) identify() {
	c.params = map[string]string{}
	c.r.Body = http.MaxBytesReader(nil, c.r.Body, maxRequest)
	if err := c.r.ParseForm(); err != nil {
		c.s.complain("%s: the form cannot be read", c.method)
	}
	for name, values := range c.r.Form {
		c.params[name] = values[0]
	}
	c.token = c.params["access_token"]
	if bearer, ok := strings.CutPrefix(c.r.Header.Get("Authorization"), "Bearer "); ok {
		c.token = bearer
	}
	if c.r.URL.Query().Has("access_token") {
		c.s.complain("%s: a token in the address ends in the logs of proxies", c.method)
	}
	switch c.token {
	case c.s.o.ServiceToken:
		c.who = service
	case c.s.o.UserToken:
		c.who = user
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	for _, s := range c.s.communities {
		if c.token == s.o.CommunityToken {
			c.who, c.s, c.as = community, s, s
		}
	}
	c.s = c.target()
}

// target is the community that the parameters name, or else the one whose token it is. The stand is locked.
func (c *call) target() *Stand {
	named, group := -c.int("owner_id"), c.params["group_id"]
	if named <= 0 {
		named, _ = strconv.ParseInt(group, 10, 64)
	}
	for _, s := range c.s.communities {
		domain := c.params["domain"]
		if s.o.Group == named || named == 0 && domain != "" && (domain == s.o.ScreenName || domain == "club"+strconv.FormatInt(s.o.Group, 10)) {
			return s
		}
	}
	return c.s
}

// do checks the call as VK does and runs its method.
func (c *call) do() (any, *failure) {
	m, ok := c.s.methods[c.method]
	if !ok {
		c.s.complain("unknown method %s", c.method)
		return nil, fail(codeMethod, "")
	}
	if c.r.Method != http.MethodPost {
		c.s.complain("%s: called by %s, not POST", c.method, c.r.Method)
	}
	if bad := c.version(); bad != nil {
		return nil, bad
	}
	if bad := c.access(m); bad != nil {
		return nil, bad
	}
	if bad := c.check(m); bad != nil {
		return nil, bad
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return m.run(c)
}

func (c *call) version() *failure {
	minor, ok := strings.CutPrefix(c.params["v"], "5.")
	n, err := strconv.Atoi(minor)
	if !ok || err != nil || n < 131 || n > 199 {
		c.s.complain("%s: v is %q, the stand-in knows 5.131 to 5.199", c.method, c.params["v"])
		return fail(codeRequest, "v is required")
	}
	c.v = n
	return nil
}

// access applies the limit of the token and what its kind may call.
func (c *call) access(m method) *failure {
	if c.who == 0 {
		return fail(codeAuth, "invalid access_token (4).")
	}
	rate := otherRate
	if c.who == community {
		rate = communityRate
	}
	c.s.mu.Lock()
	allowed := c.s.limits.take(c.token, rate, c.s.o.Now())
	within := m.who&c.who == 0 || !allowed || c.s.limits.spend(c.token, c.method, c.s.o.Now())
	c.s.mu.Unlock()
	switch {
	case !allowed:
		return fail(codeTooMany, "")
	case m.who&c.who != 0 && !within:
		return fail(codeQuota, "")
	case m.who&c.who != 0:
		return nil
	case c.who == service:
		return fail(codeApp, "method is unavailable with service token")
	}
	return fail(codeGroup, "method is unavailable with this token")
}
