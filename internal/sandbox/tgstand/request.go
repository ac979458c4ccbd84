package tgstand

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	maxUpload   = 50 << 20 // of one file, by multipart
	maxPhoto    = 10 << 20
	maxDownload = 20 << 20
	maxRequest  = 64 << 20
)

// upload is a file that came with a request.
type upload struct {
	name, mime string
	data       []byte
}

// call is one request of the program under test.
type call struct {
	s       *Server
	r       *http.Request
	method  string
	params  map[string]string
	uploads map[string]upload
	chat    int64
	message int
	at      time.Time
}

// parse reads parameters from the address, a form, a multipart form or a JSON object, whichever is there.
func (c *call) parse() *failure {
	c.params, c.uploads = map[string]string{}, map[string]upload{}
	for name, values := range c.r.URL.Query() {
		c.params[name] = values[0]
	}
	if c.r.Body == nil {
		return c.clean()
	}
	if err := c.parseBody(); err != nil {
		return parseFailure(err)
	}
	return c.clean()
}

// parseBody reads the body to its end, so that the server notices when the client goes away.
func (c *call) parseBody() error {
	body := http.MaxBytesReader(nil, c.r.Body, maxRequest)
	kind, options, err := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	switch {
	case err != nil:
		_, err = io.Copy(io.Discard, body)
	case kind == "application/json":
		err = c.parseJSON(body)
	case kind == "multipart/form-data":
		err = c.parseMultipart(multipart.NewReader(body, options["boundary"]))
	case kind == "application/x-www-form-urlencoded":
		c.r.Body = body
		if err = c.r.ParseForm(); err == nil {
			for name, values := range c.r.PostForm {
				c.params[name] = values[0]
			}
		}
	}
	return err
}

func parseFailure(err error) *failure {
	if strings.Contains(err.Error(), "too large") {
		return &failure{code: http.StatusRequestEntityTooLarge, description: "Request Entity Too Large"}
	}
	return bad("can't parse the request")
}

// parseJSON keeps objects and arrays as JSON, which is what a form would carry.
func (c *call) parseJSON(body io.Reader) error {
	var fields map[string]json.RawMessage
	if err := json.NewDecoder(body).Decode(&fields); err != nil && err != io.EOF {
		return fmt.Errorf("json body: %w", err)
	}
	for name, raw := range fields {
		var text string
		if json.Unmarshal(raw, &text) == nil && string(raw) != "null" {
			c.params[name] = text
			continue
		}
		c.params[name] = string(raw)
	}
	return nil
}

func (c *call) parseMultipart(parts *multipart.Reader) error {
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("multipart body: %w", err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return fmt.Errorf("multipart body: %w", err)
		}
		if part.FileName() == "" {
			c.params[part.FormName()] = string(data)
			continue
		}
		if len(data) > maxUpload {
			return fmt.Errorf("multipart body: file too large")
		}
		c.uploads[part.FormName()] = upload{name: part.FileName(), mime: part.Header.Get("Content-Type"), data: data}
	}
}

// clean drops nulls, which some clients send for what they leave out, and refuses broken UTF-8.
func (c *call) clean() *failure {
	for name, value := range c.params {
		if !validUTF8(value) {
			return bad("strings must be encoded in UTF-8")
		}
		if value == "null" && name != "text" && name != "caption" {
			delete(c.params, name)
		}
	}
	c.chat, _ = strconv.ParseInt(c.params["chat_id"], 10, 64)
	c.message = c.int("message_id")
	return nil
}

// int is a whole number parameter; what is missing or malformed counts as 0, as with Telegram.
func (c *call) int(name string) int {
	n, _ := strconv.Atoi(c.params[name])
	return n
}

// bool is a flag parameter in any of Telegram's spellings.
func (c *call) bool(name string) bool {
	switch strings.ToLower(c.params[name]) {
	case "true", "yes", "1":
		return true
	}
	return false
}

// json reads a structured parameter; a missing one leaves target alone.
func (c *call) json(name string, target any) error {
	if c.params[name] == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(c.params[name]), target); err != nil {
		return fmt.Errorf("parameter %s: %w", name, err)
	}
	return nil
}

// complain records what the program should not have done, in the method's name.
func (c *call) complain(format string, args ...any) {
	c.s.record.Complain(c.method + ": " + fmt.Sprintf(format, args...))
}
