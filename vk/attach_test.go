package vk_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

// picture is the smallest thing that is taken for a JPEG.
func picture() []byte {
	return append([]byte{0xff, 0xd8, 0xff, 0xe0}, bytes.Repeat([]byte("яма"), 100)...)
}

// shelf has files by reference; a reference that it does not have is gone for good.
type shelf map[string][]byte

// Open opens one.
func (s shelf) Open(_ context.Context, m tasks.Media) (io.ReadCloser, int64, error) {
	switch data, ok := s[m.Ref]; {
	case m.Ref == "later":
		return nil, 0, errors.New("the messenger does not answer")
	case m.Ref == "huge":
		return io.NopCloser(io.LimitReader(endless{}, 1<<30)), 0, nil
	case !ok:
		return nil, 0, fmt.Errorf("%w: expired", vk.ErrNoFile)
	default:
		return io.NopCloser(bytes.NewReader(data)), int64(len(data)), nil
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

const admin = "vk1.a.sandbox-user-token"

// attaching tells a story about files, with an administrator's token or without.
func attaching(t *testing.T, token string, tell func(w *world, src tasks.Source)) {
	t.Helper()
	change := func(c *vk.Config) {
		c.UserToken, c.Files = token, shelf{"p": picture(), "v": []byte("video"), "d": []byte("%PDF-1.4"), "empty": {}, "odd": []byte("no picture")}
	}
	story(t, vkstand.Options{}, change, func(w *world) {
		post, top, reply := w.asked()
		tell(w, w.source(post, reply, top))
	})
}

func (w *world) attach(src tasks.Source, kind tasks.MediaKind, ref string) string {
	w.Helper()
	got, err := w.vk.Attach(w.Context(), src, tasks.Media{Kind: kind, Ref: ref, Name: map[bool]string{true: "смета.pdf"}[kind == tasks.Document]})
	if err != nil {
		w.Fatalf("%s %s: %v", kind, ref, err)
	}
	return got
}

// What is attached stands with the answer, as the tokens allow.
func TestFilesGoWithAnAnswer(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		token  string
		rights int
		kinds  []string // of a picture, a video and a document
	}{
		{admin, vkstand.RightPhotos | vkstand.RightVideo, []string{"photo", "video", "doc"}},
		{admin, vkstand.RightPhotos, []string{"photo", "doc", "doc"}},
		{admin, 0, []string{"doc", "doc", "doc"}},
		{"", 0, []string{"doc", "doc", "doc"}},
	} {
		attaching(t, test.token, func(w *world, src tasks.Source) {
			w.stand.SetUserRights(test.rights, 3)
			refs := []string{w.attach(src, tasks.Photo, "p"), w.attach(src, tasks.Video, "v"), w.attach(src, tasks.Document, "d")}
			comment, _, err := w.vk.Publish(w.Context(), src, answer, "g", refs...)
			if err != nil {
				w.Fatal(err)
			}
			got := w.stand.Answers()[0]
			if got.ID != comment || !slices.Equal(got.Files, refs) {
				w.Errorf("answer %+v, want files %q", got, refs)
			}
			for i, f := range w.stand.Files() {
				if f.Kind != test.kinds[i] || f.Owner != -w.stand.Group() {
					w.Errorf("file %d is %s of %d, want %s", i, f.Kind, f.Owner, test.kinds[i])
				}
			}
			if f := w.stand.Files()[2]; f.Name != "смета.pdf" || !bytes.Equal(f.Data, []byte("%PDF-1.4")) {
				w.Errorf("the document is %q, %q", f.Name, f.Data)
			}
			text, files, err := w.vk.ReadBack(w.Context(), src, comment)
			if err != nil || text != answer || files != 3 {
				w.Errorf("read back %q with %d files, %v", text, files, err)
			}
		})
	}
}

// A private message takes a picture from the community's own token; without the right to documents nothing else goes.
func TestFilesInPrivate(t *testing.T) {
	t.Parallel()
	attaching(t, "", func(w *world, _ tasks.Source) {
		_, err := w.stand.Write(anna, "У нас яма")
		w.do(err)
		src := tasks.Source{Network: "vk", Venue: tasks.VenuePrivate, Owner: -w.stand.Group(), Post: anna, Comment: 1}
		refs := []string{w.attach(src, tasks.Photo, "p"), w.attach(src, tasks.Voice, "v")}
		id, _, err := w.vk.Publish(w.Context(), src, answer, "g", refs...)
		if err != nil {
			w.Fatal(err)
		}
		if l := w.stand.Letters(anna); len(l) != 2 || !slices.Equal(l[1].Files, refs) || !strings.HasPrefix(refs[0], "photo") {
			w.Errorf("%+v", l)
		}
		_, _, err = w.vk.Publish(w.Context(), src, answer, "g2", slices.Repeat(refs, 6)...)
		w.refused(err, vk.Final, tasks.ProblemFiles, 0)
		if text, files, err := w.vk.ReadBack(w.Context(), src, id); err != nil || text != answer || files != 2 {
			w.Errorf("read back %q with %d files, %v", text, files, err)
		}
	})
}

// What cannot be passed on is for a person, and said why.
func TestFilesThatPeopleMustAttach(t *testing.T) {
	t.Parallel()
	attaching(t, "", func(w *world, src tasks.Source) {
		for _, test := range []struct {
			m       tasks.Media
			class   vk.Class
			problem tasks.Problem
		}{
			{tasks.Media{Kind: tasks.Video, Ref: "v", Size: 21 << 20}, vk.Final, tasks.ProblemTooBig},
			{tasks.Media{Kind: tasks.Video, Ref: "huge"}, vk.Final, tasks.ProblemTooBig},
			{tasks.Media{Kind: tasks.Photo, Ref: "gone"}, vk.Final, tasks.ProblemNoFile},
			{tasks.Media{Kind: tasks.Photo, Ref: "empty"}, vk.Final, tasks.ProblemNoFile},
			{tasks.Media{Kind: tasks.Photo, Ref: "later"}, vk.Again, tasks.ProblemNetwork},
		} {
			_, err := w.vk.Attach(w.Context(), src, test.m)
			w.refused(err, test.class, test.problem, 0)
		}
		w.stand.SetCommunityRights(vkstand.RightWall)
		_, err := w.vk.Attach(w.Context(), src, tasks.Media{Kind: tasks.Photo, Ref: "p"})
		w.refused(err, vk.Final, tasks.ProblemFiles, 0)
		if n := len(w.stand.Files()); n != 0 {
			w.Errorf("%d files were uploaded", n)
		}
	})
	story(t, vkstand.Options{}, nil, func(w *world) { // nothing to take files from
		post, top, _ := w.asked()
		_, err := w.vk.Attach(w.Context(), w.source(post, top, 0), tasks.Media{Kind: tasks.Photo, Ref: "p"})
		w.refused(err, vk.Final, tasks.ProblemFiles, 0)
	})
}

// What VK takes for no picture goes as a document.
func TestAPictureThatIsNone(t *testing.T) {
	t.Parallel()
	attaching(t, admin, func(w *world, src tasks.Source) {
		if ref := w.attach(src, tasks.Photo, "odd"); !strings.HasPrefix(ref, "doc") {
			w.Error(ref)
		}
	})
}

// Every trouble on the way of a file passes or leads another way; nothing of it shows an address, a token or a name.
func TestTroubleOnTheWayOfAFile(t *testing.T) {
	t.Parallel()
	for name, kind := range troubles() {
		for _, method := range []string{"photos.getWallUploadServer", vkstand.MethodUpload, "photos.saveWallPhoto"} {
			attaching(t, admin, func(w *world, src tasks.Source) {
				w.stand.Fail(vkstand.Fault{Method: method, Kind: kind})
				began := time.Now()
				_, err := w.vk.Attach(w.Context(), src, tasks.Media{Kind: tasks.Photo, Ref: "p"})
				w.refused(err, vk.Again, tasks.ProblemNetwork, 0)
				if strings.Contains(err.Error(), "upload-secret") || strings.Contains(err.Error(), "vk.test") {
					w.Errorf("%s at %s: %v", name, method, err)
				}
				if took := time.Since(began); took > 3*time.Minute {
					w.Errorf("%s at %s: gave up after %v", name, method, took)
				}
				time.Sleep(time.Second)
				if ref := w.attach(src, tasks.Photo, "p"); !strings.HasPrefix(ref, "photo") {
					w.Error(ref)
				}
			})
		}
	}
}

// Every code of VK's on the way of a file either passes or leads to a document.
func TestCodesOnTheWayOfAFile(t *testing.T) {
	t.Parallel()
	attaching(t, admin, func(w *world, src tasks.Source) {
		for _, test := range everyCode() {
			for _, code := range test.codes {
				w.stand.Fail(vkstand.Fault{Method: "photos.getWallUploadServer", Kind: vkstand.Refuse, Code: code})
				ref, err := w.vk.Attach(w.Context(), src, tasks.Media{Kind: tasks.Photo, Ref: "p"})
				if again := test.reading == vk.Again; again != (vk.ClassOf(err) == vk.Again && err != nil) || !again && !strings.HasPrefix(ref, "doc") {
					w.Errorf("code %d: %q, %v", code, ref, err)
				}
				time.Sleep(time.Second)
			}
		}
		w.stand.Fail(vkstand.Fault{Method: vkstand.MethodUpload, Kind: vkstand.Refuse, Code: 22})
		if ref := w.attach(src, tasks.Photo, "p"); !strings.HasPrefix(ref, "doc") {
			w.Error(ref)
		}
	})
}

// Files go to VK's servers only, whatever an answer says.
func TestFilesGoToNobodyElse(t *testing.T) {
	t.Parallel()
	attaching(t, "", func(w *world, src tasks.Source) {
		for _, address := range []string{
			"http://pu.vk.com/c1", "https://10.0.0.1/upload", "https://[::1]/upload", "https://localhost/upload", "https://redis.internal/x",
			"https://user:word@pu.vk.com/c1", "ftp://pu.vk.com", "pu.vk.com", "https://", "://",
		} {
			w.stand.SendUploadsTo(address)
			_, err := w.vk.Attach(w.Context(), src, tasks.Media{Kind: tasks.Photo, Ref: "p"})
			w.refused(err, vk.Final, tasks.ProblemFiles, 0)
			time.Sleep(time.Second)
		}
		if n := w.stand.Calls(vkstand.MethodUpload); n != 0 {
			w.Errorf("%d uploads", n)
		}
	})
}

// A stand-in on this machine takes files where it takes everything else.
func TestFilesGoToTheServerOfTheAPI(t *testing.T) {
	t.Parallel()
	change := func(c *vk.Config) { c.API, c.Files = "http://127.0.0.1:8080/method/", shelf{"p": picture()} }
	story(t, vkstand.Options{}, change, func(w *world) {
		post, top, _ := w.asked()
		if ref := w.attach(w.source(post, top, 0), tasks.Photo, "p"); !strings.HasPrefix(ref, "doc") {
			w.Error(ref)
		}
		w.stand.SendUploadsTo("http://127.0.0.1:8081/upload/doc")
		_, err := w.vk.Attach(w.Context(), w.source(post, top, 0), tasks.Media{Kind: tasks.Photo, Ref: "p"})
		w.refused(err, vk.Final, tasks.ProblemFiles, 0)
	})
}

// Files that VK leaves out, and words that it changes, are seen when the answer is read back.
func TestWhatVKLeavesOutIsSeen(t *testing.T) {
	t.Parallel()
	attaching(t, "", func(w *world, src tasks.Source) {
		w.stand.LeaveFilesOut(true)
		comment, _, err := w.vk.Publish(w.Context(), src, answer, "g", w.attach(src, tasks.Photo, "p"))
		if err != nil {
			w.Fatal(err)
		}
		w.do(w.stand.EditComment(comment, "Иначе"))
		if text, files, err := w.vk.ReadBack(w.Context(), src, comment); err != nil || text != "Иначе" || files != 0 {
			w.Errorf("%q with %d files, %v", text, files, err)
		}
		w.do(w.stand.DeleteComment(comment))
		if _, _, err := w.vk.ReadBack(w.Context(), src, comment); err == nil {
			w.Error("a removed answer is read back")
		}
	})
}
