package vk_test

import (
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/vkstand"
	"otklik/tasks"
	"otklik/vk"
)

// A message that somebody names is read whole, and has the key by which it is found when it comes by itself.
func TestOneMessageIsRead(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, nil, func(w *world) {
		n := w.network()
		group := w.stand.Group()
		news := w.post(-group, "Новости")
		post := w.post(anna, "Во дворе яма")
		comment := w.comment(news, anna, "Где яма?", 0)
		answer := w.comment(news, boris, "Тоже яма", comment)
		for _, c := range []struct {
			src       tasks.Source
			text, who string
			own       bool
		}{
			{tasks.Source{Network: "vk", Owner: -group, Post: news}, "Новости", "", true},
			{tasks.Source{Network: "vk", Owner: -group, Post: post}, "Во дворе яма", "Анна", false},
			{tasks.Source{Network: "vk", Owner: -group, Post: news, Comment: comment}, "Где яма?", "Анна", false},
			{tasks.Source{Network: "vk", Owner: -group, Post: news, Comment: answer}, "Тоже яма", "Борис", false},
		} {
			got, err := n.Read(w.Context(), c.src)
			if err != nil || !n.Ours(c.src) || got.Own != c.own || got.Found.Text != c.text || got.Found.Source.Key() != c.src.Key() {
				t.Errorf("%s: %+v, %v", c.src.Key(), got, err)
			}
			if c.who != "" && got.Found.Author.FirstName != c.who || got.Found.WrittenAt.IsZero() || got.Found.Source.Link == "" {
				t.Errorf("%s: %+v", c.src.Key(), got.Found)
			}
		}
		w.do(w.stand.DeleteComment(answer))
		for _, src := range []tasks.Source{
			{Network: "vk", Owner: -group, Post: news, Comment: answer}, {Network: "vk", Owner: -group, Post: news + 1, Comment: comment},
			{Network: "vk", Owner: -group, Post: 999}, {Network: "vk", Owner: -555, Post: 1}, {Network: "vk", Owner: -555, Post: 1, Comment: 2},
			{Network: "ok", Mark: "x"}, {Network: "vk", Mark: "x"}, {Network: "vk", Venue: tasks.VenuePhoto, Owner: -group, Post: 3},
		} {
			if got, err := n.Read(w.Context(), src); err == nil || vk.ClassOf(err) != vk.Final || strings.Contains(err.Error(), secretWord) {
				t.Errorf("%s: %+v, %v", src.Key(), got, err)
			}
		}
	})
}

// What stands under a photo is found among its comments.
func TestOneCommentBelowAPhotoIsRead(t *testing.T) {
	t.Parallel()
	story(t, vkstand.Options{}, func(c *vk.Config) { c.UserToken = "user" }, func(w *world) {
		w.cfg.UserToken = w.stand.UserToken()
		n := w.network()
		photo := w.stand.AddThing(vkstand.Photo)
		time.Sleep(time.Second)
		id, err := w.stand.Remark(vkstand.Photo, photo, anna, "На фото яма", 0)
		w.do(err)
		src := tasks.Source{Network: "vk", Venue: tasks.VenuePhoto, Owner: -w.stand.Group(), Post: photo, Comment: id}
		got, err := n.Read(w.Context(), src)
		if err != nil || got.Found.Text != "На фото яма" || got.Found.Source.Key() != src.Key() {
			t.Errorf("%+v, %v", got, err)
		}
	})
}
