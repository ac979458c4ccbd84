package tasks_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/tasks"
)

// sent is a message of a person as it becomes part of a sketch.
func sent(no int64, album, text string, media ...tasks.Media) tasks.Compose {
	at := time.Date(2026, 11, 23, 10, 0, int(no), 0, time.UTC)
	return tasks.Compose{Text: text, Media: media, Piece: &tasks.Piece{No: no, Album: album, At: at, Long: len(text) > 2048}}
}

func photo(ref string) tasks.Media { return tasks.Media{Kind: tasks.Photo, Ref: ref} }

// composed is the sketch after messages in this order.
func composed(t *testing.T, messages ...tasks.Compose) tasks.Draft {
	t.Helper()
	r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 10:00")).to(tasks.Assigned)
	for _, c := range messages {
		r.must(executor, c)
	}
	r.replays()
	return r.task.Sketches[executor.ID]
}

func refs(media []tasks.Media) string {
	var list []string
	for _, m := range media {
		list = append(list, m.Ref)
	}
	return strings.Join(list, " ")
}

func TestASketchIsMadeOfItsMessages(t *testing.T) {
	long := strings.Repeat("а", 2000)
	mended := sent(2, "", "Иначе")
	mended.Piece.Edited = true
	caption := sent(2, "g", "Иначе", photo("1"))
	caption.Piece.Edited = true
	late := sent(8, "", "Позже")
	for _, c := range []struct {
		name        string
		messages    []tasks.Compose
		text, media string
	}{
		{"an album", []tasks.Compose{sent(2, "g", "Вот", photo("1")), sent(3, "g", "", photo("2")), sent(4, "g", "", photo("3"))}, "Вот", "1 2 3"},
		{"new words", []tasks.Compose{sent(2, "", "Раз", photo("1")), sent(3, "", "Два")}, "Два", ""},
		{"files are added", []tasks.Compose{sent(2, "", "Раз", photo("1")), sent(3, "", "", photo("2"))}, "Раз", "1 2"},
		{"files first", []tasks.Compose{sent(2, "", "", photo("1")), sent(3, "", "Раз")}, "Раз", "1"},
		{"an album in place of words", []tasks.Compose{sent(2, "", "Раз", photo("0")), sent(4, "g", "", photo("2")),
			sent(3, "g", "Вот", photo("1"))}, "Вот", "1 2"},
		{"two albums", []tasks.Compose{sent(2, "g", "Вот", photo("1")), sent(3, "g", "", photo("2")), sent(4, "h", "", photo("3"))}, "Вот", "1 2 3"},
		{"two captions", []tasks.Compose{sent(2, "g", "Было", photo("1")), sent(3, "g", "Стало", photo("2"))}, "Было\nСтало", "1 2"},
		{"a text in parts", []tasks.Compose{sent(2, "", long+"."), sent(3, "", long), sent(4, "", "хвост")}, long + ".\n" + long + " хвост", ""},
		{"words much later", []tasks.Compose{sent(2, "", long), late}, "Позже", ""},
		{"an edit", []tasks.Compose{sent(2, "", "Раз"), sent(3, "", "", photo("1")), mended}, "Иначе", "1"},
		{"an edited caption", []tasks.Compose{sent(2, "g", "Раз", photo("1")), sent(3, "g", "", photo("2")), caption}, "Иначе", "1 2"},
		{"an edit of an earlier message", []tasks.Compose{sent(2, "", "Раз"), sent(3, "", "Два"), mended}, "Иначе", ""},
		{"an earlier message that came late", []tasks.Compose{sent(3, "", "Два"), sent(2, "", "Раз")}, "Два", ""},
		{"again", []tasks.Compose{sent(2, "", "Раз", photo("1")), sent(2, "", "Раз", photo("1"))}, "Раз", "1"},
		{"again after an edit", []tasks.Compose{sent(2, "", "Раз"), mended, sent(2, "", "Раз")}, "Иначе", ""},
		{"after words that came by no message", []tasks.Compose{{Text: "Раз"}, sent(2, "", "", photo("1"))}, "Раз", "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := composed(t, c.messages...)
			if d.Text != c.text || refs(d.Media) != c.media {
				t.Errorf("%q with %q, want %q with %q", d.Text, refs(d.Media), c.text, c.media)
			}
		})
	}
}

