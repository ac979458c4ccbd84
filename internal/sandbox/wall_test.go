package sandbox_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"otklik/internal/sandbox"
)

// order calls the API with JSON and returns the status and the answer.
func order(t *testing.T, url, path, body string) (code int, answer map[string]any) {
	t.Helper()
	code, raw := ask(t, http.MethodPost, url+"/api/"+path, "application/json", strings.NewReader(body))
	if err := json.Unmarshal(raw, &answer); err != nil {
		t.Fatalf("%s: %s: %v", path, raw, err)
	}
	return code, answer
}

// write comments as a resident under the newest post and returns the comment's id.
func write(t *testing.T, url string, resident, replyTo int64, text string) int64 {
	t.Helper()
	body := fmt.Sprintf(`{"post":%d,"resident":%d,"text":%q,"reply_to":%d}`, state(t, url).Posts[0].ID, resident, text, replyTo)
	code, answer := order(t, url, "wall/comment", body)
	id, ok := answer["comment"].(float64)
	if code != http.StatusOK || !ok {
		t.Fatalf("%s: %d %v", body, code, answer)
	}
	return int64(id)
}

func TestResidentsEditAndDeleteWhatTheyWrote(t *testing.T) {
	url := town(t)
	own := write(t, url, 501, 0, "Холодно")
	reply := write(t, url, 502, own, "И у нас")
	do := func(want int, path, body string, about int64) {
		t.Helper()
		if code, answer := order(t, url, path, fmt.Sprintf(body, about)); code != want {
			t.Errorf("%s %s: %d %v", path, body, code, answer)
		}
	}
	comment := func() sandbox.Comment {
		t.Helper()
		list := state(t, url).Posts[0].Comments
		if len(list) != 1 {
			t.Fatalf("%d comments", len(list))
		}
		return list[0]
	}
	if c := comment(); c.Resident != 501 || c.Edited || len(c.Comments) != 1 || c.Comments[0].Resident != 502 {
		t.Errorf("%+v", c)
	}
	do(http.StatusBadRequest, "wall/edit", `{"comment":%d,"text":"  "}`, own)
	do(http.StatusOK, "wall/edit", `{"comment":%d,"text":"Очень холодно"}`, own)
	if c := comment(); c.Text != "Очень холодно" || !c.Edited || c.Deleted {
		t.Errorf("%+v", c)
	}
	do(http.StatusOK, "wall/delete", `{"comment":%d}`, own)
	if c := comment(); !c.Deleted { // it stays as a place, because of what stands under it
		t.Errorf("%+v", c)
	}
	do(http.StatusBadRequest, "wall/delete", `{"comment":%d}`, own)
	do(http.StatusBadRequest, "wall/edit", `{"comment":%d,"text":"Всё ещё холодно"}`, own)
	do(http.StatusOK, "wall/delete", `{"comment":%d}`, reply)
	if list := state(t, url).Posts[0].Comments; len(list) != 0 {
		t.Errorf("%+v", list)
	}
	for _, p := range state(t, url).Posts { // a post is no comment
		do(http.StatusBadRequest, "wall/delete", `{"comment":%d}`, p.ID)
	}
}
