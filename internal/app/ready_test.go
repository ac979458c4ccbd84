package app_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"otklik/internal/app"
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

// A process that has not asked yet whether it leads is not ready.
func TestNotReadyBeforeItsPlaceIsKnown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dawn()
		tw := newTown(t, openModel(t))
		defer tw.sound()
		if status, words := ask(tw.program); status != http.StatusServiceUnavailable || words != "leadership: not known yet" {
			t.Errorf("/readyz: %d %s", status, words)
		}
	})
}
