package sandbox_test

import (
	"context"
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"otklik/internal/sandbox"
)

// pictures is where screenshots go: a directory named by OTKLIK_SCREENSHOTS, usually docs; nowhere if it is not set.
func pictures() string { return os.Getenv("OTKLIK_SCREENSHOTS") }

// town runs a sandbox for a test and returns its address. It is fast, so that Telegram's limits do not slow the test down.
func town(t *testing.T) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- sandbox.Run(ctx, sandbox.Config{Addr: "127.0.0.1:0", Speed: 10, Ready: func(url string) { ready <- url }})
	}()
	select {
	case url := <-ready:
		t.Cleanup(func() {
			cancel()
			if err := <-ended; err != nil {
				t.Errorf("the sandbox ended with: %v", err)
			}
		})
		return url
	case err := <-ended:
		cancel()
		t.Fatalf("the sandbox did not start: %v", err)
	}
	return ""
}

// TestPageByHand leads a message from the wall to its published answer by nothing but the mouse and the keyboard.
func TestPageByHand(t *testing.T) {
	b := open(t, town(t), 1400, 900)
	b.click("an example", `[...document.querySelectorAll("#examples button")].find((e) => e.textContent === "Отопление")`)
	b.click("send", `document.querySelector("#write [type=submit]")`)
	b.wait("the comment on the wall", `document.querySelector("#posts .comment .words")?.textContent.includes("На Садовой, 15")`)
	b.picture("sandbox-start.png", pictures())
	for _, label := range []string{"Зарегистрировать", "ЖКХ", "Заречный"} {
		b.click(label, key("operator", label))
	}
	b.wait("a toast", `document.querySelector("#phone-operator .toast")?.textContent.includes("Зарегистрировано")`)
	b.click("the department", key("controller", "Управление ЖКХ"))
	b.wait("a tick", `document.querySelector("#phone-controller .keys .ticked")`)
	b.click("assign", key("controller", "Направить"))
	b.reply("gkh", "Здравствуйте, Мария! Тепло вернут завтра до 18:00.")
	b.click("submit", key("gkh", "Отправить на контроль"))
	b.click("approve", key("controller", "Согласовать"))
	b.click("publish", key("operator", "Опубликовать"))
	b.wait("the answer under the comment", `document.querySelector("#posts .thread .comment.official .words")?.textContent === "Здравствуйте, Мария! Тепло вернут завтра до 18:00."`)
	b.fits()
	b.picture("sandbox-hand.png", pictures())
}

// reply answers the newest card of a person through the reply bar.
func (b *browser) reply(person, text string) {
	b.t.Helper()
	b.click("the tab of "+person, `document.getElementById("tab-`+person+`")`)
	b.wait("a card", `document.querySelector("#phone-`+person+` .msg.answerable blockquote")`)
	b.click("the card", `[...document.querySelectorAll("#phone-`+person+` .msg.answerable .answer")].at(-1)`)
	b.wait("the reply bar", `!document.querySelector("#phone-`+person+` .bar").hidden`)
	b.do("type", chromedp.SendKeys("#phone-"+person+" textarea", text))
	b.click("send", `document.querySelector("#phone-`+person+` .send")`)
}

// TestPagePlaysItself watches the example on a screen of each size.
func TestPagePlaysItself(t *testing.T) {
	for _, c := range []struct {
		name, picture string
		width, height int64
		options       []chromedp.EmulateViewportOption
	}{
		{"desk", "sandbox", 1400, 900, nil},
		{"phone", "sandbox-phone", 390, 844, []chromedp.EmulateViewportOption{chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, town(t)+"/?pace=250ms", c.width, c.height, c.options...)
			b.fits()
			b.picture(c.picture+"-open.png", pictures())
			b.click("play", `document.getElementById("demo")`)
			b.wait("a button is pointed at", `document.querySelector(".phone .pointed")`)
			b.fits()
			b.picture(c.picture+"-pointed.png", pictures())
			b.wait("the controller is about to return", `document.querySelector("#phone-controller .pointed")?.textContent.includes("Вернуть")`)
			b.picture(c.picture+"-return.png", pictures())
			b.wait("the operator is about to publish", `document.querySelector("#phone-operator .pointed")?.textContent.includes("Опубликовать")`)
			b.picture(c.picture+".png", pictures())
			b.wait("the end", `document.getElementById("play-caption").textContent.startsWith("Готово")`)
			b.wait("the answer is seen", `document.querySelector("#posts .comment.official .words")?.textContent.startsWith("Здравствуйте, Мария!")`)
			b.fits()
			b.picture(c.picture+"-end.png", pictures())
			b.dark(true)
			b.picture(c.picture+"-dark.png", pictures())
		})
	}
}
