package vkstand

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
)

// MethodUpload names what programs send to an upload server, in [Stand.Calls] and faults; [Fault] with Refuse is answered in the
// server's own way.
const MethodUpload = "upload"

const (
	uploadPath = "/upload/"
	maxUpload  = 200 << 20
)

// uploads is what the upload servers of a VK hold.
type uploads struct {
	tickets   map[string]*ticket // by the secret in the address
	files     []*File
	last      int64  // id of a file
	bare      bool   // comments lose what is attached to them
	elsewhere string // names another server
}

// ticket is an address that an upload server has given out: what it takes and whose it will be.
type ticket struct {
	kind  string // photo, letter (a photo for a message), doc or video
	field string // of the form
	owner int64
	id    int64 // that it will have; videos have it from the beginning
	file  *File // what has been sent
	done  bool  // it has been saved
}

// File is what a program has uploaded and saved.
type File struct {
	Kind  string // photo, doc or video
	Owner int64
	ID    int64
	Key   string // without which others than its owner do not see it; "" for none
	Name  string // as the program called it
	Data  []byte
}

// Ref is how the file is attached: photo-1001_5_key.
func (f File) Ref() string {
	ref := fmt.Sprintf("%s%d_%d", f.Kind, f.Owner, f.ID)
	if f.Key != "" {
		ref += "_" + f.Key
	}
	return ref
}

// Files lists what programs have uploaded and saved, oldest first.
func (s *Stand) Files() []File {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]File, len(s.uploads.files))
	for i, f := range s.uploads.files {
		list[i] = *f
	}
	return list
}

// LeaveFilesOut makes VK publish comments without what is attached to them, as it does with files that it does not know, or stops it.
func (s *Stand) LeaveFilesOut(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.uploads.bare = on
}

// SendUploadsTo makes VK name another upload server, whatever it is; "" is its own.
func (s *Stand) SendUploadsTo(address string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.uploads.elsewhere = address
}

// give gives out an address to upload to. The stand is locked.
func (c *call) give(t *ticket) (address string) {
	u := &c.s.uploads
	t.owner = -c.s.o.Group
	key := fmt.Sprintf("upload-secret-%d", len(u.tickets)+1)
	u.tickets[key] = t
	if u.elsewhere != "" {
		return u.elsewhere
	}
	return c.home() + uploadPath + t.kind + "?act=do_add&hash=" + key
}

// home is the address by which the program has found the stand.
func (c *call) home() string {
	scheme := c.r.URL.Scheme
	if scheme == "" {
		scheme = "http"
		if c.r.TLS != nil {
			scheme = "https"
		}
	}
	return scheme + "://" + c.r.Host
}

// serveUpload takes one file in a form, as the upload servers do.
func (s *Stand) serveUpload(w http.ResponseWriter, c *call, f Fault) {
	answer, outcome := s.uploaded(c)
	f.Kind.After(c.log)
	s.answerUpload(w, c, answer, outcome)
}

// answerUpload answers in JSON, which the servers of photos call text.
func (s *Stand) answerUpload(w http.ResponseWriter, c *call, answer map[string]any, outcome string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if strings.HasSuffix(c.r.URL.Path, "photo") {
		w.Header().Set("Content-Type", "text/html; charset=windows-1251")
	}
	body, err := json.Marshal(answer)
	if err != nil {
		panic(fmt.Sprintf("answer: %v", err)) // a type of this package that JSON cannot hold
	}
	_, _ = w.Write(body)
	c.log(outcome)
}

// uploaded reads the form and makes the server's answer.
func (s *Stand) uploaded(c *call) (answer map[string]any, outcome string) {
	refused := func(why string) (map[string]any, string) {
		return map[string]any{"error": why, "error_descr": why, "error_code": codeUpload}, why
	}
	if c.r.Method != http.MethodPost {
		s.complain("upload: called by %s, not POST", c.r.Method)
	}
	if c.r.Header.Get("Authorization") != "" || c.r.URL.Query().Has("access_token") {
		s.complain("upload: a token is shown to an upload server")
	}
	key := c.r.URL.Query().Get("hash")
	s.mu.Lock()
	t := s.uploads.tickets[key]
	s.mu.Unlock()
	if t == nil {
		return refused("unknown address")
	}
	file, why := s.readForm(c.r, t)
	if why != "" {
		return refused(why)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t.file = file
	switch t.kind {
	case "doc":
		return map[string]any{"file": key}, "ok"
	case "video":
		s.keep(t).Key = videoKey
		return map[string]any{"size": len(file.Data), "video_id": file.ID, "owner_id": file.Owner, "video_hash": "vh"}, "ok"
	}
	return map[string]any{"server": 626627, "photo": fmt.Sprintf("[{\"photo\":\"%s\"}]", key), "hash": "h" + key}, "ok"
}

func (s *Stand) readForm(r *http.Request, t *ticket) (*File, string) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" || r.ContentLength <= 0 {
		s.complain("upload: the body is %q of %d bytes, not a form of a known length", kind, r.ContentLength)
		return nil, "bad request"
	}
	r.Body = http.MaxBytesReader(nil, r.Body, maxUpload)
	part, header, err := r.FormFile(t.field)
	if err != nil {
		s.complain("upload: the form has no file in %s", t.field)
		return nil, "no file"
	}
	defer func() { _ = part.Close() }()
	data, err := io.ReadAll(part)
	switch {
	case err != nil || len(data) == 0:
		return nil, "empty file"
	case t.field == "photo" && !strings.HasPrefix(http.DetectContentType(data), "image/"):
		return nil, "ERR_UPLOAD_BAD_IMAGE_SIZE: not an image"
	}
	f := &File{Kind: t.kind, Owner: t.owner, Name: header.Filename, Data: data}
	if t.kind == "letter" {
		f.Kind = "photo"
	}
	return f, ""
}

// keep saves what has been uploaded. The stand is locked.
func (s *Stand) keep(t *ticket) *File {
	if t.id == 0 {
		t.id = s.uploads.number()
	}
	t.file.ID = t.id
	if !t.done {
		t.done = true
		s.uploads.files = append(s.uploads.files, t.file)
	}
	return t.file
}

func (u *uploads) number() int64 {
	u.last++
	return u.last
}
