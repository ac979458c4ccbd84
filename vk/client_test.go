package vk_test

import (
	"context"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

func TestSettingsThatCannotWorkAreNamed(t *testing.T) {
	t.Parallel()
	empty := filepath.Join(t.TempDir(), "empty.pem")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	good := vk.Config{GroupID: 1, Token: "t", Now: time.Now}
	for want, change := range map[string]func(*vk.Config){
		"group_id": func(c *vk.Config) { c.GroupID = -1 },
		"token":    func(c *vk.Config) { c.Token = "" },
		"clock":    func(c *vk.Config) { c.Now = nil },
		"api":      func(c *vk.Config) { c.API = "api.vk.com/method" },
		"ca_file":  func(c *vk.Config) { c.CAFile = filepath.Join(t.TempDir(), "absent.pem") },
		"PEM":      func(c *vk.Config) { c.CAFile = empty },
	} {
		cfg := good
		change(&cfg)
		if _, err := vk.New(cfg); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v", want, err)
		}
	}
	if _, err := vk.New(good); err != nil {
		t.Error(err)
	}
}

// TestOverARealConnection publishes over TLS with a certificate that only the file vouches for.
func TestOverARealConnection(t *testing.T) {
	t.Parallel()
	stand := vkstand.New(vkstand.Options{Now: time.Now})
	server := httptest.NewTLSServer(stand)
	defer server.Close()
	file := filepath.Join(t.TempDir(), "ca.pem")
	block := &pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}
	if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg := vk.Config{
		GroupID: stand.Group(), Token: stand.CommunityToken(), API: server.URL + "/method", CAFile: file, Now: time.Now,
	}
	c, err := vk.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	stand.AddUser(vkstand.User{ID: anna, First: "Анна"})
	post, err := stand.Post(anna, "Где автобус?")
	if err != nil {
		t.Fatal(err)
	}
	src := tasks.Source{Network: "vk", Owner: -stand.Group(), Post: post}
	if _, _, err := c.Publish(t.Context(), src, "Здравствуйте!", "g"); err != nil {
		t.Error(err)
	}
	stand.Fail(vkstand.Fault{Kind: vkstand.CutAfter})
	if _, _, err := c.Publish(t.Context(), src, "Здравствуйте!", "g2"); vk.ClassOf(err) != vk.Unknown {
		t.Errorf("cut: %v", err)
	}
	if n := stand.Calls("wall.createComment"); n != 2 {
		t.Errorf("%d calls: something repeats them", n)
	}

	cfg.CAFile = "" // nobody vouches: the request never leaves
	if c, err = vk.New(cfg); err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.Publish(t.Context(), src, "Здравствуйте!", "g3"); vk.ClassOf(err) != vk.Again {
		t.Errorf("unknown certificate: %v", err)
	}
	server.Close()
	if _, _, err := c.Publish(t.Context(), src, "Здравствуйте!", "g4"); vk.ClassOf(err) != vk.Again {
		t.Errorf("nobody listens: %v", err)
	}
}

// answering is a transport that always gives one answer.
type answering func() *http.Response

func (a answering) RoundTrip(*http.Request) (*http.Response, error) { return a(), nil }

