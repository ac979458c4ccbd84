package sandbox

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"otklik/internal/sandbox/vkstand"
)

// Place is where residents write besides the community's wall. What is written there takes the same way through the program.
type Place struct {
	Key      string    `json:"key"`
	Kind     string    `json:"kind"`
	Title    string    `json:"title"`
	Hint     string    `json:"hint,omitempty"` // what one has to know to write there
	Comments []Comment `json:"comments"`       // oldest first
}

// The keys of places.
const (
	placePhoto  = "photo"
	placeBoard  = "board"
	placeLetter = "letter"
	placeOthers = "others"
)

const (
	othersAfter  = 1_000_000 // from the town's group to that of the others
	othersName   = "Подслушано в городе"
	othersPage   = "podslushano_gorod"
	othersPost   = "Что нового в городе, соседи?"
	photoTitle   = "Фотография «Сквер у библиотеки открыт»"
	boardTitle   = "Обсуждение «Вопросы администрации»"
	letterTitle  = "Личные сообщения сообществу"
	othersHint   = "Эту стену программа читает раз в 15 минут и берёт то, что касается администрации: переведите часы вперёд."
	othersAuthor = 504
)

// surroundings are the places themselves.
type surroundings struct {
	photo, board int64
	others       *vkstand.Stand
	under        int64 // the others' post
}

// surround makes the places of a town.
func surround(town *vkstand.Stand) (s surroundings, err error) {
	s.photo, s.board = town.AddThing(vkstand.Photo), town.AddThing(vkstand.Board)
	s.others = town.Found(vkstand.Options{Group: town.Group() + othersAfter, Name: othersName, ScreenName: othersPage})
	if s.under, err = s.others.Post(othersAuthor, othersPost); err != nil {
		return s, fmt.Errorf("the others' wall: %w", err)
	}
	return s, nil
}

// places shows them.
func (w *world) places() []Place {
	return []Place{
		{Key: placePhoto, Kind: "Под фотографией", Title: photoTitle, Comments: w.remarks(vkstand.Photo, w.around.photo)},
		{Key: placeBoard, Kind: "В обсуждении", Title: boardTitle, Comments: w.remarks(vkstand.Board, w.around.board)},
		{Key: placeLetter, Kind: "Лично", Title: letterTitle, Comments: w.letters()},
		{
			Key: placeOthers, Kind: "В чужом сообществе", Title: othersName + ": «" + othersPost + "»", Hint: othersHint,
			Comments: w.comments(w.around.others.Wall()[0].Comments),
		},
	}
}

func (w *world) remarks(kind vkstand.Thing, of int64) []Comment {
	list := []Comment{}
	for _, r := range w.vk.Remarks(kind, of) {
		list = append(list, Comment{
			ID: r.ID, Author: w.author(r.From), Official: r.From == -w.vk.Group(), At: r.At.UnixMilli(), Text: r.Text, ReplyTo: r.ReplyTo,
			Deleted: r.Deleted, Files: attachedWords(r.Files),
		})
	}
	return list
}

// letters are those with everybody, in one list.
func (w *world) letters() []Comment {
	list := []Comment{}
	for _, r := range residents() {
		for _, l := range w.vk.Letters(r.ID) {
			list = append(list, Comment{
				ID: l.ID, Author: w.author(l.From), Official: l.From == -w.vk.Group(), At: l.At.UnixMilli(), Text: l.Text,
				Files: attachedWords(l.Files),
			})
		}
	}
	slices.SortFunc(list, func(a, b Comment) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

func (w *world) author(id int64) string {
	for _, r := range residents() {
		if r.ID == id {
			return r.First + " " + r.Last
		}
	}
	return townName
}

func (s *site) place(r *http.Request) (any, error) {
	var in struct {
		Place    string `json:"place"`
		Resident int64  `json:"resident"`
		Text     string `json:"text"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	id, err := s.world.writeAt(in.Place, in.Resident, in.Text)
	return map[string]int64{"comment": id}, err
}

// writeAt writes somewhere as a resident.
func (w *world) writeAt(place string, resident int64, text string) (id int64, err error) {
	switch {
	case strings.TrimSpace(text) == "":
		return 0, wrong("Напишите хотя бы слово")
	case resident <= 0:
		return 0, wrong("Пишет житель")
	}
	switch place {
	case placePhoto:
		id, err = w.vk.Remark(vkstand.Photo, w.around.photo, resident, text, 0)
	case placeBoard:
		id, err = w.vk.Remark(vkstand.Board, w.around.board, resident, text, 0)
	case placeLetter:
		id, err = w.vk.Write(resident, text)
	case placeOthers:
		id, err = w.around.others.Comment(w.around.under, resident, text, 0)
	default:
		return 0, wrong("Такого места нет: «%s»", place)
	}
	if err != nil {
		return 0, wrong("Написать не получилось: %v", err)
	}
	return id, nil
}
