package sandbox_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

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
	b.click("write again", deed("official", "Ответить"))
	b.wait("who had asked writes", `document.getElementById("resident").value === "501"`)
	b.do("type", chromedp.SendKeys("#wall-text", "Уже 19:00, а тепла нет."))
	b.click("send", `document.querySelector("#write [type=submit]")`)
	b.wait("the words under the answer", `document.querySelector("#posts .thread .comment:not(.official) .words")?.textContent === "Уже 19:00, а тепла нет."`)
	b.wait("the operator hears of it", `[...document.querySelectorAll("#phone-operator .msg")].some((m) => m.textContent.includes("Уже 19:00"))`)
	b.fits()
}

// TestPageResidentsChangeTheirMind edits and deletes a comment where it stands.
func TestPageResidentsChangeTheirMind(t *testing.T) {
	b := open(t, town(t), 1400, 900)
	const words = `document.querySelector("#posts .comment .words")?.textContent`
	for n, text := range []string{"Во дворе темно", "Во дворе скользко"} {
		b.do("type", chromedp.SendKeys("#wall-text", text))
		b.click("send", `document.querySelector("#write [type=submit]")`)
		b.wait("a comment", `document.querySelectorAll("#posts .comment").length === `+strconv.Itoa(n+1)+
			` && document.getElementById("wall-text").value === ""`)
	}
	b.click("edit", deed("comment", "Изменить"))
	b.wait("the words in the box", `document.getElementById("wall-text").value === "Во дворе темно" &&
		document.getElementById("resident").disabled && document.querySelector("#write [type=submit]").textContent === "Сохранить"`)
	b.do("type", chromedp.SendKeys("#wall-text", ", Парковая, 8"))
	b.click("save", `document.querySelector("#write [type=submit]")`)
	b.wait("the new words", words+` === "Во дворе темно, Парковая, 8" &&
		document.querySelector("#posts .comment .at").textContent.includes("изменено")`)
	b.wait("an empty box", `document.getElementById("wall-text").value === "" && document.getElementById("wall-reply").hidden &&
		!document.getElementById("resident").disabled`)
	b.click("edit", deed("comment", "Изменить"))
	b.click("think better of it", `document.querySelector("#wall-reply button")`)
	b.wait("an empty box", `document.getElementById("wall-text").value === "" && document.getElementById("wall-reply").hidden`)
	b.click("edit", deed("comment", "Изменить"))
	b.click("delete", deed("comment", "Удалить"))
	b.wait("the other comment alone", `document.querySelectorAll("#posts .comment").length === 1 && `+words+` === "Во дворе скользко"`)
	b.wait("nothing to change any more", `document.getElementById("wall-reply").hidden && document.getElementById("wall-text").value === ""`)
	b.fits()
}

// deed is what can be done to the first comment of a class.
func deed(class, label string) string {
	return fmt.Sprintf(`[...(document.querySelector("#posts .comment.%s")?.querySelectorAll("footer button") ?? [])]
		.find((b) => b.textContent === %q)`, class, label)
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

// TestPageShowsWordsAsWords: what residents and staff write never becomes part of the page.
func TestPageShowsWordsAsWords(t *testing.T) {
	const words = `<img src=x onerror="document.title='caught'"><b>жирно</b> & «точно»`
	b := open(t, town(t), 1400, 900)
	b.do("type", chromedp.SendKeys("#wall-text", words))
	b.click("send", `document.querySelector("#write [type=submit]")`)
	b.wait("the words on the wall", `document.querySelector("#posts .comment .words")?.textContent === `+strconv.Quote(words))
	b.wait("the words on the card", `document.querySelector("#phone-operator blockquote")?.textContent === `+strconv.Quote(words))
	b.wait("nothing but words", `!document.querySelector("#posts img, .chat img, #posts b") && document.title.startsWith("Отклик")`)
}

// screen is a size of the window that the page is watched in.
type screen struct {
	name          string
	width, height int64
	options       []chromedp.EmulateViewportOption
}

func desk() screen { return screen{"desk", 1400, 900, nil} }

func phone() screen {
	return screen{"phone", 390, 844, []chromedp.EmulateViewportOption{
		chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2),
	}}
}

// watch opens the page in a window of this size; examples go fast, except where pictures are taken.
func watch(t *testing.T, s screen) *browser {
	t.Helper()
	pace := "200ms"
	if pictures() != "" {
		pace = "2s"
	}
	return open(t, town(t)+"/?pace="+pace, s.width, s.height, s.options...)
}

