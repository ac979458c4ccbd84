package vk_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

// What is written, edited and removed below every kind of thing, and privately, comes by the Callback API alone and by both ways at once
// as it does by Long Poll: each once.
func TestEveryVenueByEveryWay(t *testing.T) {
	t.Parallel()
	for _, thing := range []vkstand.Thing{vkstand.Photo, vkstand.Video, vkstand.Goods, vkstand.Board, ""} {
		for _, polled := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, long poll %t", thing, polled), func(t *testing.T) {
				t.Parallel()
				story(t, vkstand.Options{LongPollOff: !polled}, func(c *vk.Config) { c.NoLongPoll = !polled }, func(w *world) {
					w.both()
					w.during(func() { w.pastOf(thing) })
				})
			})
		}
	}
}

// pastOf has a message written, edited and removed below a new thing, or privately where it is none, while VK calls and comes again.
func (w *world) pastOf(kind vkstand.Thing) {
	w.Helper()
	var thing, id int64
	var err error
	edit := func(text string) error { return w.stand.EditLetter(id, text) }
	if kind == "" {
		id, err = w.stand.Write(anna, "Здесь яма")
	} else {
		thing = w.stand.AddThing(kind)
		id, err = w.stand.Remark(kind, thing, anna, "Здесь яма", 0)
		edit = func(text string) error { return w.stand.EditRemark(kind, thing, id, text) }
	}
	w.do(err)
	called := func() {
		w.Helper()
		if left := w.stand.Deliver(w.Context()); left != 0 {
			w.Errorf("%d events were not taken", left)
		}
	}
	called()
	w.expect(id)
	w.do(edit("Здесь две ямы"))
	called()
	w.versions(id, "Здесь яма", "Здесь две ямы")
	want := []string{"Здесь яма", "Здесь две ямы"}
	if kind != "" { // VK has no event for a private message that was removed
		w.do(w.stand.DeleteRemark(kind, thing, id))
		called()
		want = append(want, gone)
	}
	w.versions(id, want...)
	w.stand.Redeliver(w.Context())
	time.Sleep(time.Minute)
	w.versions(id, want...)
	w.expect(id)
}

// VK's call is answered within a second although VK itself tells nobody's name; what was not taken is announced as to come again.
func TestACallIsAnsweredWithinASecond(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{LongPollOff: true}, func(c *vk.Config) { c.NoLongPoll = true }, func(w *world) {
		w.both()
		post := w.post(-w.stand.Group(), "Новости")
		w.during(func() {
			w.stand.Deliver(w.Context())
			for _, method := range []string{"users.get", "wall.getById", "wall.getComment"} {
				w.stand.Fail(vkstand.Fault{Method: method, Kind: vkstand.Hang, Times: -1})
			}
			top := w.comment(post, anna, "Где яма?", 0)
			deep := w.comment(post, boris, "И где ещё яма?", top)
			begun := time.Now()
			if left := w.stand.Deliver(w.Context()); left != 0 {
				w.Errorf("%d events were not taken", left)
			}
			if took := time.Since(begun); took > 2*time.Second {
				w.Errorf("two calls took %s", took)
			}
			w.expect(top, deep)
		})
	})
}

// An address is confirmed with the code of the settings, or of VK where there is none, and of VK for further communities.
func TestTheCodeThatConfirms(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		second := w.both()
		w.do(w.stand.Confirm(w.Context()))
		fetched := w.stand.Calls("groups.getCallbackConfirmationCode")
		w.cfg.Callback.Confirmation = w.stand.Confirmation()
		n := w.network()
		w.stand.SetCallback(n, "/hooks/vk", hookSecret)
		second.SetCallback(n, "/hooks/vk", hookSecret)
		w.do(w.stand.Confirm(w.Context()))
		if calls := w.stand.Calls("groups.getCallbackConfirmationCode"); fetched != 1 || calls != fetched {
			w.Errorf("the code was asked for %d times, then %d", fetched, calls)
		}
		w.do(second.Confirm(w.Context()))
		w.cfg.Callback.Confirmation = "abc%d"
		w.stand.SetCallback(w.network(), "/hooks/vk", hookSecret)
		recorder := httptest.NewRecorder()
		body := `{"type":"confirmation","group_id":1001,"secret":"` + hookSecret + `"}`
		w.net.ServeHTTP(recorder, httptest.NewRequestWithContext(w.Context(), http.MethodPost, "/hooks/vk", strings.NewReader(body)))
		if recorder.Code != http.StatusOK || recorder.Body.String() != "abc%d" {
			w.Errorf("answered %d %q", recorder.Code, recorder.Body)
		}
	})
}

// FuzzAnswer: whatever answers in VK's place, nothing panics, nothing of it or of a token is in the error, and what may have been
// written is never called unwritten.
func FuzzAnswer(f *testing.F) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(`{"response":{"comment_id":5}}`))
	if err := z.Close(); err != nil {
		f.Fatal(err)
	}
	const js = "application/json; charset=utf-8"
	f.Add(200, js, "gzip", packed.Bytes())
	f.Add(200, js, "gzip", packed.Bytes()[:12])
	f.Add(200, js, "gzip", []byte{})
	f.Add(502, "text/html", "", []byte("<html>502 Bad Gateway</html>"))
	f.Add(200, "text/html", "", []byte("<html>Войдите в сеть</html>"))
	f.Add(200, js, "", []byte(`{"error":{"error_code":14,"error_msg":"Captcha needed","captcha_sid":"1","captcha_img":"http://x"}}`))
	f.Add(200, js, "", []byte(`{"error":{"error_code":6},"response":{"comment_id":5}}`))
	f.Add(200, js, "br", []byte(`{"response":7}`))
	f.Add(307, js, "", []byte(``))
	f.Fuzz(func(t *testing.T, status int, kind, encoding string, body []byte) {
		if status < 200 || status > 599 {
			return
		}
		transport := answering(func() *http.Response {
			w := httptest.NewRecorder()
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Content-Encoding", encoding)
			w.WriteHeader(status)
			_, _ = w.Write(body)
			return w.Result()
		})
		c, err := vk.New(vk.Config{GroupID: 1, Token: "secret", Transport: transport, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		id, link, err := c.Publish(t.Context(), tasks.Source{Network: "vk", Owner: -1, Post: 2}, "ответ", "g")
		if (err == nil) != (id > 0) || (err == nil) != (link != "") {
			t.Errorf("comment %d, %q, %v", id, link, err)
		}
		if err != nil && (strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "ответ")) {
			t.Errorf("leaks: %v", err)
		}
		if err != nil && status == http.StatusOK && vk.ClassOf(err) == vk.Again && !bytes.Contains(body, []byte("error")) && encoding == "" {
			t.Errorf("it may have been written: %v", err)
		}
	})
}
