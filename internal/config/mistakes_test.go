package config_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"otklik/internal/config"
)

// mistakes are files with one mistake each, and what the one line about it must hold.
func mistakes() map[string]struct{ file, want string } {
	return map[string]struct{ file, want string }{
		"unknown key":            {"telegram:\n  tokn: x\n", "otklik.yaml:2:3: telegram.tokn: такого ключа нет; возможно, «telegram.token»"},
		"unknown section":        {"telegrm:\n  token: x\n", "otklik.yaml:1:1: telegrm: такого ключа нет; возможно, «telegram»"},
		"key at the wrong place": {"group_id: 5\n", "otklik.yaml:1:1: group_id: такого ключа нет; возможно, «vk.group_id»"},
		"nothing near":           {"перо: 1\n", "otklik.yaml:1:1: перо: такого ключа нет; бывают store, listen"},
		"unknown term":           {"terms:\n  normal: {revew: 30m}\n", "otklik.yaml:2:12: terms.normal.revew: такого ключа нет; возможно, «terms.normal.review»"},
		"key twice":              {"listen: :1\nlisten: :2\n", "otklik.yaml:2:1: listen: ключ уже есть: otklik.yaml:1:1"},
		"not YAML":               {"telegram: [\n", "otklik.yaml:1:11: это не YAML"},
		"open brackets":          {strings.Repeat("[", 1<<19), "otklik.yaml: скобки не закрыты"},
		"tab":                    {"telegram:\n\ttoken: x\n", "otklik.yaml:2:1: это не YAML"},
		"a list":                 {"- store\n", "otklik.yaml:1:1: нужны ключи и значения"},
		"two documents":          {"store: sqlite:a\n---\nstore: sqlite:b\n", "otklik.yaml:3:"},
		"anchor":                 {"store: &x sqlite:a\n", "otklik.yaml:1:8: якоря"},
		"Windows' encoding":      {"store: sqlite:\xe4\xe0\n", "otklik.yaml: файл не в кодировке UTF-8"},
		"text for a section":     {"telegram: abc\n", "otklik.yaml:1:11: telegram: нужен раздел с ключами token, api, proxy, а здесь текст"},
		"section for a text":     {"listen: {port: 80}\n", "otklik.yaml:1:9: listen: нужен текст, а здесь раздел"},
		"number for a text":      {"listen: 8090\n", "otklik.yaml:1:9: listen: нужен текст, а здесь число"},
		"text for a number":      {"vk:\n  group_id: club5\n", "otklik.yaml:2:13: vk.group_id: нужно целое число не меньше 0"},
		"negative group":         {"vk: {group_id: -5}\n", "vk.group_id: нужно целое число не меньше 0"},
		"text for a list":        {"hours:\n  mon: 09:00-18:00\n", "otklik.yaml:2:8: hours.mon: нужен список в квадратных скобках"},
		"bad interval":           {"hours: {mon: [\"9-18\"]}\n", "otklik.yaml:1:14: hours.mon: интервал «9-18»"},
		"overlap":                {"hours: {mon: [\"09:00-13:00\", \"12:00-18:00\"]}\n", "hours.mon: интервалы"},
		"no hours at all":        {"hours: {mon: [], tue: [], wed: [], thu: [], fri: []}\n", "(ключ hours)"},
		"zone":                   {"timezone: Europe/Moskow\n", "otklik.yaml:1:11: timezone: часового пояса «Europe/Moskow» нет"},
		"machine's zone":         {"timezone: Local\n", "timezone: назовите часовой пояс"},
		"unit missing":           {"terms: {normal: {review: 30}}\n", "otklik.yaml:1:26: terms.normal.review: нужно рабочее время больше нуля"},
		"term of nothing":        {"terms: {normal: {review: 0s}}\n", "terms.normal.review: нужно рабочее время больше нуля"},
		"negative term":          {"terms: {high: {answer: -4h}}\n", "terms.high.answer: нужно рабочее время больше нуля"},
		"step past the answer":   {"terms: {high: {review: 5h}}\n", "otklik.yaml:1:24: terms.high.review: 5h больше срока ответа (answer: 4h)"},
		"no time to draft":       {"terms: {normal: {answer: 3h}}\n", "terms.normal.draft_before: 3h не меньше всего срока ответа"},
		"days":                   {"terms: {final_after_interim_days: 0}\n", "terms.final_after_interim_days: нужно целое число не меньше 1"},
		"listen":                 {"listen: localhost\n", "otklik.yaml:1:9: listen: нужны адрес и порт"},
		"port":                   {"listen: :99999\n", "listen: нужны адрес и порт"},
		"store":                  {"store: postgres://u:hush@host/db\n", "otklik.yaml:1:8: store: адрес хранилища начинается с sqlite:"},
		"store of nothing":       {"store: \"sqlite:\"\n", "store: адрес хранилища"},
		"api":                    {"telegram: {api: api.telegram.org}\n", "telegram.api: нужен адрес, который начинается с http://"},
		"proxy":                  {"telegram: {proxy: \"ftp://u:hush@host:1\"}\n", "telegram.proxy: нужен адрес вида"},
		"token of two words":     {"telegram: {token: hush hush}\n", "telegram.token: в токене пробел"},
		"certificates":           {"vk: {ca_file: nowhere.pem}\n", "vk.ca_file: nowhere.pem: такого файла нет"},
		"not a certificate":      {"vk: {ca_file: otklik.yaml}\n", "vk.ca_file: в файле «otklik.yaml» нет ни одного сертификата"},
		"calendar":               {"calendar: nowhere.cal\n", "otklik.yaml:1:11: calendar: nowhere.cal: такого файла нет"},
		"delo by folder":         {"delo: folder\n", "otklik.yaml:1:7: delo: обмена с «Дело» через папку в этой версии ещё нет"},
		"delo":                   {"delo: of\n", "delo: бывает off или manual"},
		"search":                 {"vk: {search: [{latitude: 5}]}\n", "vk.search: нужны слова поиска"},
		"search key":             {"vk: {search: [{q: a, lat: 5}]}\n", "vk.search: ключа «lat» нет"},
		"search off the map":     {"vk: {search: [{q: a, latitude: 91, longitude: 0}]}\n", "vk.search: latitude: нужны градусы"},
		"empty word":             {"vk: {watch: [\"\"]}\n", "vk.watch: в списке должны стоять непустые тексты"},
	}
}

