package sandbox_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tooLong is when a page that does not come to what is waited for has failed.
const tooLong = 60 * time.Second

// browser is one tab of a headless Chromium.
type browser struct {
	t   *testing.T
	ctx context.Context

	mu  sync.Mutex
	bad []string // what the console complained of
}

// open starts Chromium on an address, in a window of this size.
func open(t *testing.T, url string, width, height int64, options ...chromedp.EmulateViewportOption) *browser {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*tooLong)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.WSURLReadTimeout(tooLong))...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &browser{t: t, ctx: ctx}
	b.listen()
	b.do("open the page", chromedp.EmulateViewport(width, height, options...))
	b.do("open the page", chromedp.Navigate(url))
	b.wait("the page is ready", `document.body.dataset.ready === "yes"`)
	return b
}

// chromium finds the browser; without it the page cannot be tested.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("the page is tested in Chromium, which is not installed: run «apt-get install chromium» " +
		"(Fedora: «dnf install chromium», macOS: «brew install --cask chromium») or «make test», which does")
	return ""
}

// listen collects what the console says until the browser ends.
func (b *browser) listen() {
	messages := chromedp.Console(b.ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.Type == chromedp.ConsoleError || m.Type == chromedp.ConsoleException || m.Type == chromedp.ConsoleWarning {
				b.mu.Lock()
				b.bad = append(b.bad, m.Text)
				b.mu.Unlock()
			}
		}
	}()
	b.t.Cleanup(func() {
		_ = chromedp.Cancel(b.ctx)
		<-ended
		b.mu.Lock()
		defer b.mu.Unlock()
		if len(b.bad) > 0 {
			b.t.Errorf("the console complains: %q", b.bad)
		}
	})
}

func (b *browser) do(what string, action chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, action); err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

// wait returns once a JavaScript expression is true. The page forbids building code from text, so it is evaluated whole.
func (b *browser) wait(what, expression string) {
	b.t.Helper()
	loop := fmt.Sprintf(`new Promise((done) => {
		const end = Date.now() + %d;
		const look = () => { if (%s) done(true); else if (Date.now() > end) done(false); else setTimeout(look, 30); };
		look();
	})`, tooLong.Milliseconds(), expression)
	ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](loop, func(p *runtime.EvaluateParams) { p.AwaitPromise = new(true) }))
	if err != nil || !ok {
		b.t.Fatalf("%s: never came (%v); the page says %q; see failed.png in %s", what, err, b.failed(), os.TempDir())
	}
}

// click presses what an expression finds, where it is seen, and only if nothing covers it. Looking and pressing are one task
// of the page: a mouse sent after the look would miss a button that a new message has just moved.
func (b *browser) click(what, element string) {
	b.t.Helper()
	at := fmt.Sprintf(`new Promise((done) => {
		const end = Date.now() + %d;
		let last = "";
		const look = () => {
			const e = %s;
			if (Date.now() > end) return done(false);
			if (!e) return setTimeout(look, 30);
			const r = e.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
			if (last === [x, y].join() && e.contains(document.elementFromPoint(x, y))) { e.focus?.(); e.click(); return done(true); }
			if (last === [x, y].join()) e.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
			last = [x, y].join();
			setTimeout(look, 50);
		};
		look();
	})`, tooLong.Milliseconds(), element)
	pressed, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](at, func(p *runtime.EvaluateParams) { p.AwaitPromise = new(true) }))
	if err != nil || !pressed {
		b.t.Fatalf("%s: cannot be pressed where it is (%v); the page says %q; see failed.png in %s", what, err, b.failed(), os.TempDir())
	}
}

// key is the newest button of a person's chat with this label.
func key(person, label string) string {
	return fmt.Sprintf(`[...document.querySelectorAll("#phone-%s .keys button:not(.busy)")].findLast((b) => b.textContent.includes(%q))`,
		person, label)
}

// dark switches the colours that the system prefers.
func (b *browser) dark(on bool) {
	scheme := "light"
	if on {
		scheme = "dark"
	}
	b.do("colours", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return err
	}))
}

// picture writes what is seen into a directory, "" for none.
func (b *browser) picture(name, dir string) {
	b.t.Helper()
	if dir == "" {
		return
	}
	b.wait("the picture is still", `document.getAnimations().every((a) => a.effect.getComputedTiming().endTime === Infinity)`)
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name), png, 0o600)
	}
	if err != nil {
		b.t.Logf("picture %s: %v", name, err)
	}
}

// readable says that every text has the contrast that WCAG AA asks for.
func (b *browser) readable() {
	b.t.Helper()
	b.wait("colours are still", `document.getAnimations().every((a) => a.effect.getComputedTiming().endTime === Infinity)`)
	pale, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](`(() => {
		const rgba = (c) => {
			const n = c.match(/[\d.]+/g).map(Number);
			if (c.startsWith("color(")) return [n[0] * 255, n[1] * 255, n[2] * 255, n[3] ?? 1];
			return [n[0], n[1], n[2], n[3] ?? 1];
		};
		const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
		const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, k, i) => {
			const v = c[i] / 255;
			return sum + k * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		}, 0);
		const behind = (e) => {
			if (!e) return [255, 255, 255, 1];
			const style = getComputedStyle(e);
			const picture = style.backgroundImage.match(/rgba?\([^)]*\)/);
			const own = picture ? rgba(picture[0]) : rgba(style.backgroundColor);
			return own[3] === 1 ? own : over(own, behind(e.parentElement));
		};
		const bad = [];
		for (const e of document.querySelectorAll("body *")) {
			const text = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
			if (!text || !e.checkVisibility({ opacityProperty: true }) || e.closest(":disabled, .sr, noscript, option")) continue;
			const style = getComputedStyle(e), under = behind(e), ink = rgba(style.color);
			const [a, z] = [light(over(ink, under)), light(under)].sort((x, y) => y - x);
			const ratio = (a + 0.05) / (z + 0.05), size = parseFloat(style.fontSize);
			if (ratio < (size >= 24 ? 3 : 4.5)) bad.push(e.className + " " + e.textContent.slice(0, 30) + " " + ratio.toFixed(2));
		}
		return bad;
	})()`))
	if err != nil || len(pale) > 0 {
		b.t.Errorf("too pale to read: %q (%v)", pale, err)
	}
}

// failed keeps what is seen for whoever looks into a failure, and returns what the page said last of its example.
func (b *browser) failed() string {
	if png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot()); err == nil {
		_ = os.WriteFile(filepath.Join(os.TempDir(), "failed.png"), png, 0o600)
	}
	said, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string](
		`["play-step", "play-caption"].map((id) => document.getElementById(id)?.textContent ?? "").join(": ")`))
	return said
}

// fits says that nothing sticks out to the side.
func (b *browser) fits() {
	b.t.Helper()
	wide, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](`[...document.querySelectorAll("body *")]
		.filter((e) => e.checkVisibility() && !e.closest(".sr, svg"))
		.filter((e) => e.getBoundingClientRect().right > 1 +
			(e.closest(".chat")?.getBoundingClientRect().right ?? (e.closest(".stage") ? Infinity : innerWidth)))
		.map((e) => e.tagName + "." + e.className)`))
	if err != nil || len(wide) > 0 {
		b.t.Errorf("the page sticks out of the screen: %s (%v)", strings.Join(wide, ", "), err)
	}
}
