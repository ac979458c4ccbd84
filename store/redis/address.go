package redis

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// How long a Commit waits for a replica, when the address does not say.
const defaultWait = 500 * time.Millisecond

// address is a store's address taken apart.
type address struct {
	hosts    []string // host:port each
	user     string
	password string
	db       int
	tls      bool
	cluster  bool
	master   string // the name that Sentinel knows it by; "" without Sentinel

	sentinelUser, sentinelPassword string

	name string        // of the municipality, in every key
	wait time.Duration // for a replica, at every Commit
}

// parseAddress reads redis://user:password@host:port/db, rediss:// (TLS), redis+sentinel://host1,host2/master and
// redis+cluster://host1,host2. Parameters: name, wait, and for the latter two tls, for Sentinel also db, sentinel_user
// and sentinel_password. It takes the address apart itself, since net/url knows no list of hosts, and since errors of
// net/url repeat the address, with its password.
func parseAddress(dsn string) (address, error) {
	a := address{name: "otklik", wait: defaultWait}
	scheme, rest, ok := strings.Cut(dsn, "://")
	if !ok {
		scheme = ""
	}
	port := "6379"
	switch scheme {
	case "redis":
	case "rediss":
		a.tls = true
	case "redis+sentinel":
		port = "26379"
	case "redis+cluster":
		a.cluster = true
	default:
		return a, errors.New("redis address: want redis://, rediss://, redis+sentinel:// or redis+cluster://")
	}
	rest, query, _ := strings.Cut(rest, "?")
	authority, path, _ := strings.Cut(rest, "/")
	if i := strings.LastIndex(authority, "@"); i >= 0 {
		if err := a.credentials(authority[:i]); err != nil {
			return a, err
		}
		authority = authority[i+1:]
	}
	for host := range strings.SplitSeq(authority, ",") {
		a.hosts = append(a.hosts, withPort(host, port))
	}
	if len(a.hosts) > 1 && (scheme == "redis" || scheme == "rediss") {
		return a, errors.New("redis address: several hosts need redis+sentinel:// or redis+cluster://")
	}
	if err := a.place(scheme, path); err != nil {
		return a, err
	}
	return a, a.parameters(scheme, query)
}

func (a *address) credentials(s string) error {
	user, password, ok := strings.Cut(s, ":")
	var err1, err2 error
	a.user, err1 = url.PathUnescape(user)
	a.password, err2 = url.PathUnescape(password)
	if err1 != nil || err2 != nil || !ok {
		return errors.New("redis address: write user:password@ with @ : / ? and % in them percent-encoded")
	}
	return nil
}

// place reads what stands behind the hosts: a database, or a master's name.
func (a *address) place(scheme, path string) error {
	path = strings.TrimSuffix(path, "/")
	switch {
	case scheme == "redis+sentinel" && path == "":
		return errors.New("redis address: redis+sentinel://host1,host2/MASTER needs the master's name")
	case scheme == "redis+sentinel":
		a.master = path
	case path == "":
	case a.cluster:
		return errors.New("redis address: a cluster has no databases, leave away what stands behind the hosts")
	default:
		return a.database(path)
	}
	return nil
}

func (a *address) database(s string) error {
	db, err := strconv.Atoi(s)
	if err != nil || db < 0 {
		return fmt.Errorf("redis address: database %q is not a number from 0", s)
	}
	a.db = db
	return nil
}

func (a *address) parameters(scheme, query string) error {
	values, err := url.ParseQuery(query)
	if err != nil {
		return errors.New("redis address: what stands behind the question mark cannot be read")
	}
	known := map[string][]string{
		"redis+sentinel": {"name", "wait", "tls", "db", "sentinel_user", "sentinel_password"},
		"redis+cluster":  {"name", "wait", "tls"},
	}[scheme]
	if known == nil {
		known = []string{"name", "wait"}
	}
	for key, list := range values {
		if !slices.Contains(known, key) {
			return fmt.Errorf("redis address: unknown parameter %q, known are %s", key, strings.Join(known, ", "))
		}
		if err := a.parameter(key, list[len(list)-1]); err != nil {
			return err
		}
	}
	return nil
}

// nameLetters leaves out the braces of a hash tag and the colon that parts keys.
const nameLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-"

func (a *address) parameter(key, value string) (err error) {
	switch key {
	case "name":
		if value == "" || strings.Trim(value, nameLetters) != "" || len(value) > 64 {
			return errors.New("redis address: name may have up to 64 Latin letters, digits, dots, dashes and underscores")
		}
		a.name = value
	case "wait":
		a.wait, err = time.ParseDuration(value)
		if err != nil || a.wait < time.Millisecond || a.wait > time.Minute {
			return errors.New("redis address: wait is a duration from 1ms to 1m, like 500ms")
		}
	case "tls":
		a.tls, err = strconv.ParseBool(value)
		if err != nil {
			return errors.New("redis address: tls is true or false")
		}
	case "db":
		return a.database(value)
	case "sentinel_user":
		a.sentinelUser = value
	case "sentinel_password":
		a.sentinelPassword = value
	}
	return nil
}

// String is the address for people and logs: without credentials.
func (a address) String() string {
	s := strings.Join(a.hosts, ",")
	if a.master != "" {
		s += "/" + a.master
	}
	return s
}

func withPort(host, port string) string {
	if _, _, err := net.SplitHostPort(host); err == nil {
		return host
	}
	if host == "" {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(strings.Trim(host, "[]"), port)
}
