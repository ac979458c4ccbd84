package app_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
)

const (
	pit    = "На Видова яма, машины вязнут"
	filled = "Мария, здравствуйте! Яму засыпали 20 ноября, фото прилагаем."
)

// heavy is what is taken for a picture, size bytes of it.
func heavy(size int) tgstand.File {
	return tgstand.File{Name: "yard.jpg", Data: append([]byte{0xff, 0xd8, 0xff, 0xe0}, bytes.Repeat([]byte{1}, size)...)}
}

// pictured brings an answer with files as far as the operator: the executor replies with them, control approves. attached is what
// the preview says of them.
func (tw *town) pictured(words, text, attached string, with tgstand.SayOption) (comment int64) {
	tw.t.Helper()
	comment = tw.wrote(maria, words, 0)
	tw.register(words, "Зарегистрировать")
	tw.send(words)
	_, err := tw.tg.Say(ivan, ivan, text, with, tgstand.ReplyTo(tw.expect(ivan, words, "напишите его ответом").ID))
	must(tw.t, err)
	tw.tap(ivan, tw.expect(ivan, "Так ответ увидит житель", text, "Приложено: "+attached), "Отправить на контроль")
	tw.tap(pyotr, tw.expect(pyotr, text, "Согласовать"), "Согласовать")
	return comment
}

// attached publishes and returns what stands with the answer under the comment.
func (tw *town) attached(comment int64, words, text string) []string {
	tw.t.Helper()
	tw.publish(words, text)
	for _, a := range tw.vk.Answers() {
		if a.ReplyTo == comment {
			return a.Files
		}
	}
	tw.t.Fatal("there is no answer")
	return nil
}

// A picture of the executor's stands with the answer: as a picture where an administrator's token is given, else as a document.
func TestAPictureGoesWithTheAnswer(t *testing.T) {
	for token, kind := range map[string]string{"": "doc", "user": "photo"} {
		t.Run(kind, func(t *testing.T) {
			onBothStores(t, func(t *testing.T, tw *town) {
				if token != "" {
					tw.stop()
					tw.admin = true
					tw.start()
				}
				comment := tw.pictured(pit, filled, "фото", tgstand.WithPhoto(heavy(1000)))
				files := tw.attached(comment, pit, filled)
				if len(files) != 1 || !strings.HasPrefix(files[0], kind) {
					t.Errorf("the answer has %q, want a %s", files, kind)
				}
				if f := tw.vk.Files(); len(f) != 1 || !bytes.HasPrefix(f[0].Data, []byte{0xff, 0xd8}) {
					t.Errorf("%d files in VK", len(f))
				}
			})
		})
	}
}

// An album of pictures and a cut after each step: every file comes once, the answer once.
func TestAnAlbumIsPublishedOnce(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		comment := tw.pictured(pit, filled, "фото — 3", tgstand.WithPhoto(heavy(1000), heavy(2000), heavy(3000)))
		for _, method := range []string{"docs.getWallUploadServer", vkstand.MethodUpload, "docs.save"} {
			tw.vk.Fail(vkstand.Fault{Method: method, Kind: vkstand.CutBefore, Times: 2})
		}
		tw.vk.Fail(vkstand.Fault{Method: "wall.createComment", Kind: vkstand.CutAfter})
		if files := tw.attached(comment, pit, filled); len(files) != 3 {
			t.Errorf("the answer has %q", files)
		}
		if n := len(tw.vk.Files()); n != 3 {
			t.Errorf("%d files were uploaded, want 3", n)
		}
		if n := len(tw.vk.Answers()); n != 1 {
			t.Errorf("%d answers", n)
		}
	})
}

// A process that dies between a file and the answer goes on in its next life with the file that it has.
func TestAFileOutlivesTheProcess(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		comment := tw.pictured(pit, filled, "фото", tgstand.WithPhoto(heavy(1000)))
		stop := tw.vk.Fail(vkstand.Fault{Method: "wall.createComment", Kind: vkstand.Hang, Times: -1})
		tw.tap(anna, tw.expect(anna, pit, filled, "Опубликовать"), "Опубликовать")
		must(t, tw.vk.Wait(t.Context(), func() bool { return len(tw.vk.Files()) == 1 }))
		time.Sleep(5 * time.Second)
		tw.kill()
		stop()
		tw.start()
		must(t, tw.vk.Wait(t.Context(), func() bool { return len(tw.vk.Answers()) > 0 }))
		tw.expect(anna, pit, "Опубликовано")
		if a := tw.vk.Answers(); len(a) != 1 || a[0].ReplyTo != comment || len(a[0].Files) != 1 || len(tw.vk.Files()) != 1 {
			t.Errorf("%+v, %d files", a, len(tw.vk.Files()))
		}
	})
}

// Where no token may upload, or a file is too large, the operator is told to publish by hand, and does.
func TestFilesByHand(t *testing.T) {
	for name, c := range map[string]struct {
		rights int
		file   tgstand.SayOption
		says   string
		words  string
	}{
		"no rights": {vkstand.RightWall | vkstand.RightMessages, tgstand.WithPhoto(heavy(1000)), "фото", "не принимает от программы файлы"},
		"too large": {vkstand.RightWall | vkstand.RightDocs, tgstand.WithVideo(heavy(21 << 20)), "видео", "больше 20 МБ"},
	} {
		t.Run(name, func(t *testing.T) {
			onBothStores(t, func(t *testing.T, tw *town) {
				tw.vk.SetCommunityRights(c.rights)
				comment := tw.pictured(pit, filled, c.says, c.file)
				tw.tap(anna, tw.expect(anna, pit, filled, "Опубликовать"), "Опубликовать")
				card := tw.expect(anna, pit, "Не опубликовано", c.words, "Опубликовано вручную")
				if n := len(tw.vk.Answers()); n != 0 {
					t.Fatalf("%d answers", n)
				}
				tw.tap(anna, card, "Опубликовано вручную")
				tw.reply(anna, tw.expect(anna, "Пришлите ответом на это сообщение ссылку"), "https://vk.com/wall-1001_1?reply=77")
				tw.expect(anna, pit, "✅ Опубликовано")
				if s := tw.task(comment).Status; s != tasks.Published {
					t.Errorf("the task is %s", s)
				}
			})
		})
	}
}

// VK leaves a file out without a word: the operator is told to add it.
func TestAFileThatVKLeavesOut(t *testing.T) {
	bubble(t, func(t *testing.T, tw *town) {
		tw.vk.LeaveFilesOut(true)
		comment := tw.pictured(pit, filled, "фото", tgstand.WithPhoto(heavy(1000)))
		tw.attached(comment, pit, filled)
		tw.expect(anna, pit, "не показывает файлов к ответу: 1")
	})
}
