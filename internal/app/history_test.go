package app_test

import (
	"fmt"
	"strings"
	"testing"
)

// A long history is turned over page by page, and nothing of it is cut off.
func TestALongHistoryHasPages(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.assigned("Нет света", "ЖКХ")
		for n := range 100 {
			tw.reply(ivan, tw.expect(ivan, "Нет света", "напишите его ответом"), fmt.Sprintf("Мария, черновик номер %d", n))
			tw.expect(ivan, "Так ответ увидит житель", fmt.Sprintf("черновик номер %d", n))
		}
		tw.tap(pyotr, tw.expect(pyotr, "Нет света", "История"), "История")
		last := tw.expect(pyotr, "Страница 3 из 3", "черновик номер 99", "Раньше")
		if strings.Contains(last.Text, "Найдено") || last.Has("Позже") {
			t.Errorf("the last page is\n%s", last.Text)
		}
		tw.tap(pyotr, last, "Раньше")
		tw.tap(pyotr, tw.expect(pyotr, "Страница 2 из 3", "Позже"), "Раньше")
		first := tw.expect(pyotr, "Страница 1 из 3", "найдено", "черновик номер 0")
		if first.Has("Раньше") || first.ID != last.ID {
			t.Errorf("the first page is\n%s %q", first.Text, first.Labels())
		}
	})
}