// TestPartsInAnyOrder gives the parts of one thing in every order, some of them twice: the sketch is the same.
func TestPartsInAnyOrder(t *testing.T) {
	words := strings.Repeat("слово ", 400)
	var album, text []tasks.Compose
	for i := range int64(6) {
		caption := ""
		if i == 1 {
			caption = "Подпись"
		}
		album = append(album, sent(10+i, "g", caption, photo(fmt.Sprint(i))))
		text = append(text, sent(10+i, "", fmt.Sprintf("%d %s%d.", i, words, i)))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, whole := range [][]tasks.Compose{album, text} {
		want := composed(t, whole...)
		for range 200 {
			parts := slices.Concat(whole, whole[:random.IntN(len(whole))])
			random.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			if whole[0].Piece.Album != "" { // an earlier text gives way to an album with words, whenever the words come
				parts = append([]tasks.Compose{sent(2, "", "Прежний ответ", photo("x"))}, parts...)
			}
			if got := composed(t, parts...); got.Text != want.Text || !reflect.DeepEqual(got.Media, want.Media) {
				t.Fatalf("%d characters with %q, want %d with %q", len(got.Text), refs(got.Media), len(want.Text), refs(want.Media))
			}
		}
	}
}

// A text longer than an answer may be is kept, to be shortened; it goes nowhere before that.
func TestALongSketchIsKeptButNotSent(t *testing.T) {
	r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 10:00")).to(tasks.Assigned)
	part := strings.Repeat("а", 4000)
	for no := range int64(7) {
		r.must(executor, sent(no+1, "", part))
	}
	sketch := r.task.Sketches[executor.ID]
	if n := len([]rune(sketch.Text)); n != 7*4000+6 {
		t.Errorf("%d characters are left", n)
	}
	r.refused(executor, tasks.Submit{Sketch: sketch.Rev}, tasks.TooLong)
	r.refused(executor, sent(9, "", part), tasks.TooLong)
	r.must(executor, sent(100, "", "Коротко"))
	r.must(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev})
}

// An edit of the caption of an album that went to control and came back has the whole album.
func TestAnEditAfterReturnKeepsTheAlbum(t *testing.T) {
	r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 10:00")).to(tasks.Assigned)
	r.must(executor, sent(2, "g", "Вот", photo("1")))
	r.must(executor, sent(3, "g", "", photo("2")))
	r.must(executor, tasks.Submit{Sketch: r.task.Sketches[executor.ID].Rev})
	r.must(controller, tasks.Return{Draft: 1, Criteria: []tasks.Criterion{"10.1"}})
	mended := sent(2, "g", "Вот так", photo("1"))
	mended.Piece.Edited = true
	r.must(executor, mended)
	if d := r.task.Sketches[executor.ID]; d.Text != "Вот так" || refs(d.Media) != "1 2" {
		t.Errorf("%q with %q", d.Text, refs(d.Media))
	}
}

// A report on a promise may be an album too.
func TestAReportInAnAlbum(t *testing.T) {
	r := promised(t, "25.11")
	r.now = moscow(t, "25.11.2026 16:00")
	for i, no := range []int64{3, 2, 4, 2} {
		c := tasks.ReportPromise{Promise: 1, Kept: true, Media: []tasks.Media{photo(fmt.Sprint(no))}, Piece: &tasks.Piece{No: no, Album: "g"}}
		if no == 2 {
			c.Text = "Сделано"
		}
		r.must(executor, c)
		if i == 0 {
			r.refused(executor, kept(1), tasks.Unchanged)
		}
	}
	if got := r.task.Promises[0].Report; got.Text != "Сделано" || refs(got.Media) != "2 3 4" {
		t.Errorf("%q with %q", got.Text, refs(got.Media))
	}
	r.must(controller, tasks.Accept{Promise: 1})
	r.replays()
}

// What comes in parts is shown a moment later, once.
func TestPartsWait(t *testing.T) {
	r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 10:00")).to(tasks.Assigned)
	for _, c := range []struct {
		compose tasks.Compose
		wait    bool
	}{
		{sent(2, "g", "Вот", photo("1")), true}, {sent(3, "", strings.Repeat("а", 3000)), true}, {sent(4, "", "Вот"), false},
		{tasks.Compose{Text: "Вот"}, false},
	} {
		change, err := tasks.Decide(r.task, c.compose, executor, r.now, r.policy)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range change.Notices {
			if n.View == tasks.ViewPreview && n.Wait != c.wait {
				t.Errorf("the preview of %d characters waits: %t", len(c.compose.Text), n.Wait)
			}
		}
	}
}

// FuzzPieces sends an album in an order, with repeats and captions, that the bytes tell: every file is there once, in its place.
func FuzzPieces(f *testing.F) {
	f.Add([]byte{3, 2, 1}, "Вот")
	f.Add([]byte{1, 1, 9, 200, 1, 0}, "")
	f.Add([]byte{255, 7, 7, 254}, "\xff\x00 \n")
	f.Fuzz(func(t *testing.T, order []byte, caption string) {
		r := foundAt(t, fullPolicy(t), moscow(t, "23.11.2026 10:00")).to(tasks.Assigned)
		order = order[:min(len(order), 20)]
		for _, b := range order {
			c := sent(int64(b)+1, "g", "", photo(fmt.Sprint(b)))
			if b%5 == 0 {
				c.Text = caption[:min(len(caption), 900)]
			}
			r.must(executor, c)
		}
		var want []string
		for _, b := range slices.Compact(slices.Sorted(slices.Values(order))) {
			want = append(want, fmt.Sprint(b))
		}
		if d := r.task.Sketches[executor.ID]; refs(d.Media) != strings.Join(want, " ") {
			t.Errorf("files %q, want %q", refs(d.Media), want)
		}
	})
}
