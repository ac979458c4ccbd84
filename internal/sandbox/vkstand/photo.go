package vkstand

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// PhotoHost is where the stand-in gives photos.
const PhotoHost = "sun1.userapi.test"

const photoPath = "/photo/"

type photo struct {
	id    int64
	bytes []byte
}

// AttachPhoto adds a photo in JPEG to a post or comment, whose author has edited it so, or with 0 to whatever is written next on the
// wall. It returns the photo's id.
func (s *Stand) AttachPhoto(to int64, jpeg []byte) (id int64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.comments[to]
	if to == 0 {
		to = s.lastID + 1
	} else if s.post(to) == nil && c == nil {
		return 0, fmt.Errorf("there is no post or comment %d", to)
	}
	s.nextPhoto++
	id = 456239000 + s.nextPhoto
	s.photos[to] = append(s.photos[to], photo{id, jpeg})
	if c != nil {
		s.emit(eventEdit, s.wireComment(c))
	}
	s.watchers.Wake()
	return id, nil
}

// wirePhotos are the attachments of a post or comment, each photo in two sizes. The stand is locked.
func (s *Stand) wirePhotos(of int64) []any {
	files := []any{}
	for _, p := range s.photos[of] {
		address := "https://" + PhotoHost + photoPath + strconv.FormatInt(p.id, 10)
		files = append(files, map[string]any{"type": "photo", "photo": map[string]any{
			"id": p.id, "owner_id": -s.o.Group, "album_id": -8, "date": s.o.Now().Unix(), "text": "", "access_key": "k" + strconv.FormatInt(p.id, 10),
			"sizes": []any{
				map[string]any{"type": "s", "url": address + "?size=75x75", "width": 75, "height": 75},
				map[string]any{"type": "z", "url": address + "?size=1080x810", "width": 1080, "height": 810},
			},
		}})
	}
	return files
}

// servePhoto answers a request for a photo, as a host of VK's does; false for any other.
func (s *Stand) servePhoto(w http.ResponseWriter, r *http.Request) bool {
	name, ok := strings.CutPrefix(r.URL.Path, photoPath)
	if !ok {
		return false
	}
	if r.Header.Get("Authorization") != "" || r.URL.Query().Has("access_token") {
		s.complain("a token is sent to a host of photos")
	}
	id, _ := strconv.ParseInt(name, 10, 64)
	c := &call{s: s, r: r, at: s.o.Now(), method: "photo"}
	f, faulty := s.takeFault(c.method)
	if faulty && s.before(w, c, f) {
		return true
	}
	s.mu.Lock()
	var found []byte
	for _, one := range s.communities {
		for _, photos := range one.photos {
			for _, p := range photos {
				if p.id == id {
					found = p.bytes
				}
			}
		}
	}
	s.mu.Unlock()
	if found == nil {
		http.NotFound(w, r)
		c.log("404")
		return true
	}
	w.Header().Set("Content-Type", "image/jpeg")
	_, _ = w.Write(found)
	c.log("ok")
	return true
}
