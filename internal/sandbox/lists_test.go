package sandbox_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// says types words into a person's phone and sends them.
func (b *browser) says(person, text string) {
	b.t.Helper()
	b.click("the tab of "+person, `document.getElementById("tab-`+person+`")`)
	b.do("type", chromedp.SendKeys("#phone-"+person+" textarea", text))
	b.click("send", `document.querySelector("#phone-`+person+` .send")`)
}

// shows waits for words on the newest message of the bot in a person's chat.
func (b *browser) shows(person, words string) {
	b.t.Helper()
	b.wait(words, fmt.Sprintf(`[...document.querySelectorAll("#phone-%s .msg")].at(-1)?.textContent.includes(%q)`, person, words))
}

// TestPagePlaysLists asks for lists as people do: typed, opened by a tap, left by «Назад».
func TestPagePlaysLists(t *testing.T) {
	b := open(t, town(t), 1400, 900)
	b.click("an example", `[...document.querySelectorAll("#examples button")].find((e) => e.textContent === "Отопление")`)
	b.click("send", `document.querySelector("#write [type=submit]")`)
	b.click("the operator has it", key("operator", "Обновить"))
	b.says("operator", "/queue")
	b.shows("operator", "Очередь: 1")
	b.click("open", key("operator", "Новое 1"))
	b.shows("operator", "На Садовой, 15")
	for _, label := range []string{"Зарегистрировать", "ЖКХ", "Заречный"} {
		b.click(label, key("operator", label))
	}
	b.shows("operator", "№ 1")
	b.click("back", key("operator", "Назад"))
	b.shows("operator", "Очередь пуста")
	b.says("operator", "/find садовая")
	b.shows("operator", "Найдено: 1")
	b.says("controller", "/tasks")
	b.shows("controller", "Мои задачи: 1")
	b.says("controller", "/board")
	b.shows("controller", "Сводка")
	b.fits()
}
