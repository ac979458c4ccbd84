package vkstand_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/internal/sandbox/vkstand"
)

func TestTokensMayDoWhatVKLetsThem(t *testing.T) {
	t.Parallel()
	s, post, _ := town(t, vkstand.Options{NoLimits: true})
	owner := -s.Group()
	reading := api.Params{"owner_id": owner, "post_id": post}
	writing := api.Params{"owner_id": owner, "post_id": post, "message": "Да"}
	group := api.Params{"group_id": s.Group()}
	for _, test := range []struct {
		method                             string
		params                             api.Params
		community, service, user, stranger int
	}{
		{"wall.get", api.Params{"owner_id": owner}, 27, 0, 0, 5},
		{"wall.getComments", reading, 27, 0, 0, 5},
		{"wall.createComment", writing, 0, 28, 0, 5},
		{"groups.getLongPollServer", group, 0, 28, 0, 5},
		{"groups.getLongPollSettings", group, 0, 28, 0, 5},
		{"users.get", api.Params{"user_ids": anna}, 0, 0, 0, 5},
		{"groups.getTokenPermissions", api.Params{}, 0, 28, 27, 5},
		{"utils.getServerTime", api.Params{}, 0, 0, 0, 5},
	} {
		for token, want := range map[string]int{
			s.CommunityToken(): test.community, s.ServiceToken(): test.service, s.UserToken(): test.user, "x": test.stranger,
		} {
			_, err := client(s, token).Request(test.method, test.params)
			if got := code(err); got != want {
				t.Errorf("%s with %s: error %d, want %d", test.method, token, got, want)
			}
		}
	}
}

// code is VK's error code, 0 for none.
func code(err error) int {
	if e, ok := errors.AsType[*api.Error](err); ok {
		return int(e.Code)
	}
	return 0
}

func TestWhatVKDoesNotKnowIsComplainedOf(t *testing.T) {
	t.Parallel()
	s, post, _ := town(t, vkstand.Options{NoLimits: true})
	v := client(s, s.CommunityToken())
	owner := -s.Group()
	for _, test := range []struct {
		method string
		params api.Params
		code   int
		say    string
	}{
		{"wall.makeComment", api.Params{}, 3, "unknown method wall.makeComment"},
		{"users.get", api.Params{"user_id": 1}, 0, "users.get: no parameter user_id"},
		{"wall.createComment", api.Params{"post_id": "one"}, 100, "wall.createComment: parameter post_id has a wrong type"},
		{"wall.createComment", api.Params{"owner_id": owner}, 100, "wall.createComment: parameter post_id is missing"},
		{"wall.createComment", api.Params{"owner_id": owner, "post_id": post, "from_group": 1, "message": "Да"}, 100, ""},
		{"groups.getLongPollServer", api.Params{"group_id": 5}, 100, ""},
		{"groups.setLongPollSettings", api.Params{"group_id": s.Group(), "wall_new": 1}, 0,
			"groups.setLongPollSettings: no parameter wall_new"},
	} {
		before := len(s.Complaints())
		_, err := v.Request(test.method, test.params)
		complaints := s.Complaints()[before:]
		if code(err) != test.code || strings.Join(complaints, "|") != test.say {
			t.Errorf("%s %v: error %d, complaints %q", test.method, test.params, code(err), complaints)
		}
	}
	for address, say := range map[string]string{
		"https://vk.test/method/users.get?access_token=" + s.CommunityToken(): "token in the address",
		"https://vk.test/api/users.get":                                       "unknown address",
		"https://vk.test/whp1001?act=a_check&key=key1&ts=1&wait=500":          "wait",
	} {
		resp, err := (&http.Client{Transport: s.Transport()}).Get(address)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if !strings.Contains(strings.Join(s.Complaints(), "|"), say) {
			t.Errorf("no complaint of %s: %q", say, s.Complaints())
		}
	}
}

func TestLimitsHoldInASlidingSecond(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, _, _ := town(t, vkstand.Options{})
		for token, rate := range map[string]int{s.CommunityToken(): 20, s.ServiceToken(): 3} {
			v := client(s, token)
			calls := func(n int) (refused int) {
				for range n {
					if _, err := v.UsersGet(api.Params{"user_ids": anna}); code(err) == 6 {
						refused++
					}
				}
				return refused
			}
			time.Sleep(900 * time.Millisecond) // not at the beginning of a second
			if n := calls(rate + 2); n != 2 {
				t.Errorf("%d of %d refused", n, rate+2)
			}
			time.Sleep(500 * time.Millisecond)
			if n := calls(1); n != 1 {
				t.Error("half a second later there is room")
			}
			time.Sleep(500 * time.Millisecond)
			if n := calls(rate); n != 0 {
				t.Errorf("a second later %d refused", n)
			}
		}
		if s.TooMany() != 6 {
			t.Errorf("%d refusals counted", s.TooMany())
		}
	})
}

