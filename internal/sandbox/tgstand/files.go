package tgstand

import (
	"fmt"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// thumbPrefix marks the id of a photo's smaller size, which leads to the same file.
const thumbPrefix = "thumb-"

// getFile prepares a download.
func (c *call) getFile() (any, *failure) {
	id := c.params["file_id"]
	if id == "" {
		return nil, bad("file_id not specified")
	}
	f := c.s.files[strings.TrimPrefix(id, thumbPrefix)]
	switch {
	case f == nil:
		return nil, bad("invalid file_id")
	case len(f.data) > maxDownload:
		return nil, bad("file is too big")
	}
	w := wireFile{ID: id, UniqueID: f.unique(), Size: len(f.data), Path: f.path}
	return w, nil
}

// serveFile gives the bytes of a file to whoever has the token.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request, wanted string) {
	c := &call{s: s, r: r, method: "file", at: s.now()}
	if fault, faulty := s.takeFault(c); faulty && s.before(w, c, fault) {
		return
	}
	s.mu.Lock()
	var found *file
	for _, f := range s.files {
		if f.path == wanted && len(f.data) <= maxDownload {
			found = f
		}
	}
	s.mu.Unlock()
	if found == nil {
		s.finish(w, c, nil, &failure{code: http.StatusNotFound, description: "Not Found"})
		return
	}
	c.log("ok")
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", strconv.Itoa(len(found.data)))
	_, _ = w.Write(found.data) // the client may be gone, which is its own affair
}

// wire describes the file.
func (f *file) wire() wireFile {
	w := wireFile{ID: f.id, UniqueID: f.unique(), Size: len(f.data), Width: f.width, Height: f.height}
	switch f.kind {
	case "document", "video":
		w.Name, w.MIME = f.name, f.mime
	case "voice":
		w.MIME = f.mime
	}
	if f.kind == "video" || f.kind == "voice" || f.kind == "video_note" {
		w.Duration = new(int)
	}
	return w
}

func (f *file) unique() string { return "u" + f.id[len(f.id)-8:] }

// fileID makes an id that tells a reader of logs what kind it stands for and looks as opaque as Telegram's.
func (s *Server) fileID(kind string) string {
	return fmt.Sprintf("%s-%016x%08x", kind, s.rand.Uint64(), s.rand.Uint32())
}

// number makes an id of digits, as albums and queries have.
func (s *Server) number() string { return strconv.FormatUint(s.rand.Uint64()>>1|1<<60, 10) }

// extension is the ending of a file's path.
func extension(f *file) string {
	if e := path.Ext(f.name); e != "" && validUTF8(e) && !strings.ContainsAny(e, " /?#%") {
		return e
	}
	switch f.kind {
	case "photo":
		return ".jpg"
	case "voice":
		return ".oga"
	}
	if list, err := mime.ExtensionsByType(f.mime); err == nil && len(list) > 0 {
		return list[0]
	}
	return ""
}

// title is a kind as Telegram names it in an error.
func title(kind string) string {
	switch kind {
	case "voice":
		return "VoiceNote"
	case "video_note":
		return "VideoNote"
	}
	return strings.ToUpper(kind[:1]) + kind[1:]
}
