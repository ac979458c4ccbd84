package bench_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"otklik/internal/app"
	"otklik/internal/config"
	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
)

const (
	author = 501
	ready  = "ready\n" // what /readyz says when this process leads and everything works
)

// world is what lies around the program: stand-ins for Telegram and VK, on sockets of the loopback.
type world struct {
	tg    *tgstand.Server
	vk    *vkstand.Stand
	tgURL string
	vkURL string
	post  int64
}

// newWorld makes the stand-ins and lets everybody of the staff press Start.
func newWorld(b *testing.B, r *tasks.Roster) *world {
	b.Helper()
	w := &world{tg: tgstand.New(tgstand.Options{}), vk: vkstand.New(vkstand.Options{Group: 77, NoLimits: true})}
	telegram, vk := httptest.NewServer(w.tg), httptest.NewServer(w.vk)
	w.tgURL, w.vkURL = telegram.URL, vk.URL
	b.Cleanup(func() {
		telegram.CloseClientConnections()
		vk.CloseClientConnections()
		telegram.Close()
		vk.Close()
	})
	w.vk.AddUser(vkstand.User{ID: author, First: "Мария", Last: "Петрова"})
	post, err := w.vk.Post(-w.vk.Group(), "Новости города")
	must(b, err)
	w.post = post
	for _, p := range r.People {
		w.tg.Person(p.Account, p.Name, "", "")
		must(b, w.tg.Start(p.Account, ""))
	}
	w.call(b, "deleteWebhook", url.Values{"drop_pending_updates": {"true"}}) // nobody has to answer those
	return w
}

// call makes one call as the bot, without its limits.
func (w *world) call(b *testing.B, method string, params url.Values) {
	b.Helper()
	w.tg.SetLimits(false)
	defer w.tg.SetLimits(true)
	response, err := http.PostForm(w.tgURL+"/bot"+w.tg.Token()+"/"+method, params)
	must(b, err)
	must(b, response.Body.Close())
	if response.StatusCode != http.StatusOK {
		b.Fatalf("%s: %s", method, response.Status)
	}
}

// card puts a card's message into a chat and returns its number.
func (w *world) card(b *testing.B, chat int64, text string) int {
	b.Helper()
	w.call(b, "sendMessage", url.Values{"chat_id": {strconv.FormatInt(chat, 10)}, "text": {text}})
	list := w.tg.Messages(chat)
	return list[len(list)-1].ID
}

// environ is the configuration that lets the program meet the stand-ins.
func (w *world) environ(dsn string) []string {
	return []string{
		"OTKLIK_STORE=" + dsn, "OTKLIK_TELEGRAM_TOKEN=" + w.tg.Token(), "OTKLIK_TELEGRAM_API=" + w.tgURL,
		"OTKLIK_VK_GROUP_ID=77", "OTKLIK_VK_TOKEN=" + w.vk.CommunityToken(), "OTKLIK_VK_SERVICE_TOKEN=" + w.vk.ServiceToken(),
		"OTKLIK_VK_API=" + w.vkURL + "/method/", "OTKLIK_QUIET_NIGHTS=false", // figures are taken at any hour
	}
}

// run runs the real program in this process until the benchmark ends or it is stopped, and returns when it is ready.
func (w *world) run(b *testing.B, dsn string) (stop func()) {
	b.Helper()
	cfg, err := config.Load("", false, w.environ(dsn))
	must(b, err)
	cfg.Listen, cfg.Roster = "", ""
	ctx, cancel := context.WithCancel(b.Context())
	a, err := app.New(ctx, cfg, app.Options{Log: slog.New(slog.DiscardHandler)})
	must(b, err)
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			b.Errorf("the program ended: %v", err)
		}
		if complaints := append(w.tg.Complaints(), w.vk.Complaints()...); len(complaints) > 0 {
			b.Errorf("complaints: %s", strings.Join(complaints, "; "))
		}
	})
	b.Cleanup(stop)
	eventually(b, time.Minute, func() bool {
		said := httptest.NewRecorder()
		a.Handler().ServeHTTP(said, httptest.NewRequest(http.MethodGet, "/readyz", nil))
		return strings.HasPrefix(said.Body.String(), ready)
	})
	return stop
}

// eventually asks every other millisecond until the answer is yes, and fails when it does not come within the time.
func eventually(b *testing.B, within time.Duration, met func() bool) {
	b.Helper()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	limit := time.After(within)
	for !met() {
		select {
		case <-tick.C:
		case <-limit:
			b.Fatalf("did not come about within %s", within)
		}
	}
}

// seen waits until the stand-in for Telegram is as it should be.
func (w *world) seen(b *testing.B, what string, met func(tgstand.View) bool) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), 30*time.Second)
	defer cancel()
	if err := w.tg.Wait(ctx, met); err != nil {
		b.Fatalf("%s: %v", what, err)
	}
}
