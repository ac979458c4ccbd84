package vk_test

import (
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/vk"
)

// What tokens may not do is named, with what people do instead.
func TestWhatPeopleDoByHand(t *testing.T) {
	t.Parallel()
	const everything = vkstand.RightPhotos | vkstand.RightVideo | vkstand.RightWall | vkstand.RightGroups
	for name, test := range map[string]struct {
		token       string
		rights      int
		level       int
		community   int
		photo, docs string // what is said of them; "" is nothing
		deleting    string
		banning     string
	}{
		"everything":     {admin, everything, 3, vkstand.RightWall | vkstand.RightMessages | vkstand.RightDocs, "+", "", "+", "+"},
		"no such token":  {"", 0, 0, vkstand.RightWall | vkstand.RightMessages | vkstand.RightDocs, "+публикуются документами", "", "", ""},
		"no photos":      {admin, vkstand.RightWall, 1, vkstand.RightWall | vkstand.RightMessages | vkstand.RightDocs, "-нет права photos: публикуются документами", "", "+", "-нет права groups"},
		"nobody there":   {admin, everything, 0, vkstand.RightWall | vkstand.RightMessages | vkstand.RightDocs, "+", "", "-не руководитель", "-не руководитель"},
		"nothing at all": {"", 0, 0, vkstand.RightWall | vkstand.RightMessages, "-публикует такие ответы вручную", "-нет права «документы»", "", ""},
	} {
		story(t, vkstand.Options{}, func(c *vk.Config) { c.UserToken = test.token }, func(w *world) {
			w.stand.SetUserRights(test.rights, test.level)
			w.stand.SetCommunityRights(test.community)
			list, err := w.vk.Check(w.Context())
			if err != nil {
				w.Fatal(err)
			}
			said := map[string]string{}
			for _, able := range list {
				said[able.Name] = map[bool]string{true: "+", false: "-"}[able.OK] + able.Reason
			}
			for what, want := range map[string]string{
				"Фото к ответам": test.photo, "Документы к ответам": test.docs, "Удаление комментариев": test.deleting,
				"Блокировка в сообществе": test.banning,
			} {
				got := said[what]
				if want == "" && got != "" || want != "" && (!strings.HasPrefix(got, want[:1]) || !strings.Contains(got, want[1:])) {
					w.Errorf("%s: of «%s» it says %q, want %q", name, what, got, want)
				}
			}
		})
	}
}

// A token that is refused in the middle of the day is known to be so at once, not at the next day's trial.
func TestARefusedTokenIsTriedAgain(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		post, top, _ := w.asked()
		n := w.network()
		w.during(func() {
			time.Sleep(time.Hour)
			w.healthy(n, "Ключ администратора")
			w.stand.SetCommunityRights(vkstand.RightMessages)
			if _, _, err := n.Publish(w.Context(), w.source(post, top, 0), answer, "g"); !vk.Barred(err) {
				w.Error(err)
			}
			time.Sleep(time.Minute)
			w.healthy(n, "нет доступа к стене", "Ключ администратора", "Фото к ответам", "Видео к ответам", "Документы к ответам")
		})
	})
}
