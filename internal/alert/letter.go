package alert

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"net/mail"
	"strings"
)

const lineLength = 76 // of base64 in a letter, RFC 2045

// letter writes a message as mail: RFC 5322, the subject and the text in UTF-8.
func letter(m Message, from *mail.Address, to []*mail.Address) []byte {
	var b bytes.Buffer
	header := func(name, value string) { fmt.Fprintf(&b, "%s: %s\r\n", name, value) }
	names := make([]string, len(to))
	for i, a := range to {
		names[i] = a.String()
	}
	_, domain, _ := strings.Cut(from.Address, "@")
	header("From", from.String())
	header("To", strings.Join(names, ",\r\n "))
	header("Subject", mime.BEncoding.Encode("utf-8", m.Title))
	header("Date", m.At.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	header("Message-ID", fmt.Sprintf("<otklik.%s.%s.%d@%s>", m.Kind, m.State, m.At.UnixNano(), domain))
	header("Auto-Submitted", "auto-generated") // no holiday answers, RFC 3834
	header("MIME-Version", "1.0")
	header("Content-Type", "text/plain; charset=utf-8")
	header("Content-Transfer-Encoding", "base64")
	b.WriteString("\r\n")
	text := base64.StdEncoding.EncodeToString([]byte(strings.ReplaceAll(m.Text, "\n", "\r\n") + "\r\n"))
	for len(text) > lineLength {
		b.WriteString(text[:lineLength] + "\r\n")
		text = text[lineLength:]
	}
	b.WriteString(text + "\r\n")
	return b.Bytes()
}
