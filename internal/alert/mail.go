package alert

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/smtp"
	"strings"
	"time"
)

const (
	mailLimit   = 30 * time.Second // for all of a letter
	implicitTLS = "465"            // the port where TLS begins at once, RFC 8314
)

// Mail sends messages by SMTP.
type Mail struct {
	Server   string // host:port
	TLS      string // auto, tls, starttls or none
	From     string
	To       []string
	Login    string // "" for none
	Password string
	Roots    *x509.CertPool                                                       // nil trusts what the system trusts
	Dial     func(ctx context.Context, network, address string) (net.Conn, error) // nil is the network
}

// Name is «mail».
func (Mail) Name() string { return "mail" }

// Send hands a letter to the server. A server that does not offer the wished encryption gets neither letter nor password.
func (m Mail) Send(ctx context.Context, msg Message) error {
	from, to, err := m.addresses()
	if err != nil {
		return err
	}
	return m.session(ctx, func(c *smtp.Client) error {
		if err := c.Mail(from.Address); err != nil {
			return fmt.Errorf("sender: %w", err)
		}
		for _, a := range to {
			if err := c.Rcpt(a.Address); err != nil {
				return fmt.Errorf("recipient: %w", err)
			}
		}
		w, err := c.Data()
		if err != nil {
			return fmt.Errorf("letter: %w", err)
		}
		if _, err := w.Write(letter(msg, from, to)); err != nil {
			return fmt.Errorf("letter: %w", err)
		}
		if err := w.Close(); err != nil {
			return fmt.Errorf("letter: %w", err)
		}
		return nil
	})
}

// Probe connects and logs in, and sends nothing.
func (m Mail) Probe(ctx context.Context) error {
	return m.session(ctx, func(c *smtp.Client) error { return c.Noop() })
}

func (m Mail) addresses() (from *mail.Address, to []*mail.Address, err error) {
	if from, err = mail.ParseAddress(m.From); err != nil {
		return nil, nil, fmt.Errorf("mail: sender: %w", err)
	}
	for _, s := range m.To {
		a, err := mail.ParseAddress(s)
		if err != nil {
			return nil, nil, fmt.Errorf("mail: recipient: %w", err)
		}
		to = append(to, a)
	}
	return from, to, nil
}

// session is one connection: encrypted, logged in, ended.
func (m Mail) session(ctx context.Context, do func(*smtp.Client) error) error {
	ctx, cancel := context.WithTimeout(ctx, mailLimit)
	defer cancel()
	host, port, err := net.SplitHostPort(m.Server)
	if err != nil {
		return fmt.Errorf("mail: server: %w", err)
	}
	dial := m.Dial
	if dial == nil {
		dial = new(net.Dialer).DialContext
	}
	conn, err := dial(ctx, "tcp", m.Server)
	if err != nil {
		return fmt.Errorf("mail: %w", err)
	}
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })() // whoever is silent is left
	err = m.talk(conn, host, m.mode(port), do)
	_ = conn.Close() // the letter is taken or not by now
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("mail: %w", err)
	}
	return nil
}

func (m Mail) mode(port string) string {
	switch {
	case m.TLS != "auto" && m.TLS != "":
		return m.TLS
	case port == implicitTLS:
		return "tls"
	}
	return "starttls"
}

func (m Mail) talk(conn net.Conn, host, mode string, do func(*smtp.Client) error) error {
	settings := &tls.Config{ServerName: host, RootCAs: m.Roots, MinVersion: tls.VersionTLS12}
	if mode == "tls" {
		conn = tls.Client(conn, settings)
	}
	c, err := smtp.NewClient(conn, host)
	if err != nil {
		return fmt.Errorf("greeting: %w", err)
	}
	if err := c.Hello("otklik"); err != nil {
		return fmt.Errorf("hello: %w", err)
	}
	if mode == "starttls" {
		if ok, _ := c.Extension("STARTTLS"); !ok {
			return errors.New("the server offers no STARTTLS")
		}
		if err := c.StartTLS(settings); err != nil {
			return fmt.Errorf("starttls: %w", err)
		}
	}
	if m.Login != "" {
		_, offered := c.Extension("AUTH")
		if err := c.Auth(m.auth(host, offered)); err != nil {
			return fmt.Errorf("log in: %w", err)
		}
	}
	if err := do(c); err != nil {
		return err
	}
	_ = c.Quit() // a farewell: nothing depends on it
	return nil
}

// auth chooses PLAIN, or LOGIN where the server knows nothing better.
func (m Mail) auth(host, offered string) smtp.Auth {
	for name := range strings.FieldsSeq(offered) {
		if strings.EqualFold(name, "PLAIN") {
			return smtp.PlainAuth("", m.Login, m.Password, host)
		}
	}
	return &login{name: m.Login, password: m.Password}
}

// login is the mechanism LOGIN, which some servers have instead of PLAIN.
type login struct {
	name, password string
	asked          int
}

// Start refuses to give a password away in the clear.
func (l *login) Start(server *smtp.ServerInfo) (proto string, first []byte, err error) {
	local := server.Name == "localhost" || server.Name == "127.0.0.1" || server.Name == "::1"
	if !server.TLS && !local {
		return "", nil, errors.New("no encryption, no password")
	}
	return "LOGIN", nil, nil
}

// Next answers the two questions, which servers word as they like.
func (l *login) Next(_ []byte, more bool) ([]byte, error) {
	if !more {
		return nil, nil
	}
	l.asked++
	switch l.asked {
	case 1:
		return []byte(l.name), nil
	case 2:
		return []byte(l.password), nil
	}
	return nil, errors.New("the server asks for more than name and password")
}
