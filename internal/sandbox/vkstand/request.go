package vkstand

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
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

// kind is the type of a parameter.
type kind int

const (
	text kind = iota
	integer
	boolean // 0 or 1
	list    // of anything, by commas
)

// method is what VK knows of a method: who may call it, its parameters and what it does.
type method struct {
	who      holder
	params   map[string]kind
	required []string
	run      func(*call) (any, *failure)
}

// call is one request of the program under test.
type call struct {
	s      *Stand
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
	case c.s.o.CommunityToken:
		c.who = community
	case c.s.o.ServiceToken:
		c.who = service
	case c.s.o.UserToken:
		c.who = user
	}
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
	c.s.mu.Unlock()
	switch {
	case !allowed:
		return fail(codeTooMany, "")
	case m.who&c.who != 0:
		return nil
	case c.who == service:
		return fail(codeApp, "method is unavailable with service token")
	}
	return fail(codeGroup, "method is unavailable with this token")
}

// check compares the parameters with the method's: unknown ones are complained of, mistyped and missing ones refused.
func (c *call) check(m method) *failure {
	for _, name := range slices.Sorted(maps.Keys(c.params)) {
		switch name {
		case "access_token", "v", "lang", "test_mode", "captcha_sid", "captcha_key":
			continue
		}
		k, ok := m.params[name]
		if !ok {
			c.s.complain("%s: no parameter %s", c.method, name)
			continue
		}
		if !k.fits(c.params[name]) {
			c.s.complain("%s: parameter %s has a wrong type", c.method, name)
			return fail(codeParam, name+" is invalid")
		}
	}
	for _, name := range m.required {
		if c.params[name] == "" {
			c.s.complain("%s: parameter %s is missing", c.method, name)
			return fail(codeParam, name+" is undefined")
		}
	}
	return nil
}

func (k kind) fits(value string) bool {
	switch k {
	case integer:
		_, err := strconv.ParseInt(value, 10, 64)
		return err == nil
	case boolean:
		return value == "0" || value == "1"
	}
	return utf8.ValidString(value)
}

// int is a parameter that check has found to be a number, or 0.
func (c *call) int(name string) int64 {
	n, _ := strconv.ParseInt(c.params[name], 10, 64)
	return n
}

// count is a parameter count with its default and limit.
func (c *call) count(usual, most int64) (int, *failure) {
	if c.params["count"] == "" {
		return int(usual), nil
	}
	n := c.int("count")
	if n < 0 || n > most {
		return 0, fail(codeParam, "count should be less or equal to "+strconv.FormatInt(most, 10))
	}
	return int(n), nil
}

func (c *call) ids(name string) []string {
	if c.params[name] == "" {
		return nil
	}
	return strings.Split(c.params[name], ",")
}

// echo is what VK repeats of a request in its errors.
func (c *call) echo() []map[string]string {
	params := []map[string]string{{"key": "method", "value": c.method}, {"key": "oauth", "value": "1"}}
	for _, name := range slices.Sorted(maps.Keys(c.params)) {
		if name != "access_token" {
			params = append(params, map[string]string{"key": name, "value": c.params[name]})
		}
	}
	return params
}
