package screens_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"otklik/internal/sandbox"
	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
)

const (
	phoneWidth  = 390
	phoneHeight = 4000 // more than any screen: what is not used is cut off
	phoneScale  = 1.5
	largest     = 60 << 10 // bytes of one picture
	allTogether = 3 << 20  // bytes
)

// gallery serves the sandbox's own page with a town that stands still: the one of a screen.
type gallery struct {
	mu    sync.Mutex
	state []byte
}

func (g *gallery) show(t *testing.T, s sandbox.State) {
	t.Helper()
	body, err := json.Marshal(s)
	must(t, err)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.state = body
}

func (g *gallery) events(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	body := g.state
	g.mu.Unlock()
	w.Header().Set("Content-Type", "text/event-stream")
	_, _ = fmt.Fprintf(w, "event: state\ndata: %s\n\n", body)
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

// photograph takes the picture of every screen.
func photograph(t *testing.T, shots map[string]shot) {
	t.Helper()
	g := &gallery{}
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir("../page")))
	mux.HandleFunc("/api/events", g.events)
	server := httptest.NewServer(mux)
	defer server.Close()
	ctx, stop := camera(t)
	defer stop()
	dir := filepath.Join(docs, pictures)
	must(t, os.RemoveAll(dir))
	must(t, os.MkdirAll(dir, 0o755))
	for _, p := range parts() {
		for _, s := range p.table {
			g.show(t, shots[s.name].state())
			var picture []byte
			for _, scale := range []float64{1, 0.75, 0.6} { // a long one is made smaller
				var err error
				picture, err = shrunk(snap(ctx, t, server.URL, s.at == wall, scale))
				must(t, err)
				if len(picture) <= largest {
					break
				}
			}
			must(t, os.WriteFile(filepath.Join(dir, s.name+".png"), picture, 0o644))
		}
	}
}

// camera is a browser of a phone's width.
func camera(t *testing.T) (ctx context.Context, stop func()) {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Fatal("pictures are taken in Chromium, which is not installed: run «make need»")
	}
	ctx, end := context.WithTimeout(t.Context(), 5*time.Minute)
	ctx, quit := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WSURLReadTimeout(time.Minute))...)
	ctx, leave := chromedp.NewContext(ctx)
	must(t, chromedp.Do(ctx, chromedp.EmulateViewport(phoneWidth, phoneHeight, chromedp.EmulateScale(phoneScale))))
	return ctx, func() { leave(); quit(); end() }
}

// snap draws the page anew and cuts out what was seen, with a little air around it.
func snap(ctx context.Context, t *testing.T, url string, wall bool, scale float64) []byte {
	t.Helper()
	must(t, chromedp.Do(ctx, chromedp.Navigate(url)))
	const seen = `new Promise((done, failed) => {
		const wall = %t, end = Date.now() + 15000;
		const look = () => {
			if (Date.now() > end) return failed(new Error("the page is not drawn"));
			if (document.body.dataset.ready !== "yes") return setTimeout(look, 20);
			if (!wall) document.querySelector(".tabs button:not(.wall-tab)").click();
			for (const e of document.querySelectorAll(".answer, .meta span:first-of-type:not(:last-of-type), #posts footer")) e.remove();
			for (const e of document.querySelectorAll(".chat")) e.style.background = "#cfdceb";
			const all = [...document.querySelectorAll(wall ? "#posts > *" : ".chat .day, .chat .msg")];
			requestAnimationFrame(() => requestAnimationFrame(() => {
				const boxes = all.map((e) => e.getBoundingClientRect());
				done([Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom))]);
			}));
		};
		look();
	})`
	edges, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](fmt.Sprintf(seen, wall),
		func(p *runtime.EvaluateParams) { p.AwaitPromise = new(true) }))
	must(t, err)
	top, bottom := edges[0]-10, edges[1]+10
	var picture []byte
	must(t, chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		taken, err := cdp.Call(ctx, target, page.CaptureScreenshot, page.CaptureScreenshotParams{
			Clip: &page.Viewport{Y: top, Width: phoneWidth, Height: bottom - top, Scale: scale},
		})
		picture = taken.Data
		return err
	})))
	return picture
}

// state is a town in which nothing but the screen is.
func (s shot) state() sandbox.State {
	now := s.now.UnixMilli()
	state := sandbox.State{Places: []sandbox.Place{},
		Clock: sandbox.ClockState{Now: now, Started: now, Zone: "Europe/Moscow"}, Town: "Администрация города",
		Residents: []sandbox.Resident{}, Examples: []sandbox.Example{}, Demos: []sandbox.Demo{}, Taps: []sandbox.Tap{}, Posts: []sandbox.Post{},
		Trouble: sandbox.Trouble{Telegram: []string{}, VK: []string{}},
	}
	person := sandbox.Person{Key: "one", Name: s.at.who(), Short: s.at.who(), Role: s.at.who(), Messages: []sandbox.Message{}}
	for _, m := range s.messages {
		person.Messages = append(person.Messages, shownMessage(m))
	}
	for _, p := range s.wall {
		state.Posts = append(state.Posts, sandbox.Post{
			ID: p.ID, Author: p.Author, Official: p.From < 0, At: p.At.UnixMilli(), Text: p.Text, Comments: shownComments(p.Comments),
		})
	}
	state.People = []sandbox.Person{person}
	return state
}

func shownMessage(m tgstand.Message) sandbox.Message {
	out := sandbox.Message{ID: m.ID, Bot: m.FromBot, At: m.Date.UnixMilli(), Text: m.Text, Entities: m.Entities}
	for _, row := range m.Buttons {
		var line []sandbox.Button
		for _, b := range row {
			line = append(line, sandbox.Button(b))
		}
		out.Buttons = append(out.Buttons, line)
	}
	return out
}

func shownComments(list []vkstand.Comment) []sandbox.Comment {
	out := []sandbox.Comment{}
	for _, c := range list {
		out = append(out, sandbox.Comment{
			ID: c.ID, Author: c.Author, Official: c.From < 0, At: c.At.UnixMilli(), Text: c.Text, ReplyTo: c.ReplyTo, Edited: c.Edited,
			Deleted: c.Deleted, Comments: shownComments(c.Comments),
		})
	}
	return out
}