// ask polls once by hand.
func ask(ctx context.Context, t *testing.T, s *vkstand.Stand, key, ts string) map[string]any {
	t.Helper()
	q := url.Values{"act": {"a_check"}, "key": {key}, "ts": {ts}, "wait": {"25"}}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://vk.test/whp1001?"+q.Encode(), nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := s.Transport().RoundTrip(req)
	if err != nil {
		return nil
	}
	defer func() { _ = resp.Body.Close() }()
	var answer map[string]any
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestLongPollAsVKDescribesIt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, post, comment := town(t, vkstand.Options{History: 6})
		expect := func(key, ts string, failed float64, newTS any, updates int) {
			t.Helper()
			a := ask(t.Context(), t, s, key, ts)
			list, _ := a["updates"].([]any)
			got, _ := a["failed"].(float64)
			if got != failed || a["ts"] != newTS || len(list) != updates {
				t.Errorf("key %s, ts %s: %v", key, ts, a)
			}
		}
		expect("key1", "1", 0, "5", 4)
		began := time.Now()
		expect("key1", "5", 0, "5", 0)
		if waited := time.Since(began); waited != 25*time.Second {
			t.Errorf("an empty poll took %v", waited)
		}
		go func() {
			time.Sleep(time.Second)
			if err := s.EditComment(comment, "Где автобус?"); err != nil {
				t.Error(err)
			}
			if _, err := s.Comment(post, anna, "Где?", 0); err != nil { // edits are switched off, comments not
				t.Error(err)
			}
		}()
		expect("key1", "5", 0, "6", 1)
		expect("key1", "99", 1, 6.0, 0)
		expect("other", "6", 2, nil, 0)
		for range 6 {
			if err := s.Repeat(s.Events()[0].ID); err != nil {
				t.Fatal(err)
			}
		}
		expect("key1", "5", 1, 12.0, 0) // older than what is remembered
		expect("key1", "6", 0, "12", 6)
		s.ExpireKey()
		expect("key1", "12", 2, nil, 0)
		s.LoseHistory()
		expect("key2", "12", 3, nil, 0)
		expect("key3", "12", 1, 1.0, 0)

		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if a := ask(ctx, t, s, "key3", "1"); a != nil {
			t.Errorf("an ended poll got %v", a)
		}
	})
}

func TestWaitHearsOfEveryChange(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, post, _ := town(t, vkstand.Options{})
		go func() {
			for range 3 {
				time.Sleep(time.Minute)
				if _, err := s.Comment(post, anna, "Где?", 0); err != nil {
					t.Error(err)
				}
			}
		}()
		if err := s.Wait(t.Context(), func() bool { return len(s.Wall()[0].Comments) == 4 }); err != nil {
			t.Error(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := s.Wait(ctx, func() bool { return false }); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}
	})
}

func TestOverASocket(t *testing.T) {
	t.Parallel()
	s, post, _ := town(t, vkstand.Options{})
	server := httptest.NewServer(s)
	defer server.Close()
	v := client(s, s.CommunityToken())
	v.MethodURL, v.Client = server.URL+"/method/", server.Client()
	lp, err := v.GroupsGetLongPollServer(api.Params{"group_id": s.Group()})
	if err != nil || !strings.HasPrefix(lp.Server, server.URL) {
		t.Fatalf("%+v, %v", lp, err)
	}
	resp, err := server.Client().Get(lp.Server + "?act=a_check&wait=1&key=" + lp.Key + "&ts=1")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if err != nil || strings.Count(string(body), "event_id") != 4 {
		t.Errorf("%s, %v", body, err)
	}
	s.Fail(vkstand.Fault{Method: "wall.createComment", Kind: vkstand.CutAfter})
	params := api.Params{"owner_id": -s.Group(), "post_id": post, "message": "Да", "guid": "g"}
	if _, err := v.WallCreateComment(params); err == nil {
		t.Error("a cut call has an answer")
	}
	made, err := v.WallCreateComment(params)
	if answers := s.Answers(); err != nil || len(answers) != 2 || answers[1].ID != int64(made.CommentID) {
		t.Errorf("%+v, %v, %+v", made, err, answers)
	}
	for _, c := range s.Log() {
		if (c.Token == "community") == (c.Method == "longpoll") || c.Done.Before(c.At) {
			t.Errorf("%+v", c)
		}
	}
}

func TestWhatPeopleDoShowsOnTheWall(t *testing.T) {
	t.Parallel()
	s, post, comment := town(t, vkstand.Options{})
	v := client(s, s.CommunityToken())
	write := func() int {
		_, err := v.WallCreateComment(api.Params{"owner_id": -s.Group(), "post_id": post, "message": "https://город.рф"})
		return code(err)
	}
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
	}
	s.SetLimits(false)
	do(s.CloseComments(post))
	if write() != 213 || !s.Wall()[0].Closed {
		t.Error("closed comments are open")
	}
	if _, err := s.Comment(post, anna, "Где?", 0); err == nil {
		t.Error("a resident wrote under closed comments")
	}
	do(s.HideComments(post))
	if write() != 212 {
		t.Error("hidden comments are not")
	}
	do(s.OpenComments(post))
	s.ForbidLinks(true)
	if write() != 222 {
		t.Error("links are allowed")
	}
	s.ForbidLinks(false)
	if write() != 0 {
		t.Error("open comments are closed")
	}
	do(s.EditComment(comment, "Где автобус?"))
	if c := s.Wall()[0].Comments[0]; c.Text != "Где автобус?" || !c.Edited || c.Author != "Анна Котова" || len(c.Comments) != 2 {
		t.Errorf("comment %+v", c)
	}
	for _, err := range []error{
		s.DeleteComment(999), s.EditComment(999, "а"), s.RestoreComment(comment), s.DeletePost(999), s.EditPost(999, "а"), s.Inject("{"), s.Repeat("none"),
	} {
		if err == nil {
			t.Error("what is not there was changed")
		}
	}
	if _, err := s.Post(12345, "Кто я?"); err == nil {
		t.Error("nobody wrote a post")
	}
	second, err := s.Post(anna, "Ещё")
	do(err)
	do(s.PinPost(post))
	list, err := client(s, s.ServiceToken()).WallGet(api.Params{"owner_id": -s.Group()})
	if err != nil || list.Items[0].ID != int(post) || list.Items[1].ID != int(second) || len(s.Users()) != 2 {
		t.Errorf("%+v, %v", list, err)
	}
	do(s.DeletePost(post))
	if len(s.Wall()) != 1 || len(s.Answers()) != 0 || write() != 210 {
		t.Error("a deleted post is there")
	}
}
