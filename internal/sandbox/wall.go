package sandbox

import (
	"net/http"
	"slices"
	"strings"

	"otklik/internal/sandbox/vkstand"
)

func (s *site) comment(r *http.Request) (any, error) {
	var in struct {
		Post     int64  `json:"post"`
		Resident int64  `json:"resident"`
		Text     string `json:"text"`
		ReplyTo  int64  `json:"reply_to"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	id, err := s.world.comment(in.Post, in.Resident, in.Text, in.ReplyTo)
	return map[string]int64{"comment": id}, err
}

func (s *site) post(r *http.Request) (any, error) {
	var in struct {
		Resident int64  `json:"resident"`
		Text     string `json:"text"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	id, err := s.world.post(in.Resident, in.Text)
	return map[string]int64{"post": id}, err
}

func (s *site) edit(r *http.Request) (any, error) {
	var in struct {
		Comment int64  `json:"comment"`
		Text    string `json:"text"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	return struct{}{}, s.world.edit(in.Comment, in.Text)
}

func (s *site) remove(r *http.Request) (any, error) {
	var in struct {
		Comment int64 `json:"comment"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	return struct{}{}, s.world.remove(in.Comment)
}

// comment writes as a resident under a post, or under a comment where replyTo is not 0.
func (w *world) comment(post, resident int64, text string, replyTo int64) (int64, error) {
	if strings.TrimSpace(text) == "" {
		return 0, wrong("Напишите хотя бы слово")
	}
	if resident <= 0 {
		return 0, wrong("Комментарий пишет житель")
	}
	id, err := w.vk.Comment(post, resident, text, replyTo)
	if err != nil {
		return 0, wrong("Написать не получилось: %v", err)
	}
	return id, nil
}

// post writes on the wall as a resident.
func (w *world) post(resident int64, text string) (int64, error) {
	if strings.TrimSpace(text) == "" {
		return 0, wrong("Напишите хотя бы слово")
	}
	if resident <= 0 {
		return 0, wrong("Запись пишет житель")
	}
	id, err := w.vk.Post(resident, text)
	if err != nil {
		return 0, wrong("Написать не получилось: %v", err)
	}
	return id, nil
}

// edit changes the words of a resident's comment, as its author.
func (w *world) edit(comment int64, text string) error {
	if strings.TrimSpace(text) == "" {
		return wrong("Напишите хотя бы слово")
	}
	if !w.residents(comment) {
		return wrong("Изменить можно комментарий жителя, который стоит на стене")
	}
	if err := w.vk.EditComment(comment, text); err != nil {
		return wrong("Изменить не получилось: %v", err)
	}
	return nil
}

// remove deletes a resident's comment, as its author.
func (w *world) remove(comment int64) error {
	if !w.residents(comment) {
		return wrong("Удалить можно комментарий жителя, который стоит на стене")
	}
	if err := w.vk.DeleteComment(comment); err != nil {
		return wrong("Удалить не получилось: %v", err)
	}
	return nil
}

// residents says whether a comment stands on the wall and is a resident's.
func (w *world) residents(comment int64) bool {
	theirs := func(c vkstand.Comment) bool { return c.ID == comment && c.From > 0 && !c.Deleted }
	return slices.ContainsFunc(w.vk.Wall(), func(p vkstand.Post) bool {
		return slices.ContainsFunc(p.Comments, func(top vkstand.Comment) bool {
			return theirs(top) || slices.ContainsFunc(top.Comments, theirs)
		})
	})
}
