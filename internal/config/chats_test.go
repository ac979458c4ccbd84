package config_test

import (
	"bytes"
	"strings"
	"testing"

	"otklik/internal/config"
	"otklik/tasks"
)

// withChat is the sample roster with a line for the chat of its housing department.
func withChat(line string) []byte {
	return []byte(strings.Replace(staff, "id: gkh", line+", id: gkh", 1))
}

// A department's chat comes back from the file as it was.
func TestChatsRoundTrip(t *testing.T) {
	r, err := config.ParseRoster("r.yaml", withChat("chat: -1001234567890"))
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := config.WriteRoster(&file, r); err != nil {
		t.Fatal(err)
	}
	again, err := config.ParseRoster("r.yaml", file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if d, _ := again.Department("gkh"); d.Chat != -1001234567890 || !d.Served() {
		t.Errorf("came back as %+v\n%s", d, file.String())
	}
}

func TestChatMistakes(t *testing.T) {
	for _, line := range []string{"chat: 5", "chat: абв", "chat: 0"} {
		if _, err := config.ParseRoster("r.yaml", withChat(line)); err == nil || !strings.Contains(err.Error(), "нужен номер группового чата") {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// A file that names no chat leaves departments theirs, and what the messenger said of them; one that names another takes it.
func TestALoadedFileKeepsChats(t *testing.T) {
	old := &tasks.Roster{Departments: []tasks.Department{{ID: "gkh", Chat: -1, ChatLost: true}}}
	for _, c := range []struct {
		fresh, want tasks.Department
	}{
		{tasks.Department{ID: "gkh"}, tasks.Department{ID: "gkh", Chat: -1, ChatLost: true}},
		{tasks.Department{ID: "gkh", Chat: -2}, tasks.Department{ID: "gkh", Chat: -2}},
		{tasks.Department{ID: "roads", Chat: -1}, tasks.Department{ID: "roads", Chat: -1}},
	} {
		r := tasks.Roster{Departments: []tasks.Department{c.fresh}}
		config.KeepLinks(&r, old)
		if got := r.Departments[0]; got.Chat != c.want.Chat || got.ChatLost != c.want.ChatLost {
			t.Errorf("%+v became %+v", c.fresh, got)
		}
	}
}
