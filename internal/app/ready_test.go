package app_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/app"
	"otklik/store"
)

// ask returns the status and the first line of what /readyz says; warnings may follow it.
func ask(a *app.App) (status int, words string) {
	said := httptest.NewRecorder()
	a.Handler().ServeHTTP(said, httptest.NewRequest(http.MethodGet, "/readyz", nil))
	first, _, _ := strings.Cut(said.Body.String(), "\n")
	return said.Code, first
}

// Readiness is known as soon as everything has begun, not when the first long poll has come back empty.
func TestReadyBeforeTheFirstLongPollEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dawn()
		tw := newTown(t, openModel(t))
		time.Sleep(300 * time.Millisecond) // the calls of the first connecting keep VK's pace
		synctest.Wait()
		if status, words := ask(tw.program); status != http.StatusOK || words != "ready" {
			t.Errorf("/readyz: %d %s", status, words)
		}
		tw.sound()
	})
}

// slowLead is a store that takes its time to say who leads.
type slowLead struct{ store.Store }

func (s slowLead) Lead(ctx context.Context, holder string, now time.Time, ttl time.Duration) (fence int64, leading bool, err error) {
	time.Sleep(time.Second)
	return s.Store.Lead(ctx, holder, now, ttl)
}

// A process that does not know yet whether it leads is not ready.
func TestNotReadyBeforeItsPlaceIsKnown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dawn()
		tw := newTown(t, slowLead{openModel(t)})
		defer tw.sound()
		synctest.Wait()
		if status, words := ask(tw.program); status != http.StatusServiceUnavailable || words != "leadership: not known yet" {
			t.Errorf("/readyz: %d %s", status, words)
		}
	})
}
