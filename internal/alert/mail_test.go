package alert_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http/httptest"
	"net/mail"
	"strings"
	"testing"
	"time"

	"otklik/internal/alert"
)

// post is a mail server for one connection after another.
type post struct {
	t        *testing.T
	cert     tls.Certificate
	implicit bool
	offers   []string // extensions after TLS, or at once without
	plain    bool     // offers no STARTTLS
	said     chan []string
}

// postOffice serves on 127.0.0.1 until the test ends; the pool trusts its certificate.
func postOffice(t *testing.T, p *post) (address string, roots *x509.CertPool) {
	t.Helper()
	keys := httptest.NewTLSServer(nil) // its certificate is for 127.0.0.1
	p.t, p.cert, p.said = t, keys.TLS.Certificates[0], make(chan []string, 1)
	roots = x509.NewCertPool()
	roots.AddCert(keys.Certificate())
	keys.Close()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	t.Cleanup(func() { _ = l.Close(); <-done })
	go func() {
		defer close(done)
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			p.serve(conn)
		}
	}()
	return l.Addr().String(), roots
}

// serve speaks SMTP and gives what the client said to the test when it has ended.
func (p *post) serve(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	secure := p.implicit
	if secure {
		conn = tls.Server(conn, &tls.Config{Certificates: []tls.Certificate{p.cert}})
	}
	in := bufio.NewReader(conn)
	var said []string
	defer func() { p.said <- said }()
	answer := func(lines ...string) { fmt.Fprint(conn, strings.Join(lines, "\r\n")+"\r\n") }
	answer("220 mail.example ESMTP")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimSpace(line)
		said = append(said, line)
		verb, _, _ := strings.Cut(strings.ToUpper(line), " ")
		switch verb {
		case "EHLO":
			lines := []string{"250-mail.example"}
			for _, o := range p.offers {
				if secure || p.plain {
					lines = append(lines, "250-"+o)
				}
			}
			if !secure && !p.plain {
				lines = append(lines, "250-STARTTLS")
			}
			answer(append(lines, "250 8BITMIME")...)
		case "STARTTLS":
			answer("220 go")
			conn, secure = tls.Server(conn, &tls.Config{Certificates: []tls.Certificate{p.cert}}), true
			in = bufio.NewReader(conn)
		case "AUTH":
			if strings.HasPrefix(line, "AUTH LOGIN") {
				for _, q := range []string{"VXNlcm5hbWU6", "UGFzc3dvcmQ6"} {
					answer("334 " + q)
					reply, _ := in.ReadString('\n')
					said = append(said, strings.TrimSpace(reply))
				}
			}
			answer("235 welcome")
		case "DATA":
			answer("354 go")
			for {
				l, err := in.ReadString('\n')
				if err != nil || l == ".\r\n" {
					break
				}
				said = append(said, strings.TrimRight(l, "\r\n"))
			}
			answer("250 taken")
		case "QUIT":
			answer("221 bye")
			return
		default:
			answer("250 ok")
		}
	}
}

