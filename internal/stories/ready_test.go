package stories_test

import (
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
	"otklik/store/redis/redistest"
)

// get asks the running program; code 0 means that it does not answer.
func (tw *town) get(path string) (code int, body string) {
	tw.t.Helper()
	answer, err := http.Get("http://" + tw.listen + path)
	if err != nil {
		return 0, err.Error()
	}
	defer func() { _ = answer.Body.Close() }()
	data, err := io.ReadAll(answer.Body)
	must(tw.t, err)
	return answer.StatusCode, string(data)
}

// becomes asks again and again until the answer to /readyz is as it should be.
func (tw *town) becomes(code int, words string) {
	tw.t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	deadline := time.After(patience)
	for {
		got, body := tw.get("/readyz")
		if got == code && strings.Contains(body, words) {
			return
		}
		select {
		case <-tick.C:
		case <-deadline:
			tw.t.Fatalf("/readyz is %d %q, not %d with %q", got, body, code, words)
		}
	}
}

// Ready means that everything answers; what does not is named.
func TestReadiness(t *testing.T) {
	t.Parallel()
	t.Run("telegram cannot be reached", func(t *testing.T) {
		t.Parallel()
		tw := newTown(t, "")
		lift := tw.tg.Fail(tgstand.Fault{Times: -1, Kind: tgstand.CutBefore})
		tw.run()
		tw.becomes(http.StatusServiceUnavailable, "telegram")
		if code, body := tw.get("/healthz"); code != http.StatusOK {
			t.Errorf("/healthz: %d %q", code, body)
		}
		if _, _, code := tw.once("healthcheck"); code != 1 {
			t.Errorf("healthcheck of a program that is not ready ends with %d", code)
		}
		lift()
		tw.becomes(http.StatusOK, "ready")
	})
	t.Run("vk cannot be reached", func(t *testing.T) {
		t.Parallel()
		tw := newTown(t, "")
		lift := tw.vk.Fail(vkstand.Fault{Times: -1, Kind: vkstand.CutBefore})
		tw.run()
		tw.becomes(http.StatusServiceUnavailable, "vk")
		lift()
		tw.becomes(http.StatusOK, "ready")
	})
	t.Run("the store is gone", func(t *testing.T) {
		t.Parallel()
		if !redistest.Have(t) {
			return
		}
		redis := redistest.Start(t)
		tw := newTown(t, redis.DSN())
		tw.run()
		tw.becomes(http.StatusOK, "ready")
		redis.Kill()
		tw.becomes(http.StatusServiceUnavailable, "store")
		redis.Restart()
		tw.becomes(http.StatusOK, "ready")
	})
}

// Every family of /metrics is the program's own or one of the standard ones, and none shows a word of anybody's.
func TestMetrics(t *testing.T) {
	t.Parallel()
	tw := newTown(t, "")
	tw.run()
	tw.becomes(http.StatusOK, "ready")
	tw.comment()
	tw.expect(anna, complaint)
	code, body := tw.get("/metrics")
	if code != http.StatusOK {
		t.Fatalf("/metrics: %d %s", code, body)
	}
	line := regexp.MustCompile(`^(# (HELP|TYPE) )?(otklik|process|go)_[a-z0-9_]+(\{[^}]*\})?( .+)$`)
	for l := range strings.Lines(body) {
		if !line.MatchString(strings.TrimSuffix(l, "\n")) {
			t.Errorf("/metrics has the line %q", l)
		}
	}
	for _, want := range []string{"otklik_messages_found_total [1-9]", "otklik_leading 1", "# TYPE otklik_tasks gauge"} {
		if !regexp.MustCompile("(?m)^" + want + "$").MatchString(body) {
			t.Errorf("/metrics has no %q", want)
		}
	}
	for _, never := range []string{"фонарь", surname, "Иванова", serviceToken, communityToken} {
		if strings.Contains(body, never) {
			t.Errorf("/metrics shows %q", never)
		}
	}
}
