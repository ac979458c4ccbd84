package app_test

import (
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/tasks"
)

// edits lists when a message was edited, as the messenger has it.
func (tw *town) edits(chat int64, id int, during time.Duration) (at []time.Time) {
	tw.t.Helper()
	last := 0
	if m, ok := tw.tg.Message(chat, id); ok {
		last = m.Edits
	}
	for end := time.Now().Add(during); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		m, ok := tw.tg.Message(chat, id)
		if ok && m.Edits != last {
			at, last = append(at, m.Edited), m.Edits
		}
	}
	return at
}

// The board is pinned, counts by department and step with what is overdue in front, edits itself once in five seconds at most,
// outlives a restart, and goes when it is put away.
func TestTheBoardKeepsItself(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.given("№ 1", "Нет воды", "ЖКХ", "Управление ЖКХ")
		tw.say(anna, "/board")
		tw.expect(anna, "не входит в Ваши обязанности")
		tw.say(pyotr, "/board")
		board := tw.expect(pyotr, "Сводка", "Открыто: 1, просрочено: 0", "Управление ЖКХ: 1", "• готовится ответ — 1")
		tw.until(pyotr, "the pin", func([]tgstand.Message) bool { m, ok := tw.tg.Message(pyotr, board.ID); return ok && m.Pinned })

		written := make(chan struct{})
		go func() {
			defer close(written)
			for i := range 12 {
				_, err := tw.vk.Comment(tw.post, maria, "Жалоба "+string(rune('а'+i)), 0)
				if err != nil {
					t.Error(err)
				}
				time.Sleep(1500 * time.Millisecond)
			}
		}()
		at := tw.edits(pyotr, board.ID, 40*time.Second)
		<-written
		if len(at) < 3 {
			t.Errorf("twelve messages in 18 s made %d edits", len(at))
		}
		for i := 1; i < len(at); i++ {
			if gap := at[i].Sub(at[i-1]); gap < 5*time.Second {
				t.Errorf("edits follow each other after %s", gap)
			}
		}
		tw.expect(pyotr, "Открыто: 13, просрочено: 0", "Без подразделения: 12", "• новое сообщение — 12")

		time.Sleep(time.Minute)
		tw.stop()
		time.Sleep(31 * time.Minute)
		tw.start()
		late := tw.expect(pyotr, "Открыто: 13, просрочено: 12", "⏰ Без подразделения: 12, просрочено 12", "• новое сообщение — 12 (⏰ 12)")
		if late.ID != board.ID {
			t.Error("after a restart another message is the board")
		}
		if i, j := strings.Index(late.Text, "Без подразделения"), strings.Index(late.Text, "Управление ЖКХ"); i > j {
			t.Errorf("what is overdue does not stand first:\n%s", late.Text)
		}
		time.Sleep(time.Minute)
		tw.tap(pyotr, late, "Просроченные")
		list := tw.expect(pyotr, "Открытые задачи: 12", "Отбор: просрочено. Всего: 13", "Стр. 2 ▶️")
		if list.ID == board.ID {
			t.Error("the list has taken the board's place")
		}
		time.Sleep(time.Second)
		tw.tap(pyotr, tw.expect(pyotr, "Сводка", "Открыто: 13"), "Управление ЖКХ")
		tw.expect(pyotr, "Открытые задачи: 1", "Отбор: Управление ЖКХ", "№ 1")
		tw.tap(pyotr, tw.expect(pyotr, "Сводка", "Открыто: 13"), "Закрыть")
		tw.expect(pyotr, "Закрыта. Открыть снова — /board")
		tw.until(pyotr, "the pin taken off", func([]tgstand.Message) bool { m, _ := tw.tg.Message(pyotr, board.ID); return !m.Pinned })
	})
}

// A deputy's board has the departments that they oversee. Where a pin is refused the board stands all the same.
func TestADeputysBoard(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		staff := withLadder()
		staff.People = append(staff.People, tasks.Person{
			ID: "zahar", Name: "Захаров Захар", Roles: []tasks.Role{tasks.Deputy}, Departments: []tasks.DepartmentID{"roads"},
			Account: 1010,
		})
		tw.enlist(staff)
		tw.given("№ 1", "Нет воды", "ЖКХ", "Управление ЖКХ")
		tw.given("№ 2", "Яма", "Дороги", "Управление дорог")
		defer tw.tg.Fail(tgstand.Fault{Method: "pinChatMessage", Times: -1, Code: 400, Description: "Bad Request: not enough rights to pin a message"})()
		tw.say(zoya, "/board")
		board := tw.expect(zoya, "Открыто: 1, просрочено: 0", "Управление ЖКХ: 1")
		if strings.Contains(board.Text, "дорог") {
			t.Errorf("a deputy's board has a department of nobody's:\n%s", board.Text)
		}
		tw.reply(ivan, tw.expect(ivan, "Нет воды", "напишите его ответом"), "Воду дадут.")
		tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель"), "Отправить на контроль")
		tw.expect(zoya, "Управление ЖКХ: 1", "• ответ на контроле — 1")
	})
}
