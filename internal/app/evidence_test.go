package app_test

import (
	"bytes"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/store"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Photos of a message are kept although VK's host of files fails at first and the program dies meanwhile, those of an edit too, and
// they outlive the message.
func TestPhotosAreKept(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		first, second := bytes.Repeat([]byte{0xff, 0xd8}, 5000), []byte("another photo")
		tw.vk.Fail(vkstand.Fault{Method: "photo", Kind: vkstand.BadGateway, Times: 2})
		_, err := tw.vk.AttachPhoto(0, first)
		must(t, err)
		comment := tw.wrote(maria, dark, 0)
		tw.expect(anna, dark, "Приложено: фото")
		tw.kill()
		tw.start()
		_, err = tw.vk.AttachPhoto(comment, second)
		must(t, err)
		tw.expect(anna, dark, "Приложено: фото — 2")
		time.Sleep(10 * time.Minute)
		must(t, tw.vk.DeleteComment(comment))
		time.Sleep(time.Minute)
		kept, err := store.Files(nil, "", tw.photos, 0)
		must(t, err)
		photos := workflow.Photos(tw.task(comment))
		if len(photos) < 2 {
			t.Fatalf("the task knows %+v", photos)
		}
		last := photos[len(photos)-2:]
		for i, want := range [][]byte{first, second} {
			f, err := kept.File(t.Context(), workflow.FileName("vk", last[i]))
			if err != nil || !f.Sound() || !bytes.Equal(f.Bytes, want) || f.Type != "image/jpeg" {
				t.Errorf("photo %d was kept as %d bytes of %q, %v", i, len(f.Bytes), f.Type, err)
			}
		}
		if n := tw.vk.Calls("photo"); n != 4 {
			t.Errorf("%d requests for two photos with two failures", n)
		}
	})
}

// Whoever sees a card sees who writes, under what and in answer to what, and how many have joined in.
func TestTheCardShowsTheContext(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		tw.vk.AddUser(vkstand.User{ID: maria, First: "Мария", Last: "Петрова", City: "Урюпинск"})
		top, err := tw.vk.Comment(tw.post, -tw.vk.Group(), "Пишите, где темно", 0)
		must(t, err)
		comment := tw.wrote(maria, dark, top)
		card := tw.expect(anna, dark, "Мария Петрова (Урюпинск, страница примерно с 2006 г.)", "Под записью: Новости города",
			"В ответ на: наше сообщество — «Пишите, где темно»")
		if task := tw.task(comment); len(task.Found.Before) != 1 || task.Found.Above != "Новости города" || task.Found.Author.City != "Урюпинск" {
			t.Errorf("recorded as %+v", task.Found)
		}
		must(t, tw.vk.Like(comment, 54, 0))
		time.Sleep(90 * time.Minute)
		shown := tw.expect(anna, dark, "👍 54", "поддержали многие")
		if shown.ID != card.ID {
			t.Error("likes call people anew")
		}
		tw.stop()
		tw.start()
		tw.register(dark, "Зарегистрировать")
		tw.expect(pyotr, dark, "👍 54")
		if task := tw.task(comment); task.Importance == tasks.High {
			t.Error("likes have decided")
		}
	})
}
