package sandbox

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"otklik/internal/sandbox/tgstand"
)

const (
	maxBody  = 64 << 10
	maxPhoto = 10 << 20 // what a phone sends as a photo
)

// answer makes a handler of what does something and says what came of it. Mistakes of the asker are 400, all else is 500;
// either is {"error": words}.
func answer(do func(r *http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxPhoto+maxBody)
		result, err := do(r)
		if m := new(mistake); errors.As(err, &m) {
			refuse(w, http.StatusBadRequest, m.words)
			return
		}
		if err != nil {
			refuse(w, http.StatusInternalServerError, err.Error())
			return
		}
		write(w, http.StatusOK, result)
	}
}

func refuse(w http.ResponseWriter, code int, words string) {
	write(w, code, map[string]string{"error": words})
}

func write(w http.ResponseWriter, code int, what any) {
	body, err := json.Marshal(what)
	if err != nil {
		http.Error(w, "cannot encode the answer", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(code)
	_, _ = w.Write(body) // the asker may be gone, which is its own affair
}

// read decodes a request's JSON; what it does not know is a mistake.
func read(r *http.Request, into any) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return wrong("Нужен запрос с типом application/json")
	}
	d := json.NewDecoder(io.LimitReader(r.Body, maxBody))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return wrong("Запрос не читается: %v", err)
	}
	return nil
}

func (s *site) state(w http.ResponseWriter, _ *http.Request) { write(w, http.StatusOK, s.look()) }

// file gives a photo that somebody attached, by its id.
func (s *site) file(w http.ResponseWriter, r *http.Request) {
	data, ok := s.world.telegram.File(r.URL.Query().Get("id"))
	kind := http.DetectContentType(data)
	if !ok || !strings.HasPrefix(kind, "image/") {
		refuse(w, http.StatusNotFound, "Такой картинки нет")
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(data)
}

func (s *site) tap(r *http.Request) (any, error) {
	var in struct {
		Person  string `json:"person"`
		Message int    `json:"message"`
		Label   string `json:"label"`
		Data    string `json:"data"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	no, err := s.world.press(in.Person, in.Message, in.Label, in.Data)
	return map[string]int{"tap": no}, err
}

// say takes JSON, or a form with a photo.
func (s *site) say(r *http.Request) (any, error) {
	var in struct {
		Person  string `json:"person"`
		Text    string `json:"text"`
		ReplyTo int    `json:"reply_to"`
	}
	var photo *tgstand.File
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "multipart/form-data" {
		if err := read(r, &in); err != nil {
			return nil, err
		}
	} else {
		file, header, err := r.FormFile("photo")
		if err != nil {
			return nil, wrong("Картинка не дошла: %v", err)
		}
		defer func() { _ = file.Close() }()
		data, err := io.ReadAll(io.LimitReader(file, maxPhoto+1))
		switch {
		case err != nil:
			return nil, wrong("Картинка не читается: %v", err)
		case len(data) > maxPhoto:
			return nil, wrong("Картинка больше 10 МБ: выберите поменьше")
		case !strings.HasPrefix(http.DetectContentType(data), "image/"):
			return nil, wrong("Приложить можно картинку: JPEG, PNG, GIF или WebP")
		}
		photo = &tgstand.File{Name: header.Filename, MIME: http.DetectContentType(data), Data: data}
		in.Person, in.Text = r.FormValue("person"), r.FormValue("text")
		in.ReplyTo, _ = strconv.Atoi(r.FormValue("reply_to"))
	}
	id, err := s.world.say(in.Person, in.Text, in.ReplyTo, photo)
	return map[string]int{"message": id}, err
}

func (s *site) clock(r *http.Request) (any, error) {
	var in struct {
		Push string `json:"push"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	err := s.world.push(in.Push)
	return s.world.time(), err
}

func (s *site) demo(r *http.Request) (any, error) {
	var in struct {
		Action string `json:"action"`
		Demo   string `json:"demo"` // which to start, by its key; the usual one if not given
		Pace   string `json:"pace"` // from showing to acting, "2s" if not given
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	switch in.Action {
	case "start":
		pace := usualPace
		if in.Pace != "" {
			d, err := time.ParseDuration(in.Pace)
			if err != nil || d < 0 || d > time.Minute {
				return nil, wrong("Шаг примера — от 0 до минуты, например «2s»")
			}
			pace = d
		}
		d, err := demoOf(in.Demo)
		if err != nil {
			return nil, err
		}
		return struct{}{}, s.player.start(d, pace)
	case "stop":
		s.player.stop()
		return struct{}{}, nil
	}
	return nil, wrong("Пример можно начать («start») или остановить («stop»)")
}
