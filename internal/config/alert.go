package config

import (
	"errors"
	"net"
	"net/mail"
	"net/url"
	"slices"
	"time"
)

// Alert is the second way: how an administrator hears of trouble that Telegram cannot bring, or may not.
type Alert struct {
	After time.Duration // how long trouble lasts before it is told of
	Hook  AlertHook
	Mail  AlertMail
}

// AlertHook is an address to which alerts are posted; without a URL there is none.
type AlertHook struct {
	URL    Secret // may hold a token in its path
	Secret Secret // signs the body; "" for none
}

// AlertMail is a mail server that takes alerts; without a server there is none.
type AlertMail struct {
	Server   string // host:port
	TLS      string // auto, tls, starttls or none
	From     string
	To       []string
	Login    string // "" where the server asks for none
	Password Secret
}

// alertOptions are those of the second way, and of the nights.
func alertOptions() []Option {
	all := []Option{
		bind(Option{
			Key: "quiet_nights", Default: "true", Example: "false",
			About: "Ordinary messages outside of the working day wait for the morning, except to people who are at work just then. `false` sends them at once.",
		}, switchKind(), field(func(c *Config) *bool { return &c.QuietNights })),
		bind(Option{
			Key: "alert.after", Default: "5m", Example: "15m",
			About: "How long trouble must last before an alert goes by the ways below: by the clock, not by working time.",
		}, spanKind(), field(func(c *Config) *time.Duration { return &c.Alert.After })),
		bind(Option{
			Key: "alert.hook.url", Default: "", Example: "https://alerts.example.ru/otklik", Secret: true,
			About: "Where alerts are posted as JSON with `kind`, `title`, `text`, `at` and `state`; redirects are not followed. Empty for none.",
		}, secretKind(), field(func(c *Config) *Secret { return &c.Alert.Hook.URL })),
		bind(Option{
			Key: "alert.hook.secret", Default: "", Example: "example-of-a-hook-secret", Secret: true,
			About: "Signs what is posted: `X-Otklik-Signature` is `sha256=` and the HMAC-SHA256 of the body in hexadecimal.",
		}, secretKind(), field(func(c *Config) *Secret { return &c.Alert.Hook.Secret })),
	}
	return append(all, alertMailOptions()...)
}

func alertMailOptions() []Option {
	return []Option{
		bind(Option{
			Key: "alert.mail.server", Default: "", Example: "smtp.example.ru:587",
			About: "The mail server that takes alerts, with its port. Empty for none.",
		}, textKind(), field(func(c *Config) *string { return &c.Alert.Mail.Server })),
		bind(Option{
			Key: "alert.mail.tls", Default: "auto", Example: "starttls",
			About: "`tls` from the first byte, `starttls` or `none`; `auto` is `tls` on port 465 and else `starttls`. With `none` no password is sent but to this machine itself.",
		}, textKind(), field(func(c *Config) *string { return &c.Alert.Mail.TLS })),
		bind(Option{
			Key: "alert.mail.from", Default: "", Example: "otklik@example.ru",
			About: "Whose address alerts bear.",
		}, textKind(), field(func(c *Config) *string { return &c.Alert.Mail.From })),
		bind(Option{
			Key: "alert.mail.to", Default: "[]", Example: "[admin@example.ru, duty@example.ru]",
			About: "Who gets them.",
		}, wordsKind(), field(func(c *Config) *[]string { return &c.Alert.Mail.To })),
		bind(Option{
			Key: "alert.mail.login", Default: "", Example: "otklik@example.ru",
			About: "The name to log in with; empty where the server asks for none.",
		}, textKind(), field(func(c *Config) *string { return &c.Alert.Mail.Login })),
		bind(Option{
			Key: "alert.mail.password", Default: "", Example: "example-of-a-password", Secret: true,
			About: "Its password.",
		}, secretKind(), field(func(c *Config) *Secret { return &c.Alert.Mail.Password })),
	}
}

func spanKind() kind[time.Duration] {
	return kind[time.Duration]{name: "time", show: shortDuration, read: func(n node) (time.Duration, error) {
		d, err := time.ParseDuration(n.text)
		if err != nil || d <= 0 {
			return 0, errors.New("нужно время больше нуля, например 5m или 1h30m")
		}
		return d, nil
	}}
}

// proveAlert checks each way that is configured. A hook's address is not repeated: it may hold a token.
func proveAlert(a Alert, say sayer) {
	u, err := url.Parse(a.Hook.URL.Reveal())
	if a.Hook.URL != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil) {
		say("alert.hook.url", "нужен адрес, который начинается с http:// или https://, без имени и пароля")
	}
	if !slices.Contains([]string{"auto", "tls", "starttls", "none"}, a.Mail.TLS) {
		say("alert.mail.tls", "бывает auto, tls, starttls или none, а здесь %s", echo(a.Mail.TLS))
	}
	if host, port, err := net.SplitHostPort(a.Mail.Server); a.Mail.Server != "" && (err != nil || host == "" || port == "") {
		say("alert.mail.server", "нужны узел и порт, например smtp.example.ru:587, а здесь %s", echo(a.Mail.Server))
	}
	if _, err := mail.ParseAddress(a.Mail.From); a.Mail.From != "" && err != nil {
		say("alert.mail.from", "%s не похоже на адрес, например otklik@example.ru", echo(a.Mail.From))
	}
	for _, to := range a.Mail.To {
		if _, err := mail.ParseAddress(to); err != nil {
			say("alert.mail.to", "%s не похоже на адрес, например admin@example.ru", echo(to))
		}
	}
}

// lacking tells what mail cannot do without and is not set.
func (m AlertMail) lacking(missing func(key, what string)) {
	if m.Server == "" {
		return
	}
	if m.From == "" {
		missing("alert.mail.from", "не сказано, от кого слать письма о неполадках")
	}
	if len(m.To) == 0 {
		missing("alert.mail.to", "не сказано, кому слать письма о неполадках")
	}
	if m.Login != "" && m.Password == "" {
		missing("alert.mail.password", "имя для почты есть (alert.mail.login), а пароля нет")
	}
}
