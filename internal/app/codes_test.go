package app_test

import (
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
)

// Whatever VK answers to a publication, the operator reads what it means and what to do, and the answer stands once in the end.
func TestEveryCodeOfVKHasWordsForTheOperator(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		comment := tw.wrote(maria, pit, 0)
		tw.register(pit, "Зарегистрировать")
		tw.send(pit)
		tw.answer(pit, filled)
		for _, c := range []struct {
			codes []int
			words string
			waits bool // it is tried again by itself for ten minutes
		}{
			{[]int{1, 10, 36}, "узнать, появился ли ответ, не удалось", true},
			{[]int{6}, "Сеть долго не отвечает", true},
			{[]int{9, 223}, "ВКонтакте просит подождать", true},
			{[]int{29}, "Дневной лимит ВКонтакте исчерпан", false},
			{[]int{14, 17, 24, 25, 3300, 3302}, "подтвердить, что отвечает человек", false},
			{[]int{2, 4, 5, 7, 20, 21, 23, 27, 28, 37, 38, 42, 203, 1051, 1116, 1117, 3609}, "У ключа доступа нет права отвечать здесь", false},
			{[]int{15, 18, 19, 30, 104, 113, 210, 211, 212, 213, 214, 900, 901, 902}, "Комментарии закрыты", false},
			{[]int{222}, "не пропускает здесь ссылку", false},
			{[]int{914}, "Ответ длиннее, чем ВКонтакте принимает", false},
			{[]int{3, 8, 12, 13, 100, 219, 220, 224}, "Сеть не приняла текст", false},
		} {
			for _, code := range c.codes {
				tw.refused(code, c.words, c.waits)
			}
		}
		tw.publish(pit, filled)
		if got := tw.under(comment); len(got) != 1 || got[0] != filled {
			t.Errorf("answers: %q", got)
		}
	})
}

// refused publishes while VK answers with a code, and reads what the card says in the end.
func (tw *town) refused(code int, words string, waits bool) {
	tw.t.Helper()
	stop := tw.vk.Fail(vkstand.Fault{Method: "wall.createComment", Kind: vkstand.Refuse, Code: code, Times: -1})
	defer stop()
	if said := tw.tap(anna, tw.expect(anna, pit, "Опубликовать"), "Опубликовать"); said != "Публикуется" {
		tw.t.Fatalf("code %d: the tap says %q", code, said)
	}
	if time.Sleep(10 * time.Second); waits {
		time.Sleep(11 * time.Minute)
	}
	tw.expect(anna, pit, "Не опубликовано", words, "Опубликовать")
	if n := len(tw.vk.Answers()); n != 0 {
		tw.t.Fatalf("code %d: %d answers", code, n)
	}
}

// A token that VK refuses is told to the administrators at once, and they see why.
func TestARefusedTokenAlarmsTheAdministrators(t *testing.T) {
	const admin = 1009
	people := roster()
	people.People = append(people.People, tasks.Person{ID: "adm", Name: "Админова Ада", Roles: []tasks.Role{tasks.Admin}, Account: admin})
	bubbleOf(t, people, func(t *testing.T, tw *town) {
		tw.wrote(maria, pit, 0)
		tw.register(pit, "Зарегистрировать")
		tw.send(pit)
		tw.answer(pit, filled)
		tw.vk.SetCommunityRights(vkstand.RightMessages)
		tw.tap(anna, tw.expect(anna, pit, "Опубликовать"), "Опубликовать")
		tw.expect(anna, pit, "Не опубликовано", "нет права отвечать здесь", "Опубликовано вручную")
		tw.expect(admin, "Ответы не публикуются", "/health")
		time.Sleep(time.Minute)
		_, err := tw.tg.Say(admin, admin, "/health")
		must(t, err)
		tw.expect(admin, "у ключа сообщества нет доступа к стене", "Документы к ответам", "вручную")
	})
}
