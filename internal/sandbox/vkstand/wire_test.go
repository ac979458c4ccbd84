package vkstand_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"
	"github.com/SevereCloud/vksdk/v2/events"
	"github.com/SevereCloud/vksdk/v2/object"

	"otklik/internal/sandbox/vkstand"
)

const (
	anna int64 = 501
	shop int64 = 77
)

// town is a stand with a wall: a post, a comment, an answer of the community in its thread.
func town(t *testing.T, o vkstand.Options) (s *vkstand.Stand, post, comment int64) {
	t.Helper()
	o.Now = time.Now
	s = vkstand.New(o)
	s.AddUser(vkstand.User{
		ID: anna, First: "Анна", Last: "Котова", Cases: map[string][2]string{"dat": {"Анне", "Котовой"}},
	})
	s.AddCommunity(vkstand.Community{ID: shop, Name: "Магазин"})
	must := func(id int64, err error) int64 {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	post = must(s.Post(-s.Group(), "Новости"))
	comment = must(s.Comment(post, anna, "У дома яма", 0))
	must(s.Comment(post, -s.Group(), "Починим", comment))
	must(s.Comment(post, -shop, "И у нас", comment))
	return s, post, comment
}

// client is vksdk's, on the stand.
func client(s *vkstand.Stand, token string) *api.VK {
	v := api.NewVK(token)
	v.MethodURL, v.Client, v.Limit = "https://vk.test/method/", &http.Client{Transport: s.Transport()}, 0
	return v
}

// fits fails unless vksdk's type knows every field of the JSON.
func fits(t *testing.T, raw []byte, into any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		t.Errorf("%T: %v in %s", into, err, raw)
	}
}

func TestAnswersHaveTheFieldsOfVKsTypes(t *testing.T) {
	t.Parallel()
	s, post, comment := town(t, vkstand.Options{NoLimits: true})
	community, reading := client(s, s.CommunityToken()), client(s, s.ServiceToken())
	owner := -s.Group()
	for _, test := range []struct {
		vk     *api.VK
		method string
		params api.Params
		into   any
	}{
		{reading, "wall.get", api.Params{"owner_id": owner}, new(api.WallGetResponse)},
		{reading, "wall.getById", api.Params{"posts": "-1001_1"}, new(api.WallGetByIDResponse)},
		{reading, "wall.getComments", api.Params{"owner_id": owner, "post_id": post, "thread_items_count": 10},
			new(api.WallGetCommentsResponse)},
		{reading, "wall.getComments", api.Params{"owner_id": owner, "post_id": post, "comment_id": comment},
			new(api.WallGetCommentsResponse)},
		{reading, "users.get", api.Params{"user_ids": anna, "fields": "screen_name"}, new(api.UsersGetResponse)},
		{community, "groups.getById", api.Params{}, new(api.GroupsGetByIDResponse)},
		{community, "groups.getTokenPermissions", api.Params{}, new(api.GroupsGetTokenPermissionsResponse)},
		{community, "groups.getLongPollServer", api.Params{"group_id": s.Group()}, new(api.GroupsGetLongPollServerResponse)},
		{community, "groups.getLongPollSettings", api.Params{"group_id": s.Group()},
			new(api.GroupsGetLongPollSettingsResponse)},
		{community, "wall.createComment", api.Params{"owner_id": owner, "post_id": post, "message": "Да", "guid": "g"},
			new(api.WallCreateCommentResponse)},
	} {
		raw, err := test.vk.Request(test.method, test.params)
		if err != nil {
			t.Errorf("%s: %v", test.method, err)
			continue
		}
		fits(t, raw, test.into)
	}
	s.SetLongPoll(true, events.EventWallReplyEdit, events.EventWallReplyDelete, events.EventWallReplyRestore)
	err := errors.Join(s.EditComment(comment, "У дома большая яма"), s.DeleteComment(comment), s.RestoreComment(comment),
		s.EditPost(post, "Новости города"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[events.EventType]int{}
	for _, e := range s.Events() {
		var event struct {
			events.GroupEvent
			V string `json:"v"`
		}
		fits(t, []byte(e.Raw), &event)
		seen[event.Type]++
		switch event.Type {
		case events.EventWallReplyNew:
			fits(t, event.Object, new(events.WallReplyNewObject))
		case events.EventWallReplyEdit:
			fits(t, event.Object, new(events.WallReplyEditObject))
		case events.EventWallReplyDelete:
			fits(t, event.Object, new(events.WallReplyDeleteObject))
		case events.EventWallReplyRestore:
			fits(t, event.Object, new(events.WallReplyRestoreObject))
		case events.EventWallPostNew:
			fits(t, event.Object, new(events.WallPostNewObject))
		default:
			t.Errorf("event %s", event.Type)
		}
	}
	if len(seen) != 5 {
		t.Errorf("events %v", seen)
	}
	if c := s.Complaints(); len(c) > 0 {
		t.Errorf("complaints %q", c)
	}
}

func TestNamesAndThreadsAreRead(t *testing.T) {
	t.Parallel()
	s, post, comment := town(t, vkstand.Options{})
	v := client(s, s.UserToken())
	people, err := v.UsersGet(api.Params{"user_ids": anna, "name_case": "dat"})
	if err != nil || len(people) != 1 || people[0].FirstName != "Анне" || people[0].LastName != "Котовой" {
		t.Errorf("people %+v, %v", people, err)
	}
	list, err := v.WallGetCommentsExtended(api.Params{
		"owner_id": -s.Group(), "post_id": post, "thread_items_count": 1, "sort": "desc",
	})
	if err != nil || list.Count != 3 || list.CurrentLevelCount != 1 || len(list.Items) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	top := list.Items[0]
	if top.ID != int(comment) || top.Thread.Count != 2 || len(top.Thread.Items) != 1 || len(top.ParentsStack) != 0 {
		t.Errorf("top %+v", top)
	}
	reply := top.Thread.Items[0]
	if reply.ReplyToComment != top.ID || reply.ReplyToUser != int(anna) || reply.ParentsStack[0] != top.ID ||
		reply.FromID != -int(s.Group()) {
		t.Errorf("reply %+v", reply)
	}
	if len(list.Profiles) != 1 || len(list.Groups) != 1 {
		t.Errorf("%d profiles, %d groups", len(list.Profiles), len(list.Groups))
	}
	if err := s.DeleteComment(comment); err != nil {
		t.Fatal(err)
	}
	after, err := v.WallGetComments(api.Params{"owner_id": -s.Group(), "post_id": post})
	if err != nil || len(after.Items) != 1 || after.Items[0].Deleted != object.BaseBoolInt(true) || after.Items[0].Text != "" {
		t.Errorf("a deleted comment with a thread: %+v, %v", after, err)
	}
}
