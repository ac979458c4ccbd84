package sandbox_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/chromedp/chromedp"

	"otklik/internal/sandbox/story"
)

// What residents write besides the wall reaches the operator, and stands where they wrote it; what others write in their community once
// the program has read it.
func TestPlacesBesideTheWall(t *testing.T) {
	url := town(t)
	people := story.Connect(t, url)
	for i, place := range []string{"photo", "board", "letter", "others"} {
		words := fmt.Sprintf("Когда администрация починит дорогу на Садовой, %d? Яма во всю полосу", i+1)
		if code, answer := order(t, url, "wall/place", fmt.Sprintf(`{"place":%q,"resident":501,"text":%q}`, place, words)); code != http.StatusOK {
			t.Fatalf("%s: %d %v", place, code, answer)
		}
		if place == "others" {
			order(t, url, "clock", `{"push":"30m"}`)
		}
		people.Person("operator").Expect(words)
		at := state(t, url).Places[i]
		if at.Key != place || len(at.Comments) != 1 || at.Comments[0].Text != words || at.Comments[0].Author != "Мария Кузнецова" {
			t.Errorf("%+v", at)
		}
	}
	for _, body := range []string{
		`{"place":"photo","resident":501,"text":" "}`, `{"place":"photo","resident":0,"text":"Яма"}`, `{"place":"moon","resident":501,"text":"Яма"}`,
		`{"place":"letter","resident":9,"text":"Яма"}`,
	} {
		if code, answer := order(t, url, "wall/place", body); code != http.StatusBadRequest {
			t.Errorf("%s: %d %v", body, code, answer)
		}
	}
	if trouble := state(t, url).Trouble; len(trouble.VK)+len(trouble.Telegram) > 0 {
		t.Errorf("the stand-ins complain: %+v", trouble)
	}
}

// TestPagePlaces writes privately by nothing but the page, and sees it there.
func TestPagePlaces(t *testing.T) {
	b := open(t, town(t), 1400, 900)
	b.do("choose", chromedp.SetValue("#where", "at:letter"))
	b.do("type", chromedp.SendKeys("#wall-text", "Во дворе яма"))
	b.click("send", `document.querySelector("#write [type=submit]")`)
	b.wait("the message", `document.querySelector("#at-letter .comment .words")?.textContent === "Во дворе яма"`)
	b.wait("the operator hears of it", `[...document.querySelectorAll("#phone-operator .msg")].some((m) => m.textContent.includes("Во дворе яма"))`)
	b.fits()
}
