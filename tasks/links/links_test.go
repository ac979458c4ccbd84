package links_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"otklik/tasks"
	"otklik/tasks/links"
)

// examples are links as networks copy them, by the key of the message that they open.
var examples = []struct{ link, network, key string }{
	{"https://vk.com/wall-1_2", "vk", "vk:-1_2_0"},
	{"http://m.vk.com/wall-1_2", "vk", "vk:-1_2_0"},
	{"vk.ru/wall-1_2", "vk", "vk:-1_2_0"},
	{"https://m.vk.ru/wall-1_2?from=feed", "vk", "vk:-1_2_0"},
	{"https://vk.com/wall77_2", "vk", "vk:77_2_0"},
	{"https://vk.com/wall-1_2?reply=3", "vk", "vk:-1_2_3"},
	{"https://vk.com/wall-1_2?reply=3&thread=9", "vk", "vk:-1_2_3"},
	{"https://m.vk.com/wall-1_2?reply=3#reply3", "vk", "vk:-1_2_3"},
	{"https://vk.com/novoros?w=wall-1_2_r3", "vk", "vk:-1_2_3"},
	{"https://vk.com/feed?w=wall-1_2", "vk", "vk:-1_2_0"},
	{"https://vk.com/novoros?w=wall-1_2%3Freply%3D3", "vk", "vk:-1_2_3"},
	{"https://vk.com/photo-1_2?reply=3", "vk", "vk:-1_2_3:photo"},
	{"https://vk.com/album-1_00?z=photo-1_2%2Falbum-1_00", "vk", "vk:-1_2_0:photo"},
	{"https://vk.com/video-1_2?reply=3", "vk", "vk:-1_2_3:video"},
	{"https://vkvideo.ru/video-1_2", "vk", "vk:-1_2_0:video"},
	{"https://vk.com/clips-1?z=clip-1_2", "vk", "vk:-1_2_0:video"},
	{"https://vk.com/topic-1_2?post=3", "vk", "vk:-1_2_3:board"},
	{"https://vk.com/market-1?w=product-1_2", "vk", "vk:-1_2_0:market"},
	{"https://vk.com/novoros", "vk", "vk#novoros"},
	{"https://vk.com/wall-1_99999999999999999999", "vk", "vk#wall-1_99999999999999999999"},
	{"https://ok.ru/group/123/topic/456", "ok", "ok#group/123/topic/456"},
	{"https://m.ok.ru/group/123/topic/456/", "ok", "ok#group/123/topic/456"},
	{"https://odnoklassniki.ru/group/123/topic/456?utm_source=x", "ok", "ok#group/123/topic/456"},
	{"https://www.facebook.com/groups/5/posts/6/?fbclid=x", "facebook", "facebook#groups/5/posts/6"},
	{"https://m.facebook.com/groups/5/posts/6?comment_id=7&mibextid=z", "facebook", "facebook#groups/5/posts/6?comment_id=7"},
	{"https://fb.com/permalink.php?story_fbid=1&id=2", "facebook", "facebook#permalink.php?id=2&story_fbid=1"},
	{"https://fb.watch/abc/", "facebook", "facebook#abc"},
	{"https://www.instagram.com/p/Ab_1-x/?igsh=1", "instagram", "instagram#p/Ab_1-x"},
	{"https://instagram.com/mayor/reel/Ab_1-x", "instagram", "instagram#p/Ab_1-x"},
	{"https://instagram.com/p/Ab_1-x/c/17/", "instagram", "instagram#p/Ab_1-x/c/17"},
	{"https://x.com/Mayor/status/99?s=20", "x", "x#status/99"},
	{"https://mobile.twitter.com/i/web/status/99", "x", "x#status/99"},
	{"https://t.me/novoros/12", "other", "other#t.me/novoros/12"},
	{"https://www.forum.example/t/5?page=2#post-8", "other", "other#forum.example/t/5?page=2#post-8"},
	{"https://netflix.com/title/1", "other", "other#netflix.com/title/1"},
	{"https://notvk.com/wall-1_2", "other", "other#notvk.com/wall-1_2"},
}

func TestALinkNamesItsMessage(t *testing.T) {
	for _, e := range examples {
		src, ok := links.Read(e.link)
		if !ok || src.Network != e.network || src.Key() != e.key {
			t.Errorf("%s: %v, %s, %s, want %s", e.link, ok, src.Network, src.Key(), e.key)
		}
	}
}

func TestWhatIsNoLink(t *testing.T) {
	for _, s := range []string{
		"", "12", "привет", "https://", "https://vk", "ftp://vk.com/wall-1_2", "https://a@vk.com/wall-1_2", "https://vk.com/a b",
		"https://..", "https://vk.com/" + strings.Repeat("x", 3000), "javascript:alert(1)", "https://%zz",
	} {
		if src, ok := links.Read(s); ok {
			t.Errorf("%.40q is read as %+v", s, src)
		}
	}
}

func TestALinkIsFoundInAText(t *testing.T) {
	for text, want := range map[string][2]string{
		"Смотрите: https://ok.ru/group/1/topic/2.": {"ok#group/1/topic/2", "Смотрите: ."},
		"vk.com/wall-1_2 Мария: темно":             {"vk:-1_2_0", "Мария: темно"},
		"(https://vk.ru/wall-1_2?reply=3)":         {"vk:-1_2_3", "()"},
		"на «m.ok.ru/group/1/topic/2» пишут":       {"ok#group/1/topic/2", "на «» пишут"},
	} {
		src, rest, ok := links.Find(text)
		if !ok || src.Key() != want[0] || rest != want[1] {
			t.Errorf("%q: %v %s, rest %q", text, ok, src.Key(), rest)
		}
	}
	for _, text := range []string{"", "дом 12", "т.е. без адреса", "анна@example.com", "netvk.community/x"} {
		if src, _, ok := links.Find(text); ok {
			t.Errorf("%q: %+v", text, src)
		}
	}
}

// FuzzFind holds what is read to its contract for whatever is pasted.
func FuzzFind(f *testing.F) {
	for _, e := range examples {
		f.Add(e.link)
		f.Add("текст " + e.link + " ещё")
	}
	for _, s := range []string{"https://vk.com/wall-0_0", "https://vk.com/?w=wall-1_2_r%zz", "http://[::1]/x", "vk.com/%", "https://а.рф/я#ж"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		src, rest, ok := links.Find(text)
		if !ok {
			return
		}
		u, err := url.Parse(src.Link)
		if err != nil || u.Host == "" || !slices.Contains(tasks.Networks(), src.Network) || !src.ID().Valid() || len(rest) > len(text) {
			t.Fatalf("%q: %+v, %v", text, src, err)
		}
		if numbered := src.Post > 0 && src.Owner != 0; numbered == (src.Mark != "") || numbered && src.Network != tasks.NetworkVK ||
			src.Comment < 0 || src.Thread < 0 {
			t.Fatalf("%q: %+v", text, src)
		}
		if again, ok := links.Read(src.Link); !ok || again.Key() != src.Key() {
			t.Fatalf("%q: %s, read again %s", text, src.Key(), again.Key())
		}
	})
}
