package redis

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestAddresses(t *testing.T) {
	plain := address{hosts: []string{"127.0.0.1:6379"}, name: "otklik", wait: defaultWait}
	with := func(change func(*address)) address {
		a := plain
		change(&a)
		return a
	}
	for dsn, want := range map[string]address{
		"redis://":                       plain,
		"redis://127.0.0.1":              plain,
		"redis://127.0.0.1:6379/0":       plain,
		"redis://127.0.0.1/3?name=north": with(func(a *address) { a.db, a.name = 3, "north" }),
		"redis://:p%40ss@h:1/?wait=2s": with(func(a *address) {
			a.hosts, a.password, a.wait = []string{"h:1"}, "p@ss", 2*time.Second
		}),
		"rediss://u:p@h":     with(func(a *address) { a.hosts, a.user, a.password, a.tls = []string{"h:6379"}, "u", "p", true }),
		"redis://[::1]:7/":   with(func(a *address) { a.hosts = []string{"[::1]:7"} }),
		"redis://[::1]":      with(func(a *address) { a.hosts = []string{"[::1]:6379"} }),
		"redis://u:a@b@h:6/": with(func(a *address) { a.hosts, a.user, a.password = []string{"h:6"}, "u", "a@b" }),
		"redis+sentinel://h1,h2:7/town?db=2&sentinel_user=s&sentinel_password=w&tls=true": with(func(a *address) {
			a.hosts, a.master, a.db, a.tls = []string{"h1:26379", "h2:7"}, "town", 2, true
			a.sentinelUser, a.sentinelPassword = "s", "w"
		}),
		"redis+cluster://u:p@h1:1,h2": with(func(a *address) {
			a.hosts, a.user, a.password, a.cluster = []string{"h1:1", "h2:6379"}, "u", "p", true
		}),
	} {
		got, err := parseAddress(dsn)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v, want %+v", dsn, got, err, want)
		}
	}
}

func TestWrongAddressesSayWhatToDo(t *testing.T) {
	for dsn, want := range map[string]string{
		"http://u:hidden@h":               "want redis://",
		"redis:u:hidden@h":                "want redis://",
		"redis://u:hidden@h1,h2":          "several hosts",
		"redis://hidden@h":                "user:password@",
		"redis://u:hidden%zz@h":           "percent-encoded",
		"redis://u:hidden@h/zero":         "not a number",
		"redis://u:hidden@h/-1":           "not a number",
		"redis+sentinel://u:hidden@h":     "the master's name",
		"redis+cluster://u:hidden@h/1":    "no databases",
		"redis://u:hidden@h?nam=a":        "known are name, wait",
		"redis://u:hidden@h?tls=true":     "known are name, wait",
		"redis://u:hidden@h?name=":        "name may have",
		"redis://u:hidden@h?name=a:b":     "name may have",
		"redis://u:hidden@h?name=a}b":     "name may have",
		"redis://u:hidden@h?wait=1":       "a duration",
		"redis://u:hidden@h?wait=2m":      "a duration",
		"redis://u:hidden@h?%zz":          "question mark",
		"redis+cluster://h?tls=hidden":    "true or false",
		"redis+sentinel://h/m?db=-hidden": "not a number",
	} {
		_, err := parseAddress(dsn)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want one with %q", dsn, err, want)
		} else if strings.Contains(err.Error(), ":hidden") {
			t.Errorf("%s: the error repeats the password: %v", dsn, err)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, dsn := range []string{
		"redis://user:password@host:6379/0", "redis+sentinel://h1,h2/master?db=1", "redis+cluster://h1,h2?name=a",
		"rediss://[::1]:6379?wait=1s", "redis://@,/?", "redis://%", "://", "redis://a:b:c@[::]]:1",
	} {
		f.Add(dsn)
	}
	f.Fuzz(func(t *testing.T, dsn string) {
		a, err := parseAddress(dsn)
		if err != nil {
			return
		}
		if len(a.hosts) == 0 || a.name == "" || strings.ContainsAny(a.name, "{}:") || a.wait <= 0 || a.db < 0 {
			t.Errorf("accepted %q as %+v", dsn, a)
		}
	})
}
