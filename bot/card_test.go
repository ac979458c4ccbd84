package bot

import (
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/tasks"
	"otklik/tasks/worktime"
)

// A draft that follows a published answer stands on the card without that answer's publication.
func TestPublicationStandsUnderItsOwnAnswer(t *testing.T) {
	calendar, err := worktime.New(time.UTC, worktime.DefaultWeek(), worktime.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	s := scene{roster: &tasks.Roster{}, calendar: calendar, task: tasks.Task{
		Drafts:      []tasks.Draft{{No: 1, Text: "Проверим до пятницы.", Kind: tasks.Interim}},
		Posted:      []tasks.Posted{{Draft: 1, Link: "https://vk.com/wall-1_1?reply=2"}},
		Publication: &tasks.Posting{Draft: 1, Link: "https://vk.com/wall-1_1?reply=2"},
	}}
	text := func() string {
		var card Text
		s.addAnswer(&card)
		return card.String()
	}
	if got := text(); !strings.Contains(got, "Опубликовано (") {
		t.Errorf("a published answer does not say so:\n%s", got)
	}
	s.task.Drafts = append(s.task.Drafts, tasks.Draft{No: 2, Text: "Проверка закончена."})
	got := text()
	_, after, _ := strings.Cut(got, "Проверка закончена.")
	if strings.Contains(after, "публикован") || !strings.Contains(got, "Опубликовано раньше: промежуточный ответ") {
		t.Errorf("the new draft looks published:\n%s", got)
	}
}

// Short buttons that stand alone share a row, two at most; their order stays.
func TestShortButtonsShareARow(t *testing.T) {
	row := func(labels ...string) []Button {
		var list []Button
		for _, l := range labels {
			list = append(list, Button{Label: l})
		}
		return list
	}
	got := sideBySide([][]Button{
		row("✏️ Исправить ответ"), row("🔗 Дубликат"), row("Отозвать"), row("🚫 Без ответа"), row("📜 История", "🔄 Обновить"), row("Отвечать"),
	})
	want := [][]Button{
		row("✏️ Исправить ответ"), row("🔗 Дубликат", "Отозвать"), row("🚫 Без ответа"), row("📜 История", "🔄 Обновить"), row("Отвечать"),
	}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("laid out as %v", got)
	}
}
