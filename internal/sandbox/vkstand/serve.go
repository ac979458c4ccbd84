package vkstand

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// ServeHTTP speaks VK's HTTP: /method/{name}, the upload servers and the address of Long Poll that groups.getLongPollServer gives.
func (s *Stand) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := &call{s: s, r: r, at: s.o.Now()}
	name, isMethod := strings.CutPrefix(r.URL.Path, "/method/")
	switch {
	case isMethod:
		c.method = name
	case strings.HasPrefix(r.URL.Path, uploadPath):
		c.method = MethodUpload
	case s.polled(r.URL.Path) != nil:
		c.method, c.s = methodPoll, s.polled(r.URL.Path)
	case s.servePhoto(w, r), s.serveStream(w, r):
		return
	default:
		s.complain("unknown address %s", r.URL.Path)
		http.NotFound(w, r)
		return
	}
	if isMethod {
		c.identify()
	}
	f, faulty := s.takeFault(c.method)
	if faulty && s.before(w, c, f) {
		return
	}
	if c.method == MethodUpload {
		s.serveUpload(w, c, f)
		return
	}
	if c.method == methodPoll {
		c.s.servePoll(w, c)
		return
	}
	response, bad := c.do()
	f.Kind.After(c.log)
	s.finish(w, c, response, bad)
}

// polled is the community whose Long Poll has this address, nil for none.
func (s *Stand) polled(path string) *Stand {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, one := range s.communities {
		if path == one.pollPath() {
			return one
		}
	}
	return nil
}

func (s *Stand) pollPath() string { return "/whp" + strconv.FormatInt(s.o.Group, 10) }

// finish answers a method in VK's envelope.
func (s *Stand) finish(w http.ResponseWriter, c *call, response any, bad *failure) {
	if bad == nil {
		s.reply(w, c, map[string]any{"response": response})
		return
	}
	e := map[string]any{"error_code": bad.code, "error_msg": bad.message, "request_params": c.echo()}
	if bad.code == codeCaptcha {
		e["captcha_sid"], e["captcha_img"] = "239633676097", "https://api.vk.com/captcha.php?sid=239633676097"
	}
	s.write200(w, map[string]any{"error": e})
	c.log(fmt.Sprintf("error %d", bad.code))
}

// reply answers with any JSON.
func (s *Stand) reply(w http.ResponseWriter, c *call, answer any) {
	s.write200(w, answer)
	c.log("ok")
}

func (s *Stand) write200(w http.ResponseWriter, answer any) {
	body, err := json.Marshal(answer)
	if err != nil {
		panic(fmt.Sprintf("answer: %v", err)) // a type of this package that JSON cannot hold
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(body)
}
