package sandbox_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"otklik/internal/config"
	"otklik/internal/sandbox"
)

// ask sends a request and returns the answer's status and body.
func ask(t *testing.T, method, url, kind string, body io.Reader, change ...func(*http.Request)) (int, []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	for _, c := range change {
		c(r)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, data
}

func state(t *testing.T, url string) sandbox.State {
	t.Helper()
	var s sandbox.State
	code, body := ask(t, http.MethodGet, url+"/api/state", "", http.NoBody)
	if err := json.Unmarshal(body, &s); err != nil || code != http.StatusOK {
		t.Fatalf("state: %d, %v", code, err)
	}
	return s
}

func TestOnlyItsOwnPageGetsIn(t *testing.T) {
	url := town(t)
	host := func(h string) func(*http.Request) { return func(r *http.Request) { r.Host = h } }
	header := func(k, v string) func(*http.Request) { return func(r *http.Request) { r.Header.Set(k, v) } }
	for name, c := range map[string]struct {
		method, path string
		change       func(*http.Request)
		want         int
	}{
		"its own address":        {http.MethodGet, "/", host(strings.TrimPrefix(url, "http://")), http.StatusOK},
		"localhost":              {http.MethodGet, "/api/state", host("localhost:1"), http.StatusOK},
		"IPv6":                   {http.MethodGet, "/api/state", host("[::1]:1"), http.StatusOK},
		"a name pointed here":    {http.MethodGet, "/api/state", host("evil.example:80"), http.StatusForbidden},
		"a bare name":            {http.MethodGet, "/", host("localhost.evil.example"), http.StatusForbidden},
		"another site's request": {http.MethodPost, "/api/clock", header("Origin", "http://evil.example"), http.StatusForbidden},
		"a cross-site form":      {http.MethodPost, "/api/say", header("Sec-Fetch-Site", "cross-site"), http.StatusForbidden},
		"its own page":           {http.MethodPost, "/api/clock", header("Origin", url), http.StatusOK},
		"health":                 {http.MethodGet, "/healthz", header("Accept", "*/*"), http.StatusOK},
		"metrics":                {http.MethodGet, "/metrics", header("Accept", "*/*"), http.StatusOK},
	} {
		t.Run(name, func(t *testing.T) {
			code, body := ask(t, c.method, url+c.path, "application/json", strings.NewReader(`{"push":"1m"}`), c.change)
			if code != c.want {
				t.Errorf("%d %s, not %d", code, body, c.want)
			}
		})
	}
}

func TestMistakesAreToldInWords(t *testing.T) {
	url := town(t)
	for path, body := range map[string]string{
		"tap":          `{"person":"nobody","message":1,"label":"x"}`,
		"say":          `{"person":"operator","text":""}`,
		"wall/comment": `{"post":99,"resident":501,"text":"x"}`,
		"wall/post":    `{"resident":-2001,"text":"от имени города"}`,
		"wall/edit":    `{"comment":99,"text":"x"}`,
		"wall/delete":  `{"comment":99}`,
		"clock":        `{"push":"back"}`,
		"demo":         `{"action":"dance"}`,
		"demo?pace":    `{"action":"start","pace":"-1s"}`,
		"tap?broken":   `{"person":`,
		"tap?unknown":  `{"persona":"operator"}`,
	} {
		code, answer := ask(t, http.MethodPost, url+"/api/"+path, "application/json", strings.NewReader(body))
		var e struct{ Error string }
		if err := json.Unmarshal(answer, &e); err != nil || code != http.StatusBadRequest || e.Error == "" {
			t.Errorf("%s %s: %d %s", path, body, code, answer)
		}
	}
	if code, _ := ask(t, http.MethodPost, url+"/api/clock", "text/plain", strings.NewReader(`{"push":"1m"}`)); code != http.StatusBadRequest {
		t.Errorf("a form that is no JSON was taken: %d", code)
	}
}

func TestPhoto(t *testing.T) {
	url := town(t)
	var picture, body bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	send := func(content []byte) (int, []byte) {
		body.Reset()
		form := multipart.NewWriter(&body)
		part, err := form.CreateFormFile("photo", "двор.png")
		_, err2 := part.Write(content)
		err = errors.Join(err, err2, form.WriteField("person", "gkh"), form.WriteField("text", "Вот двор"), form.Close())
		if err != nil {
			t.Fatal(err)
		}
		return ask(t, http.MethodPost, url+"/api/say", form.FormDataContentType(), &body)
	}
	if code, answer := send([]byte("<script>")); code != http.StatusBadRequest {
		t.Errorf("what is no picture was taken: %d %s", code, answer)
	}
	if code, answer := send(picture.Bytes()); code != http.StatusOK {
		t.Fatalf("a picture was refused: %d %s", code, answer)
	}
	var media *sandbox.Media
	for _, p := range state(t, url).People {
		for _, m := range p.Messages {
			if m.Media != nil && m.Text == "Вот двор" && p.Key == "gkh" {
				media = m.Media
			}
		}
	}
	if media == nil || media.Kind != "photo" {
		t.Fatalf("the picture is not in the chat: %+v", media)
	}
	code, data := ask(t, http.MethodGet, url+"/api/file?id="+media.ID, "", http.NoBody)
	if code != http.StatusOK || !bytes.Equal(data, picture.Bytes()) {
		t.Errorf("the picture came back as %d, %d bytes", code, len(data))
	}
	if code, _ := ask(t, http.MethodGet, url+"/api/file?id=other", "", http.NoBody); code != http.StatusNotFound {
		t.Errorf("a picture that is not there: %d", code)
	}
}

func TestCannotStart(t *testing.T) {
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	for name, c := range map[string]sandbox.Config{
		"the address is taken": {Addr: taken.Addr().String()},
		"no such address":      {Addr: "nowhere"},
		"too fast":             {Addr: "127.0.0.1:0", Speed: sandbox.MaxSpeed + 1},
		"no such store":        {Addr: "127.0.0.1:0", Store: "sqlite:" + filepath.Join(t.TempDir(), "no", "such", "directory", "x.db")},
		"an unknown store":     {Addr: "127.0.0.1:0", Store: "floppy:a"},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		c.Ready = func(string) { cancel() } // so that one that does start ends as well
		err := sandbox.Run(ctx, c)
		cancel()
		if e := new(config.Error); !errors.As(err, &e) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: not one clear line but %v", name, err)
		}
	}
}