// play chooses an example on the page.
func (b *browser) play(demo string) {
	b.t.Helper()
	b.click("the examples", `document.getElementById("demo")`)
	b.click(demo, `document.querySelector("#choose[open] [data-demo=`+demo+`]")`)
}

// pointed is true once the example is about to press a button of a person's that says the words.
func pointed(person, label string) string {
	return `document.querySelector("#phone-` + person + ` .pointed")?.textContent.includes(` + strconv.Quote(label) + `)`
}

// TestPagePlaysItself watches the usual example on a screen of each size.
func TestPagePlaysItself(t *testing.T) {
	for _, c := range []struct {
		screen
		picture, at string // what is kept, and when
	}{
		{desk(), "sandbox.png", "end"},
		{phone(), "sandbox-phone.png", "return"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := watch(t, c.screen)
			keep := func(at string) {
				b.fits()
				if at == c.at {
					b.picture(c.picture, pictures())
				}
			}
			keep("beginning")
			b.note([]string{pointed("operator", "Зарегистрировать"), pointed("controller", "Вернуть"), pointed("operator", "Опубликовать")})
			b.play("usual")
			b.wait("the first button is pointed at", noted(0))
			b.wait("the controller is about to return", noted(1))
			keep("return")
			b.wait("the operator is about to publish", noted(2))
			b.wait("the end", `document.getElementById("play-caption").textContent.startsWith("Готово")`)
			b.wait("the answer", `document.querySelector("#posts .comment.official .words")?.textContent.startsWith("Здравствуйте, Мария!")`)
			b.click("close the caption", `document.getElementById("play-stop")`)
			keep("end")
			for _, dark := range []bool{false, true} {
				b.dark(dark)
				b.readable()
			}
		})
	}
}

// TestPagePlaysTheOthers watches the other examples: what is peculiar to each is pointed at, and the answers stand in one thread.
func TestPagePlaysTheOthers(t *testing.T) {
	const clock = `document.querySelector("#time.pointed")`
	for _, c := range []struct {
		screen
		demo    string
		moments []string
		answers int
	}{
		{phone(), "interim", []string{pointed("roads", "Промежуточный ответ"), pointed("controller", "Принять сроки"), clock}, 2},
		{desk(), "shared", []string{
			`document.querySelector("#phone-controller .keys .ticked")?.textContent.startsWith("✓ Управление ЖКХ")`,
			pointed("gkh", "Передать"), pointed("controller", "Ведущий: Управление дорог"),
		}, 1},
		{phone(), "promise", []string{
			pointed("controller", "Обещание: "), clock, pointed("gkh", "Выполнено"), pointed("controller", "Принять"),
		}, 2},
		{desk(), "byhand", []string{pointed("gkh", "Создать"), pointed("operator", "Опубликовано вручную")}, 0},
	} {
		t.Run(c.demo, func(t *testing.T) {
			b := watch(t, c.screen)
			b.note(c.moments)
			b.play(c.demo)
			for i, m := range c.moments {
				b.wait(m, noted(i))
				b.fits()
			}
			b.wait("the end", `document.getElementById("play-caption").textContent.startsWith("Готово")`)
			b.wait("the answers in one thread", `document.querySelectorAll("#posts .thread .comment.official").length === `+strconv.Itoa(c.answers))
			b.fits()
		})
	}
}

// TestPageOffersExamples: the choice is made with the keyboard too, and given up again.
func TestPageOffersExamples(t *testing.T) {
	for _, c := range []screen{desk(), phone()} {
		t.Run(c.name, func(t *testing.T) {
			b := watch(t, c)
			b.do("enter", chromedp.SendKeys("#demo", kb.Enter))
			b.wait("the choice", `document.querySelectorAll("#choose[open] [data-demo]").length === 5`)
			b.fits()
			for _, dark := range []bool{true, false} {
				b.dark(dark)
				b.readable()
			}
			b.do("escape", chromedp.KeyEvent(kb.Escape))
			b.wait("no choice, the button has the focus again", `!document.getElementById("choose").open && document.activeElement.id === "demo"`)
			b.do("enter", chromedp.KeyEvent(kb.Enter))
			b.do("the second one", chromedp.KeyEvent(kb.Tab+kb.Tab))
			b.wait("the focus", `document.activeElement.dataset.demo === "interim"`)
			b.do("choose", chromedp.KeyEvent(kb.Enter))
			b.wait("it plays", `document.getElementById("play-step").textContent.startsWith("Промежуточный ответ: шаг ")`)
			b.click("stop", `document.getElementById("play-stop")`)
			b.wait("it has stopped", `document.getElementById("play-caption").textContent.startsWith("Пример остановлен")`)
		})
	}
}