func letterOf(t *testing.T, said []string) *mail.Message {
	t.Helper()
	var from, to int
	for i, line := range said {
		if line == "DATA" {
			from = i + 1
		}
		if line == "QUIT" {
			to = i
		}
	}
	if from == 0 || to < from {
		t.Fatalf("no letter in %q", said)
	}
	m, err := mail.ReadMessage(strings.NewReader(strings.Join(said[from:to], "\r\n") + "\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMailIsSentEncryptedAndReadable(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]*post{
		"starttls":         {offers: []string{"AUTH LOGIN PLAIN"}},
		"tls at once":      {offers: []string{"AUTH LOGIN PLAIN"}, implicit: true},
		"login alone":      {offers: []string{"AUTH LOGIN"}},
		"a relay of ours":  {plain: true},
		"login in plain":   {plain: true, offers: []string{"AUTH LOGIN"}},
		"plain in plain":   {plain: true, offers: []string{"AUTH PLAIN"}},
		"nobody to log in": {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address, roots := postOffice(t, p)
			m := alert.Mail{
				Server: address, TLS: "starttls", From: "Отклик <otklik@example.ru>", To: []string{"a@example.ru", "Дежурный <b@example.ru>"}, Roots: roots,
			}
			if p.implicit {
				m.TLS = "tls"
			}
			if p.plain {
				m.TLS = "none"
			}
			if len(p.offers) > 0 {
				m.Login, m.Password = "otklik", "hush"
			}
			if err := m.Send(t.Context(), message()); err != nil {
				t.Fatal(err)
			}
			said := <-p.said
			all := strings.Join(said, "\n")
			if m.Login != "" && !strings.Contains(all, base64.StdEncoding.EncodeToString([]byte("hush"))) &&
				!strings.Contains(all, base64.StdEncoding.EncodeToString([]byte("\x00otklik\x00hush"))) {
				t.Errorf("no log in: %q", said)
			}
			if !strings.Contains(all, "RCPT TO:<a@example.ru>") || !strings.Contains(all, "RCPT TO:<b@example.ru>") {
				t.Errorf("recipients: %q", said)
			}
			got := letterOf(t, said)
			subject, err := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject"))
			if err != nil || subject != message().Title {
				t.Errorf("subject %q, %v", subject, err)
			}
			body, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, got.Body))
			if err != nil || string(body) != "Что сделать: проверить сеть.\r\nИ ещё.\r\n" {
				t.Errorf("text %q, %v", body, err)
			}
			if _, err := got.Header.Date(); err != nil {
				t.Error(err)
			}
			if from, err := got.Header.AddressList("From"); err != nil || from[0].Name != "Отклик" {
				t.Errorf("from %v, %v", from, err)
			}
		})
	}
}

func TestMailGivesNothingAwayUnencrypted(t *testing.T) {
	t.Parallel()
	p := &post{plain: true, offers: []string{"AUTH PLAIN"}}
	address, roots := postOffice(t, p)
	m := alert.Mail{Server: address, TLS: "auto", From: "a@example.ru", To: []string{"b@example.ru"}, Login: "a", Password: "hush", Roots: roots}
	err := m.Send(t.Context(), message())
	if err == nil || !strings.Contains(err.Error(), "STARTTLS") {
		t.Errorf("sent without encryption: %v", err)
	}
	if all := strings.Join(<-p.said, "\n"); strings.Contains(all, "AUTH") || strings.Contains(all, "DATA") {
		t.Errorf("said %q", all)
	}
	stranger := &post{}
	address, _ = postOffice(t, stranger)
	m.Server, m.Roots = address, x509.NewCertPool()
	if err := m.Send(t.Context(), message()); err == nil || strings.Contains(err.Error(), "hush") {
		t.Errorf("a certificate of nobody: %v", err)
	}
}

func TestProbeSendsNothing(t *testing.T) {
	t.Parallel()
	p := &post{offers: []string{"AUTH PLAIN"}}
	address, roots := postOffice(t, p)
	m := alert.Mail{Server: address, TLS: "auto", Login: "a", Password: "hush", Roots: roots}
	if err := m.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if all := strings.Join(<-p.said, "\n"); !strings.Contains(all, "AUTH PLAIN") || strings.Contains(all, "MAIL") {
		t.Errorf("said %q", all)
	}
}

// A server that takes the connection and says nothing holds nobody up.
func TestASilentMailServerIsLeft(t *testing.T) {
	t.Parallel()
	here, there := net.Pipe()
	defer func() { _ = there.Close() }()
	m := alert.Mail{
		Server: "mail.example.ru:25", From: "a@example.ru", To: []string{"b@example.ru"},
		Dial: func(context.Context, string, string) (net.Conn, error) { return here, nil },
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := m.Send(ctx, message()); err == nil || !strings.Contains(err.Error(), "deadline") {
		t.Errorf("%v", err)
	}
}