func TestStrangeAnswersNeverPanicAndAreClassed(t *testing.T) {
	t.Parallel()
	answer := func(status int, kind, encoding, body string) answering {
		return func() *http.Response {
			w := httptest.NewRecorder()
			w.Header().Set("Content-Type", kind)
			if encoding != "" {
				w.Header().Set("Content-Encoding", encoding)
			}
			w.WriteHeader(status)
			_, _ = w.WriteString(body)
			return w.Result()
		}
	}
	const js = "application/json"
	for name, test := range map[string]struct {
		transport answering
		class     vk.Class
	}{
		"html":           {answer(200, "text/html", "", "<html>"), vk.Unknown},
		"empty":          {answer(200, js, "", ""), vk.Unknown},
		"empty gzip":     {answer(200, js, "gzip", ""), vk.Unknown},
		"not gzip":       {answer(200, js, "gzip", "{}"), vk.Unknown},
		"zstd":           {answer(200, js, "zstd", "{}"), vk.Unknown},
		"null":           {answer(200, js, "", "null"), vk.Unknown},
		"list":           {answer(200, js, "", "[]"), vk.Unknown},
		"no id":          {answer(200, js, "", `{"response":{}}`), vk.Unknown},
		"id is a word":   {answer(200, js, "", `{"response":{"comment_id":"яма"}}`), vk.Unknown},
		"code is a word": {answer(200, js, "", `{"error":{"error_code":"яма"}}`), vk.Unknown},
		"bad gateway":    {answer(502, js, "", `{}`), vk.Unknown},
		"forbidden":      {answer(403, "text/html", "", "<html>"), vk.Again},
		"too many":       {answer(429, "text/html", "", "<html>"), vk.Again},
		"moved":          {answer(307, "text/html", "", ""), vk.Again},
		"too big":        {answer(200, js, "", strings.Repeat(" ", 17<<20)), vk.Unknown},
	} {
		c, err := vk.New(vk.Config{GroupID: 1, Token: "secret", Transport: test.transport, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = c.Publish(t.Context(), tasks.Source{Network: "vk", Owner: -1, Post: 2}, "яма", "g")
		if vk.ClassOf(err) != test.class || err == nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text := err.Error(); strings.Contains(text, "яма") || strings.Contains(text, "secret") {
			t.Errorf("%s leaks: %s", name, text)
		}
	}
}

func TestCheckTellsWhatTheTokensMayDo(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, func(c *vk.Config) { c.UserToken = "" }, func(w *world) {
		w.post(anna, "Яма")
		w.stand.SetLongPoll(true, events()...)
		bad := w.cfg
		bad.Token, bad.ServiceToken = "wrong", "wrong too"
		other := w.cfg
		other.ServiceToken, other.UserToken = "", w.stand.UserToken()
		for name, test := range map[string]struct {
			cfg vk.Config
			ok  string // one sign for each capability
		}{
			"usual": {w.cfg, "++++++-++"}, "wrong tokens": {bad, "-------"}, "an administrator's": {other, "+++++++++++"},
		} {
			w.cfg = test.cfg
			list, err := w.client().Check(w.Context())
			if err != nil {
				w.Fatal(err)
			}
			got := ""
			for _, able := range list {
				w.clean(able.Name + able.Reason)
				got += map[bool]string{true: "+", false: "-"}[able.OK]
				if !able.OK && able.Reason == "" {
					w.Errorf("%s: %q has no reason", name, able.Name)
				}
			}
			if got != test.ok {
				w.Errorf("%s: %s, want %s: %+v", name, got, test.ok, list)
			}
		}
	})
	story(t, vkstand.Options{LongPollOff: true}, nil, func(w *world) {
		w.stand.SetLongPoll(false)
		list, err := w.vk.Check(w.Context())
		if err != nil || list[1].OK || !list[1].Required || list[2].OK || !strings.Contains(list[1].Reason, "выключен") {
			w.Errorf("%+v, %v", list, err)
		}
		ctx, cancel := context.WithCancel(w.Context())
		cancel()
		if _, err := w.vk.Check(ctx); err == nil {
			w.Error("an ended check has a result")
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`null`, `{}`, `{"type":"wall_reply_new","object":[]}`,
		`{"type":"wall_reply_new","group_id":1,"object":{"id":12,"from_id":123,"date":1700000000,"text":"t","post_id":3,` +
			`"owner_id":-1,"post_owner_id":-1,"parents_stack":[10],"reply_to_comment":10,"attachments":false,` +
			`"thread":{"count":0,"items":[]},"deleted":1}}`,
		`{"type":"wall_reply_new","object":{"id":12,"from_id":-1,"date":1700000000,"post_id":3,"owner_id":-1,"attachments":` +
			`[{"type":"photo","photo":{"id":1,"owner_id":2,"access_key":"k"}},{"type":"doc","doc":{"id":3,"title":"a","size":9}},` +
			`{"type":"audio_message","audio_message":{"id":4}},{"type":"sticker","sticker":{}},7]}}`,
		`{"type":"wall_post_new","object":{"id":12,"owner_id":-1,"from_id":5,"date":1700000000,"post_type":"post"}}`,
		`{"type":"wall_reply_edit","event_id":"a1","object":{"id":12,"from_id":5,"date":1700000000,"post_id":3,"owner_id":-1}}`,
		`{"type":"wall_reply_restore","object":{"id":12,"from_id":5,"date":1700000000,"post_id":3,"owner_id":-1,` +
			`"reply_to_comment":12}}`,
		`{"type":"photo_comment_new","object":{"id":12,"from_id":5,"date":1700000000,"photo_id":3,"photo_owner_id":-1}}`,
		`{"type":"board_post_edit","object":{"id":12,"from_id":5,"date":1700000000,"topic_id":3,"topic_owner_id":-1}}`,
		`{"type":"market_comment_delete","object":{"id":12,"item_id":3,"owner_id":-1,"deleter_id":5}}`,
		`{"type":"message_new","object":{"message":{"id":7,"date":1700000000,"peer_id":5,"from_id":5,"text":"t","out":0}}}`,
		`{"type":"message_reply","object":{"id":8,"date":1700000000,"peer_id":5,"from_id":-1,"reply_message":{"id":8}}}`,
		`{"type":"wall_reply_delete","event_id":"a2","object":{"owner_id":-1,"id":12,"deleter_id":5,"post_id":3}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		seen, err := vk.Decode(raw, 1)
		if len(seen.Kind) > 40 || strings.Trim(seen.Kind, "abcdefghijklmnopqrstuvwxyz_") != "" {
			t.Errorf("type %q would stand in a log", seen.Kind)
		}
		if err != nil {
			return
		}
		src, author := seen.Found.Source, seen.Found.Author.ID
		if src.Owner != -1 || src.Post <= 0 || src.Comment < 0 || !src.ID().Valid() || seen.Own != (author == -1) {
			t.Errorf("%+v", seen)
		}
		if seen.Found.ReplyTo < 0 || seen.Found.ReplyTo != 0 && seen.Found.ReplyTo == src.Comment {
			t.Errorf("%+v answers itself", seen)
		}
		if seen.Removed == (author != 0) || seen.Removed && (seen.Edited || src.Comment == 0) || len(seen.ID) > 128 {
			t.Errorf("%+v", seen)
		}
		if _, err := json.Marshal(seen.Found); err != nil {
			t.Errorf("cannot be stored: %v", err)
		}
	})
}

func TestFilesOfAMessage(t *testing.T) {
	t.Parallel()
	raw := `{"type":"wall_reply_new","object":{"id":12,"from_id":5,"date":1700000000,"post_id":3,"owner_id":-1,"attachments":[
		{"type":"photo","photo":{"id":1,"owner_id":5,"access_key":"k"}}, {"type":"video","video":{"id":2,"owner_id":-5}},
		{"type":"doc","doc":{"id":3,"owner_id":5,"title":"план.pdf","size":9}}, {"type":"link","link":{"url":"x"}},
		{"type":"audio_message","audio_message":{"id":4,"owner_id":5}}, {"type":"photo"}, null]}}`
	seen, err := vk.Decode([]byte(raw), 1)
	if err != nil {
		t.Fatal(err)
	}
	want := []tasks.Media{
		{Kind: tasks.Photo, Ref: "photo5_1", Key: "k"}, {Kind: tasks.Video, Ref: "video-5_2"},
		{Kind: tasks.Document, Ref: "doc5_3", Name: "план.pdf", Size: 9}, {Kind: tasks.Voice, Ref: "audio_message5_4"},
	}
	if len(seen.Found.Attachments) != len(want) {
		t.Fatalf("%+v", seen.Found.Attachments)
	}
	for i, m := range seen.Found.Attachments {
		if m != want[i] {
			t.Errorf("%+v, want %+v", m, want[i])
		}
	}
}
