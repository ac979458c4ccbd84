package tgstand_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"otklik/internal/sandbox/tgstand"
)

// uploading is a multipart call with one file.
func uploading(t *testing.T, s *tgstand.Server, method, field, name string, data []byte) reply {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	must(t, form.WriteField("chat_id", "1001"))
	part, err := form.CreateFormFile(field, name)
	must(t, err)
	_, err = part.Write(data)
	must(t, err)
	must(t, form.Close())
	r, err := http.NewRequest(http.MethodPost, "http://stand/bot"+s.Token()+"/"+method, &body)
	must(t, err)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return do(t, s, r)
}

// gif is the head of a picture, which is all that says how large it is.
func gif(width, height int) []byte {
	return append([]byte("GIF89a"), byte(width), byte(width>>8), byte(height), byte(height>>8), 0, 0, 0)
}

func TestUploadRules(t *testing.T) {
	s := stand(t, tgstand.Options{NoLimits: true})
	picture := pixels(t, 5, 5)
	for name, c := range map[string]struct {
		method, field string
		data          []byte
		want          string
	}{
		"a photo":         {"sendPhoto", "photo", picture, ""},
		"a document":      {"sendDocument", "document", []byte("%PDF-1.7"), ""},
		"a voice message": {"sendVoice", "voice", []byte("OggS"), ""},
		"a video":         {"sendVideo", "video", []byte("mp4"), ""},
		"nothing in it":   {"sendDocument", "document", nil, "Bad Request: file must be non-empty"},
		"not a picture":   {"sendPhoto", "photo", []byte("hello"), "Bad Request: IMAGE_PROCESS_FAILED"},
		"too narrow":      {"sendPhoto", "photo", pixels(t, 1, 21), "Bad Request: PHOTO_INVALID_DIMENSIONS"},
		"too wide":        {"sendPhoto", "photo", gif(9000, 1001), "Bad Request: PHOTO_INVALID_DIMENSIONS"},
		"a heavy photo": {"sendPhoto", "photo", make([]byte, 10<<20+1),
			"Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"},
		"beyond 50 MB": {"sendDocument", "document", make([]byte, 50<<20+1), "Request Entity Too Large"},
	} {
		if a := uploading(t, s, c.method, c.field, "file.bin", c.data); a.Description != c.want {
			t.Errorf("%s: %q, want %q", name, a.Description, c.want)
		}
	}
	if got := s.Complaints(); len(got) > 0 {
		t.Errorf("complaints %q", got)
	}
	uploading(t, s, "sendMessage", "stray", "a.png", picture)
	if got := s.Complaints(); len(got) != 1 || got[0] != `sendMessage: file "stray" that nothing refers to` {
		t.Errorf("complaints %q", got)
	}
}

func TestFilesOfPeople(t *testing.T) {
	s := stand(t, tgstand.Options{NoLimits: true})
	media := func(option tgstand.SayOption) *tgstand.Media {
		id, err := s.Say(anna, anna, "", option)
		must(t, err)
		m, _ := s.Message(anna, id)
		return m.Media
	}
	edge := media(tgstand.WithDocument(tgstand.File{Name: "край.bin", Data: make([]byte, 20<<20)}))
	ok(t, s, "getFile", p{"file_id": edge.FileID}, nil)
	heavy := media(tgstand.WithVideo(tgstand.File{Name: "долго.mp4", MIME: "video/mp4", Data: make([]byte, 20<<20+1)}))
	if a := call(t, s, "getFile", p{"file_id": heavy.FileID}); a.Description != "Bad Request: file is too big" {
		t.Errorf("%+v", a)
	}
	ok(t, s, "sendVideo", p{"chat_id": "1001", "video": heavy.FileID}, nil)
	voice := media(tgstand.WithVoice(tgstand.File{Data: []byte("OggS")}))
	a := call(t, s, "sendPhoto", p{"chat_id": "1001", "photo": voice.FileID})
	if a.Description != "Bad Request: can't use file of type VoiceNote as Photo" {
		t.Errorf("%+v", a)
	}
	var file struct {
		Path string `json:"file_path"`
	}
	ok(t, s, "getFile", p{"file_id": voice.FileID}, &file)
	for path, want := range map[string]int{
		"/file/bot" + s.Token() + "/" + file.Path:    http.StatusOK,
		"/file/bot" + s.Token() + "/voices/none.oga": http.StatusNotFound,
		"/file/bot1:wrong/" + file.Path:              http.StatusUnauthorized,
	} {
		r, err := http.NewRequest(http.MethodGet, "http://stand"+path, nil)
		must(t, err)
		response, err := s.Transport().RoundTrip(r)
		must(t, err)
		must(t, response.Body.Close())
		if response.StatusCode != want {
			t.Errorf("%d for a download, want %d", response.StatusCode, want)
		}
	}
}

func TestAlbumRules(t *testing.T) {
	s := stand(t, tgstand.Options{NoLimits: true})
	sent := func(option tgstand.SayOption) string {
		id, err := s.Say(anna, anna, "", option)
		must(t, err)
		m, _ := s.Message(anna, id)
		return m.Media.FileID
	}
	photo := `{"type":"photo","media":"` + sent(tgstand.WithPhoto(tgstand.File{Name: "a.png", Data: []byte("1")})) + `"}`
	document := `{"type":"document","media":"` + sent(tgstand.WithDocument(tgstand.File{Name: "a.pdf", Data: []byte("2")})) + `"}`
	voice := `{"type":"voice","media":"x"}`
	long := strings.Replace(photo, "}", `,"caption":"`+strings.Repeat("a", 1025)+`"}`, 1)
	for _, c := range []struct{ media, want string }{
		{"[" + photo + "," + photo + "]", ""},
		{"[" + document + "," + document + "]", ""},
		{"[" + photo + "," + document + "]", "Bad Request: document can't be mixed with other media types"},
		{"[" + photo + "," + voice + "]", "Bad Request: can't parse InputMedia: type must be one of photo, video, document"},
		{"[" + photo + "," + long + "]", "Bad Request: message caption is too long"},
		{"[" + strings.TrimSuffix(strings.Repeat(photo+",", 11), ",") + "]", "Bad Request: too many messages to send as an album"},
		{"{", "Bad Request: can't parse media JSON object"},
	} {
		if a := call(t, s, "sendMediaGroup", p{"chat_id": "1001", "media": c.media}); a.Description != c.want {
			t.Errorf("%q, want %q", a.Description, c.want)
		}
	}
}
