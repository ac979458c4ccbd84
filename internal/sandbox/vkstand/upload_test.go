package vkstand_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
)

// asks calls a method and returns what it answers, or VK's code.
func asks(t *testing.T, s *vkstand.Stand, token, method string, params url.Values) (response json.RawMessage, code int) {
	t.Helper()
	params.Set("v", "5.131")
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://vk.test/method/"+method, strings.NewReader(params.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Authorization", "Bearer "+token)
	var answer struct {
		Response json.RawMessage `json:"response"`
		Error    struct {
			Code int `json:"error_code"`
		} `json:"error"`
	}
	resp, err := (&http.Client{Transport: s.Transport()}).Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	return answer.Response, answer.Error.Code
}

// sends uploads data in a field and returns the server's answer.
func sends(t *testing.T, s *vkstand.Stand, address, field string, data []byte) (answer map[string]any) {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile(field, "a.bin")
	if err == nil {
		_, err = part.Write(data)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, &body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	resp, err := (&http.Client{Transport: s.Transport()}).Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil || json.Unmarshal(raw, &answer) != nil {
		t.Fatalf("%v: %s", err, raw)
	}
	return answer
}

// A document goes the whole way; what was never sent, or sent wrongly, is refused and, where a program is at fault, complained of.
func TestUploadsAreStrict(t *testing.T) {
	s := vkstand.New(vkstand.Options{Now: time.Now, NoLimits: true})
	var server struct {
		Address string `json:"upload_url"`
	}
	raw, code := asks(t, s, s.CommunityToken(), "docs.getWallUploadServer", url.Values{"group_id": {fmt.Sprint(s.Group())}})
	if code != 0 || json.Unmarshal(raw, &server) != nil {
		t.Fatalf("%d, %s", code, raw)
	}
	if _, code := asks(t, s, s.CommunityToken(), "docs.save", url.Values{"file": {"made up"}}); code != 100 {
		t.Errorf("saving nothing is error %d", code)
	}
	sent := sends(t, s, server.Address, "file", []byte("paper"))
	name, _ := sent["file"].(string)
	if _, code := asks(t, s, s.CommunityToken(), "docs.save", url.Values{"file": {name}, "title": {"a.pdf"}}); code != 0 {
		t.Errorf("saving is error %d", code)
	}
	if f := s.Files(); len(f) != 1 || string(f[0].Data) != "paper" || f[0].Ref() != "doc-1001_1" {
		t.Errorf("%+v", f)
	}
	if list := s.Complaints(); len(list) != 0 {
		t.Errorf("complaints %q", list)
	}
	if _, code := asks(t, s, s.CommunityToken(), "photos.getWallUploadServer", url.Values{}); code != 27 {
		t.Errorf("a picture by the community's token is error %d", code)
	}
	if sent := sends(t, s, "https://vk.test/upload/doc?hash=x", "file", []byte("paper")); sent["error"] == nil {
		t.Errorf("an address of nobody's answers %v", sent)
	}
	if sent := sends(t, s, server.Address, "photo", []byte("paper")); sent["error"] == nil {
		t.Errorf("a wrong field answers %v", sent)
	}
	if list := s.Complaints(); len(list) != 1 || !strings.Contains(list[0], "no file in file") {
		t.Errorf("complaints %q", list)
	}
}