func TestEachMistakeIsOneLine(t *testing.T) {
	for name, m := range mistakes() {
		t.Run(name, func(t *testing.T) {
			path := write(t, "otklik.yaml", m.file)
			c, err := config.Load(path, true, nil)
			if err == nil {
				t.Fatalf("accepted: %+v", c)
			}
			if !strings.Contains(err.Error(), m.want) {
				t.Errorf("got  %s\nwant %s", err, m.want)
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one line:\n%s", err)
			}
			if strings.Contains(err.Error(), "hush") {
				t.Errorf("a secret in %q", err)
			}
			if _, ok := errors.AsType[*config.Error](err); !ok {
				t.Errorf("%T is not a *config.Error", err)
			}
		})
	}
}

func TestAllMistakesAtOnce(t *testing.T) {
	path := write(t, "otklik.yaml", "tokn: x\nlisten: 1\nvk: {group_id: x}\n")
	_, err := config.Load(path, true, []string{"OTKLIK_NO=1"})
	if err == nil || strings.Count(err.Error(), "\n") != 3 {
		t.Errorf("want four lines, got:\n%v", err)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	t.Chdir(t.TempDir())
	if _, err := config.Load("otklik.yaml", true, nil); err == nil || err.Error() != "otklik.yaml: такого файла нет: проверьте путь" {
		t.Errorf("a missing file that was asked for: %v", err)
	}
	if _, err := config.Load(".", false, nil); err == nil || !strings.Contains(err.Error(), "это папка") {
		t.Errorf("a folder: %v", err)
	}
	if err := os.WriteFile("large.yaml", make([]byte, 2<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := config.Load("large.yaml", false, nil); err == nil || !strings.Contains(err.Error(), "не тот файл") {
		t.Errorf("a large file: %v", err)
	}
	if err := os.WriteFile("odd.yaml", []byte("\ufeff# nothing but a comment\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := config.Load("odd.yaml", true, nil); err != nil {
		t.Errorf("a file of comments, as Windows writes it: %v", err)
	}
}
