package bot

import (
	"maps"
	"slices"
)

// hushed tells an administrator which sources that usually speak have fallen silent, and which speak again.
func (s scene) hushed() Message {
	var t Text
	if len(s.quiet.Since) > 0 {
		t.Add(Bold, "🔇 Давно ничего не приходит, хотя обычно пишут чаще\n")
		for _, name := range slices.Sorted(maps.Keys(s.quiet.Since)) {
			t.Line(capital(name) + ": с " + s.when(s.quiet.Since[name]))
		}
		t.Add(Italic, "Проверьте события и ключ в настройках сообщества. Подробнее — /health\n")
	}
	if len(s.quiet.Over) > 0 {
		t.Add(Bold, "🔊 Снова приходят сообщения\n")
		for _, name := range slices.Sorted(maps.Keys(s.quiet.Over)) {
			t.Line(capital(name))
		}
	}
	return Message{Text: t}
}
