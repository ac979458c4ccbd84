package vk

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/SevereCloud/vksdk/v2/api"
)

// What a user has allowed an application, https://dev.vk.com/ru/reference/access-rights.
const (
	mayPhotos = 1 << 2
	mayVideo  = 1 << 4
	mayWall   = 1 << 13
	mayGroups = 1 << 18
)

// moderator is the lowest post in a community that may delete comments and ban people.
const moderator = 1

// powers is what the administrator's token may do for the community.
type powers struct {
	given  bool  // there is such a token
	err    error // it could not be found out
	rights int
	level  int // of its owner in the community; 0 is none
}

func (p powers) may(right int) bool { return p.given && p.err == nil && p.rights&right != 0 }

// powers asks what the administrator's token may do; it changes nothing.
func (c *Client) powers(ctx context.Context) (p powers) {
	if c.user == nil {
		return p
	}
	p.given = true
	var people []json.RawMessage
	if p.err = c.try(ctx, c.user, "users.get", api.Params{}, &people); p.err == nil && len(people) == 0 {
		p.err = errNoUser
	}
	if p.err == nil {
		p.err = c.try(ctx, c.user, "account.getAppPermissions", api.Params{}, &p.rights)
	}
	var groups []struct {
		Level int `json:"admin_level"`
	}
	if p.err == nil {
		p.err = c.try(ctx, c.user, "groups.getById", api.Params{"group_id": c.group}, &groups)
	}
	if p.err == nil && len(groups) == 1 {
		p.level = groups[0].Level
	}
	return p
}

// checkUser says what people do by hand because no token may: files of answers, deleting, banning.
func (c *Client) checkUser(ctx context.Context, docs papers) []Capability {
	p := c.powers(ctx)
	token := Capability{Name: nameUser, OK: p.given && p.err == nil}
	switch {
	case !p.given:
		token.Reason = "не задан vk.user_token: удаление и блокировка выполняются вручную; упоминания сообщества у других не ищутся, " +
			"комментарии к фото, видео и товарам приходят только событиями"
	case errors.Is(p.err, errNoUser):
		token.Reason = "vk.user_token – не ключ пользователя"
	case p.err != nil:
		token.Reason = words(p.err)
	}
	list := []Capability{token}
	if docs.known {
		list = append(list, p.upload("Фото к ответам", "photos", mayPhotos, docs.may), p.upload("Видео к ответам", "video", mayVideo, docs.may))
	}
	if docs.known && !docs.may {
		list = append(list, Capability{
			Name: "Документы к ответам", Reason: "у ключа сообщества нет права «документы»: оператор публикует такие ответы вручную",
		})
	}
	if token.OK {
		list = append(list, p.order("Удаление комментариев", "wall", mayWall), p.order("Блокировка в сообществе", "groups", mayGroups))
	}
	return list
}

var errNoUser = errors.New("not a token of a user")

const nameUser = "Ключ администратора (vk.user_token)"

// upload says how files of a kind go with answers: as themselves, as documents, or by hand.
func (p powers) upload(name, right string, bit int, docs bool) Capability {
	able := Capability{Name: name, OK: p.may(bit)}
	switch {
	case able.OK:
	case docs && !p.given: // that is how it works without the token, nothing is wrong
		able.OK, able.Reason = true, "публикуются документами"
	case docs:
		able.Reason = "у vk.user_token нет права " + right + ": публикуются документами"
	default:
		able.Reason = "у ключей нет нужных прав: оператор публикует такие ответы вручную"
	}
	return able
}

// order says whether somebody may be called to order: needed are a right, and a post in the community.
func (p powers) order(name, right string, bit int) Capability {
	able := Capability{Name: name, OK: p.may(bit) && p.level >= moderator}
	switch {
	case able.OK:
	case p.level < moderator:
		able.Reason = "владелец vk.user_token не руководитель сообщества: делайте это вручную"
	default:
		able.Reason = "у vk.user_token нет права " + right + ": делайте это вручную"
	}
	return able
}
