package vk_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/vk"
)

// healthy fails unless the lines about VK hold exactly these words, one each.
func (w *world) healthy(n *vk.Network, words ...string) {
	w.Helper()
	lines := n.Health()
	if len(lines) != len(words) {
		w.Errorf("%q, want %q", lines, words)
		return
	}
	for i, line := range lines {
		if !strings.Contains(line, words[i]) {
			w.Errorf("%q, want %q in it", line, words[i])
		}
	}
}

// What tokens may not do is found out at the start and every day; what cannot be read outside is told until it can.
func TestHealthTellsWhatIsWrong(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) { c.Watch, c.UserToken = []string{"444", "nobody"}, "vk1.a.sandbox-user-token" }
	story(t, vkstand.Options{}, change, func(w *world) {
		talk := w.overheard(444, "podslushano")
		talk.SetPrivate(true)
		n := w.network()
		called := w.stand.Fail(vkstand.Fault{Method: "groups.getTokenPermissions", Kind: vkstand.Refuse, Code: 15, Times: -1})
		forbidden := w.stand.Fail(vkstand.Fault{Method: "wall.get", Kind: vkstand.Refuse, Code: 15, Times: -1})
		w.during(func() {
			time.Sleep(time.Hour)
			w.healthy(n, "Публикация ответов", "Чтение стены", "Не читается watch:444", "Не читается watch:nobody")
			called()
			forbidden()
			talk.SetPrivate(false)
			time.Sleep(25 * time.Hour)
			w.healthy(n, "Не читается watch:nobody")
		})
	})
}

// A community that usually speaks is missed when it does not.
func TestSilenceIsNoticed(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) { c.Watch, c.UserToken = []string{"444"}, "vk1.a.sandbox-user-token" }
	story(t, vkstand.Options{}, change, func(w *world) {
		talk := w.overheard(444, "podslushano")
		post := w.post(-w.stand.Group(), "Новости")
		n := w.network()
		speak := func() {
			w.comment(post, anna, "Яма", 0)
			if _, err := talk.Post(anna, idle); err != nil {
				w.Error(err)
			}
			time.Sleep(time.Hour)
		}
		w.during(func() {
			for range 40 {
				speak()
			}
			time.Sleep(8 * time.Hour) // a night
			w.healthy(n)
			time.Sleep(20 * time.Hour)
			w.healthy(n, "Сообщество 1001", "watch:444")
			if list := n.Silent(); len(list) != 2 || list["сообщество 1001"].IsZero() || list["сообщество «444»"].IsZero() {
				w.Errorf("silent are %v", list)
			}
			if !strings.Contains(w.logs.String(), "that usually speaks is silent") {
				w.Error("the log says nothing of it")
			}
			speak()
			w.healthy(n)
			if list := n.Silent(); len(list) != 0 {
				w.Errorf("still silent are %v", list)
			}
		})
	})
}

// A proxy that is set is the way to VK, and its password never leaves.
func TestVKThroughAProxy(t *testing.T) {
	t.Parallel()
	asked := make(chan string, 10)
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.Host + " " + r.Header.Get("Proxy-Authorization")
		http.Error(w, "<html>no way</html>", http.StatusBadGateway)
	}))
	defer proxy.Close()
	c, err := vk.New(vk.Config{
		GroupID: 1, Token: "t", API: "http://vk.invalid/method/", Now: time.Now,
		Proxy: strings.Replace(proxy.URL, "http://", "http://user:hush@", 1),
	})
	if err != nil {
		t.Fatal(err)
	}
	list, err := c.Check(t.Context())
	if err != nil || list[0].OK {
		t.Errorf("%+v, %v", list, err)
	}
	if got := <-asked; !strings.HasPrefix(got, "vk.invalid Basic ") {
		t.Errorf("the proxy was asked for %q", got)
	}
	for _, address := range []string{"ftp://host:1", "host", "socks5://"} {
		if _, err := vk.New(vk.Config{GroupID: 1, Token: "t", Now: time.Now, Proxy: address}); err == nil || strings.Contains(err.Error(), "ftp") {
			t.Errorf("%s: %v", address, err)
		}
	}
}
