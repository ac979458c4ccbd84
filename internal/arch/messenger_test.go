package arch_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestOnlyTheDriverNamesItsMessenger: what people see and do is cards as data, so that a second messenger needs a second driver
// and nothing else. A program that knew one messenger would show it in a word.
func TestOnlyTheDriverNamesItsMessenger(t *testing.T) {
	named := regexp.MustCompile(`(?i)telegram|телеграм|tgbotapi`)
	free := append(harness(), "bot/telegram", ".", "internal/...", "tasks/check", "tasks/check/...") // the rules of answers know a «telegram-канал»
	for _, s := range sources(t) {
		if s.test || among(free, s.pkg.name) {
			continue
		}
		text, err := os.ReadFile(filepath.Join("..", "..", s.path))
		if err != nil {
			t.Fatal(err)
		}
		if at := named.FindIndex(text); at != nil {
			t.Errorf("%s names a messenger: …%s…", s.path, text[max(0, at[0]-40):at[1]])
		}
	}
}
