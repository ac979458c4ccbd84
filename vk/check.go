package vk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/SevereCloud/vksdk/v2/api"
)

// Capability is something that the tokens may or may not do. Name and Reason are Russian, for the administrator.
type Capability struct {
	Name     string
	OK       bool
	Reason   string // why not, and what to do; or a detail when OK
	Required bool   // nothing is found without it
}

// Check tries every token and lists what they may do; it changes nothing in VK. The error is the context's only.
func (c *Client) Check(ctx context.Context) ([]Capability, error) {
	list := []Capability{c.checkGroup(ctx)}
	if c.polling {
		list = append(list, c.checkPoll(ctx), c.checkEvents(ctx))
	}
	publish, papers := c.checkPublish(ctx)
	list = append(list, c.checkNames(ctx), publish, c.checkReading(ctx))
	list = append(list, c.checkUser(ctx, papers)...)
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("check of vk: %w", err)
	}
	return list, nil
}

// try is a reading of the check: where VK asks to come again it does, since another program may be busy with the same token.
func (c *Client) try(ctx context.Context, s *session, method string, params api.Params, into any) (err error) {
	for n := range nameTries {
		err = s.read(ctx, method, params, into)
		e, ok := errors.AsType[*Error](err)
		if !ok || e.Class != Again || e.Code == 0 || ctx.Err() != nil {
			return err
		}
		pause(ctx, max(e.Pause, backoff(n)))
	}
	return err
}

// judged completes a capability with the outcome of its trial.
func judged(able Capability, err error, detail string) Capability {
	able.OK, able.Reason = err == nil, detail
	if err != nil {
		able.Reason = words(err)
	}
	return able
}

func (c *Client) checkGroup(ctx context.Context) Capability {
	able := Capability{Name: "Ключ сообщества действует", Required: true}
	var groups []struct {
		ID   int64  `json:"id"`
		Name string `json:"name"`
	}
	if err := c.try(ctx, c.community, "groups.getById", api.Params{}, &groups); err != nil {
		return judged(able, err, "")
	}
	if len(groups) != 1 || groups[0].ID != c.group {
		able.Reason = "ключ от другого сообщества: проверьте vk.group_id и vk.token"
		return able
	}
	return judged(able, nil, "сообщество «"+groups[0].Name+"»")
}

func (c *Client) checkPoll(ctx context.Context) Capability {
	var s server
	err := c.try(ctx, c.community, "groups.getLongPollServer", api.Params{"group_id": c.group}, &s)
	able := judged(Capability{Name: "Получение событий сообщества (Long Poll)", Required: true}, err, "")
	var e *Error
	if errors.As(err, &e) && e.Code == int(api.ErrAccess) {
		able.Reason = "Long Poll выключен: включите его в настройках сообщества, «Работа с API»"
	}
	return able
}

func (c *Client) checkEvents(ctx context.Context) Capability {
	var have pollSettings
	err := c.try(ctx, c.community, "groups.getLongPollSettings", api.Params{"group_id": c.group}, &have)
	able := judged(Capability{Name: "События о записях, комментариях и личных сообщениях"}, err, "")
	if err == nil && !have.gives() {
		able.OK, able.Reason = false, "включены не все: нужны личные сообщения, новые записи и комментарии к записям, "+
			"фото, видео, товарам и в обсуждениях – новые, изменённые, удалённые, восстановленные; программа попробует включить их "+
			"при запуске, иначе включите вручную: «Работа с API» → Long Poll API → «Типы событий»"
	}
	return able
}

func (c *Client) checkNames(ctx context.Context) Capability {
	var people []json.RawMessage
	err := c.try(ctx, c.community, "users.get", api.Params{"user_ids": 1}, &people)
	return judged(Capability{Name: "Имена авторов"}, err, "")
}

// papers is whether the community's token may upload documents, if that is known.
type papers struct{ known, may bool }

// checkPublish also says whether the community's token may upload documents.
func (c *Client) checkPublish(ctx context.Context) (able Capability, docs papers) {
	type permission struct {
		Name string `json:"name"`
	}
	var granted struct {
		Permissions []permission `json:"permissions"`
	}
	err := c.try(ctx, c.community, "groups.getTokenPermissions", api.Params{}, &granted)
	able = judged(Capability{Name: "Публикация ответов от имени сообщества"}, err, "")
	may := func(name string) bool {
		return slices.ContainsFunc(granted.Permissions, func(p permission) bool { return p.Name == name })
	}
	switch {
	case err != nil:
	case !may("wall"):
		able.OK = false
		able.Reason = "у ключа сообщества нет доступа к стене: создайте ключ с этим правом или публикуйте вручную"
	case !may("messages"):
		able.OK = false
		able.Reason = "у ключа сообщества нет доступа к сообщениям: личные сообщения жителей не приходят, остальное работает"
	}
	return able, papers{known: err == nil, may: may("docs")}
}

func (c *Client) checkReading(ctx context.Context) Capability {
	able := Capability{Name: "Чтение стены: пропущенные сообщения и проверка публикации"}
	if len(c.readers) == 0 {
		able.Reason = "не задан сервисный ключ vk.service_token"
		return able
	}
	var wall struct {
		Items []entry `json:"items"`
	}
	err := c.readWall(ctx, "wall.get", api.Params{"owner_id": -c.group, "count": 1}, &wall)
	if err == nil && len(wall.Items) > 0 {
		var page comments
		params := api.Params{"owner_id": -c.group, "post_id": wall.Items[0].ID, "count": 1}
		err = c.readWall(ctx, "wall.getComments", params, &page)
	}
	return judged(able, err, "")
}

// words says in Russian why a call failed and what to do.
func words(err error) string {
	var e *Error
	if !errors.As(err, &e) {
		return "внутренняя ошибка"
	}
	code := ""
	if e.Code != 0 {
		code = fmt.Sprintf(" (ошибка ВКонтакте %d)", e.Code)
	}
	switch e.Class {
	case Disabled:
		return "ключ недействителен или не имеет этого права" + code
	case Person:
		return "ВКонтакте требует подтверждения человеком: войдите в сообщество" + code
	case Tomorrow:
		return "исчерпан дневной лимит ВКонтакте, попробуйте завтра" + code
	case Final:
		return "ВКонтакте отказал в доступе" + code
	case Unknown, Again:
	}
	if e.Code != 0 {
		return "ВКонтакте просит повторить позже" + code
	}
	return "ВКонтакте не отвечает: проверьте сеть и адрес vk.api"
}
