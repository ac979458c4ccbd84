package config

import (
	"crypto/x509"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/check"
)

// prove checks what the kinds of single values cannot.
func (c *Config) prove(p *problems) {
	say := func(key, format string, args ...any) { p.add(c.origin[key], key, format, args...) }
	proveStore(c.Store.Reveal(), say)
	proveListen(c.Listen, say)
	proveURL("telegram.api", c.Telegram.API, say)
	proveURL("vk.api", c.VK.API, say)
	proveProxy("telegram.proxy", c.Telegram.Proxy.Reveal(), say)
	proveProxy("vk.proxy", c.VK.Proxy.Reveal(), say)
	proveCommunities(c.VK, say)
	proveStreaming(c.VK.Streaming, say)
	proveCertificates(c.VK.CAFile, say)
	for _, importance := range []tasks.Importance{tasks.Normal, tasks.High} {
		proveTerms(importance, c.Terms[importance], say)
	}
	proveCheck(c.Check, say)
	proveAlert(c.Alert, say)
	switch c.Delo {
	case string(tasks.DeloOff), string(tasks.DeloManual):
	case "folder":
		say("delo", "обмена с «Дело» через папку в этой версии ещё нет: поставьте manual или off")
	default:
		say("delo", "бывает off или manual, а здесь %s", echo(c.Delo))
	}
	if c.Location != nil && len(*p) == 0 {
		if _, err := c.Calendar(); err != nil {
			for line := range strings.SplitSeq(err.Error(), "\n") {
				p.add("", "", "%s", line)
			}
		}
	}
}

type sayer func(key, format string, args ...any)

// storeSchemes lists how a store's address may begin, with what must follow.
func storeSchemes() []string {
	return []string{"sqlite:", "redis://", "rediss://", "redis+sentinel://", "redis+cluster://"}
}

func proveStore(dsn string, say sayer) {
	known := func(scheme string) bool { return strings.HasPrefix(dsn, scheme) && len(dsn) > len(scheme) }
	if !slices.ContainsFunc(storeSchemes(), known) { // the address may hold a password: it is not repeated
		say("store", "адрес хранилища начинается с %s; например sqlite:otklik.db или redis://127.0.0.1:6379/0", strings.Join(storeSchemes(), ", "))
	}
}

func proveListen(address string, say sayer) {
	_, port, err := net.SplitHostPort(address)
	if n, errPort := strconv.ParseUint(port, 10, 16); err != nil || errPort != nil || n > 65535 {
		say("listen", "нужны адрес и порт, например 127.0.0.1:8090, а здесь %s", echo(address))
	}
}

func proveURL(key, address string, say sayer) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" {
		say(key, "нужен адрес, который начинается с http:// или https://, без пароля и параметров")
	}
}

func proveProxy(key, address string, say sayer) {
	if address == "" {
		return
	}
	u, err := url.Parse(address)
	if err != nil || !slices.Contains([]string{"http", "https", "socks5"}, u.Scheme) || u.Hostname() == "" || u.Port() == "" {
		say(key, "нужен адрес вида http://узел:порт или socks5://имя:пароль@узел:порт")
	}
}

func proveCertificates(path string, say sayer) {
	if path == "" {
		return
	}
	data, err := readFile(path)
	if err != nil {
		say("vk.ca_file", "%s", unreadable(path, err))
		return
	}
	if !x509.NewCertPool().AppendCertsFromPEM(data) {
		say("vk.ca_file", "в файле %s нет ни одного сертификата в виде PEM («-----BEGIN CERTIFICATE-----»)", echo(path))
	}
}

// proveTerms holds each step within the answer: one that outlasts it could not be kept in time.
func proveTerms(importance tasks.Importance, terms tasks.TermSet, say sayer) {
	answer := terms[tasks.StepAnswer]
	for _, rule := range tasks.TermRules() {
		key := "terms." + string(importance) + "." + termKey(rule.Step)
		switch length := terms[rule.Step]; {
		case rule.Backward && length >= answer:
			say(key, "%s не меньше всего срока ответа (answer: %s): на подготовку ответа не остаётся времени", shortDuration(length), shortDuration(answer))
		case length > answer && rule.Step != tasks.StepAccept && rule.Step != tasks.StepAgree: // of a promise, long after the answer
			say(key, "%s больше срока ответа (answer: %s): сократите шаг или увеличьте срок ответа", shortDuration(length), shortDuration(answer))
		case length > longestTerm:
			say(key, "%s: больше года рабочего времени; проверьте, например 30m или 8h", shortDuration(length))
		}
	}
}

const longestTerm = 2000 * time.Hour // a year at 40 hours a week

// proveCheck holds the settings of the draft check to what there is.
func proveCheck(c Check, say sayer) {
	for _, id := range c.Off {
		if !slices.ContainsFunc(check.Rules(), func(r check.Rule) bool { return r.ID == id }) {
			say("check.off", "правила %s у проверки ответов нет; список — в docs/hints.md", echo(id))
		}
	}
	for _, b := range check.Bounds() {
		if v := *b.Of(&c.Numbers); v > b.High {
			say("check."+b.Name, "%d больше, чем бывает: от %d до %d", v, b.Low, b.High)
		}
	}
}
