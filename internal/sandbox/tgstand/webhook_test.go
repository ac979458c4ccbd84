package tgstand_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/sandbox/tgstand"
)

// receiver is a program's webhook without a socket; it refuses as many deliveries as told.
type receiver struct {
	refuse  int
	secrets []string
	got     chan update
}

func (r *receiver) RoundTrip(request *http.Request) (*http.Response, error) {
	defer request.Body.Close()
	response := &http.Response{StatusCode: http.StatusOK, Body: http.NoBody, Request: request}
	var u update
	if err := json.NewDecoder(request.Body).Decode(&u); err != nil {
		return nil, err
	}
	r.secrets = append(r.secrets, request.Header.Get("X-Telegram-Bot-Api-Secret-Token"))
	if r.refuse > 0 {
		r.refuse--
		response.StatusCode = http.StatusServiceUnavailable
		return response, nil
	}
	r.got <- u
	return response, nil
}

func TestWebhook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := &receiver{refuse: 2, got: make(chan update, 10)}
		s := stand(t, tgstand.Options{Client: &http.Client{Transport: r}})
		drain(t, s)
		begin := time.Now()
		ok(t, s, "setWebhook", p{"url": "https://otklik.example.org/hooks/telegram", "secret_token": "s3-cret_"}, nil)
		_, err := s.Say(anna, anna, "раз")
		must(t, err)
		_, err = s.Say(anna, anna, "два")
		must(t, err)
		one, two := <-r.got, <-r.got
		if one.Message.Text != "раз" || two.Message.Text != "два" || time.Since(begin) != 3*time.Second {
			t.Errorf("%q and %q after %v", one.Message.Text, two.Message.Text, time.Since(begin))
		}
		synctest.Wait()
		for _, secret := range r.secrets {
			if secret != "s3-cret_" {
				t.Errorf("secret %q", secret)
			}
		}
		var info struct {
			URL     string `json:"url"`
			Pending int    `json:"pending_update_count"`
			Error   string `json:"last_error_message"`
		}
		ok(t, s, "getWebhookInfo", nil, &info)
		if info.URL == "" || info.Pending != 0 || info.Error != "Wrong response from the webhook: 503 Service Unavailable" {
			t.Errorf("info %+v", info)
		}
		s.Redeliver(one.ID)
		if again := <-r.got; again.ID != one.ID {
			t.Errorf("again %+v", again)
		}
		synctest.Wait()
		ok(t, s, "deleteWebhook", nil, nil)
		_, err = s.Say(anna, anna, "три")
		must(t, err)
		if seen := drain(t, s); len(seen) != 1 || seen[0].Message.Text != "три" {
			t.Errorf("after the webhook: %+v", seen)
		}
	})
}

func TestCloseEndsRetries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := stand(t, tgstand.Options{Client: &http.Client{Transport: &receiver{refuse: 1 << 30}}})
		ok(t, s, "setWebhook", p{"url": "https://otklik.example.org/"}, nil)
		time.Sleep(time.Hour)
		s.Close() // the bubble fails if the delivery goes on
	})
}
