package tgstand_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
)

const (
	anna  = int64(1001)
	pyotr = int64(1002)
	group = int64(-500)
)

// stand is a server with two people who have pressed Start, and a group.
func stand(t *testing.T, options tgstand.Options) *tgstand.Server {
	t.Helper()
	s := tgstand.New(options)
	t.Cleanup(s.Close)
	s.Person(anna, "Анна", "Иванова", "anna")
	s.Person(pyotr, "Пётр", "Петров", "")
	must(t, s.Start(anna, ""))
	must(t, s.Start(pyotr, "invite_1"))
	must(t, s.Group(group, "Управление ЖКХ", anna, pyotr))
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// clock is a settable source of time.
type clock struct{ at time.Time }

func newClock() *clock { return &clock{time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time          { return c.at }
func (c *clock) advance(d time.Duration) { c.at = c.at.Add(d) }

// p are a call's parameters.
type p map[string]string

// reply is an answer of the API.
type reply struct {
	OK          bool            `json:"ok"`
	Result      json.RawMessage `json:"result"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		MigrateTo  int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
	status int
}

// call makes a call without a socket.
func call(t *testing.T, s *tgstand.Server, method string, params p) reply {
	t.Helper()
	form := url.Values{}
	for name, value := range params {
		form.Set(name, value)
	}
	r, err := http.NewRequest(http.MethodPost, "http://stand/bot"+s.Token()+"/"+method, strings.NewReader(form.Encode()))
	must(t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return do(t, s, r)
}

func do(t *testing.T, s *tgstand.Server, r *http.Request) reply {
	t.Helper()
	response, err := s.Transport().RoundTrip(r)
	must(t, err)
	defer response.Body.Close()
	out := reply{status: response.StatusCode}
	must(t, json.NewDecoder(response.Body).Decode(&out))
	return out
}

// ok makes a call that must succeed and reads its result.
func ok(t *testing.T, s *tgstand.Server, method string, params p, result any) {
	t.Helper()
	a := call(t, s, method, params)
	if !a.OK {
		t.Fatalf("%s: %d %s", method, a.Code, a.Description)
	}
	if result != nil {
		must(t, json.Unmarshal(a.Result, result))
	}
}

// send sends a text to Anna and gives the message's id.
func send(t *testing.T, s *tgstand.Server, params p) int {
	t.Helper()
	if params["chat_id"] == "" {
		params["chat_id"] = "1001"
	}
	var m struct {
		ID int `json:"message_id"`
	}
	ok(t, s, "sendMessage", params, &m)
	return m.ID
}

// update is what tests read of an update.
type update struct {
	ID      int `json:"update_id"`
	Message *struct {
		ID          int    `json:"message_id"`
		Text        string `json:"text"`
		Caption     string `json:"caption"`
		Album       string `json:"media_group_id"`
		MigrateTo   int64  `json:"migrate_to_chat_id"`
		MigrateFrom int64  `json:"migrate_from_chat_id"`
		ReplyTo     *struct {
			ID   int    `json:"message_id"`
			Text string `json:"text"`
		} `json:"reply_to_message"`
		ForwardFrom *struct {
			ID int64 `json:"id"`
		} `json:"forward_from"`
		Photo []struct {
			ID string `json:"file_id"`
		} `json:"photo"`
		Entities []tgstand.Entity `json:"entities"`
	} `json:"message"`
	Edited *struct {
		ID   int    `json:"message_id"`
		Text string `json:"text"`
		Date int64  `json:"edit_date"`
	} `json:"edited_message"`
	Query *struct {
		ID      string `json:"id"`
		Data    string `json:"data"`
		Message struct {
			ID int `json:"message_id"`
		} `json:"message"`
	} `json:"callback_query"`
	Member *struct {
		New struct {
			Status string `json:"status"`
		} `json:"new_chat_member"`
	} `json:"my_chat_member"`
}

// updates takes everything that waits, confirming what came before the offset.
func updates(t *testing.T, s *tgstand.Server, params p) []update {
	t.Helper()
	var out []update
	ok(t, s, "getUpdates", params, &out)
	return out
}

// drain confirms everything that waits.
func drain(t *testing.T, s *tgstand.Server) []update {
	t.Helper()
	var all []update
	for {
		batch := updates(t, s, p{"offset": offset(all)})
		if len(batch) == 0 {
			return all
		}
		all = append(all, batch...)
	}
}

func offset(seen []update) string {
	if len(seen) == 0 {
		return "0"
	}
	return number(seen[len(seen)-1].ID + 1)
}

func number(n int) string {
	return strconv.Itoa(n)
}
