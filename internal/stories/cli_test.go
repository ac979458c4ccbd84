package stories_test

import (
	"errors"
	"net/http"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"otklik/internal/sandbox/tgstand"
	"otklik/internal/sandbox/vkstand"
)

// The command line as an administrator types it. Beside testscript's own commands a script has
//
//	exits CODE program args…   runs a program and holds it to its exit code
//	oneline WORDS              the last program wrote one line to stderr, and it holds the words
//	ready                      waits until `otklik run` in the background answers /readyz with 200
//
// and the addresses $TG, $VK, $LISTEN and $NOWHERE, where nobody listens.
func TestCommandLine(t *testing.T) {
	t.Parallel()
	tg, vk := tgstand.New(tgstand.Options{Token: telegramToken}), vkstand.New(vkstand.Options{
		CommunityToken: communityToken, ServiceToken: serviceToken,
	})
	_, err := vk.Post(-vk.Group(), "Новости города")
	must(t, err)
	tgAddress, vkAddress := serve(t, tg), serve(t, vk)
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", filepath.Dir(binary())+string(filepath.ListSeparator)+e.Getenv("PATH"))
			e.Setenv("TG", tgAddress)
			e.Setenv("VK", vkAddress+"/method/")
			e.Setenv("GROUP", strconv.FormatInt(vk.Group(), 10))
			e.Setenv("LISTEN", freeAddress(t))
			e.Setenv("NOWHERE", freeAddress(t))
			e.Setenv("TOKEN", telegramToken)
			e.Setenv("VKTOKEN", communityToken)
			e.Setenv("SERVICE", serviceToken)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "oneline": oneline, "ready": ready},
	})
	for _, c := range append(tg.Complaints(), vk.Complaints()...) {
		t.Errorf("complaint: %s", c)
	}
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if neg || err != nil || len(args) < 2 {
		ts.Fatalf("usage: exits CODE program args…")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit := new(exec.ExitError)
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if code != want {
		ts.Fatalf("exit code %d, not %d; stderr:\n%s", code, want, ts.ReadFile("stderr"))
	}
	for _, secret := range []string{telegramToken, communityToken, serviceToken} {
		if said := ts.ReadFile("stderr") + ts.ReadFile("stdout"); strings.Contains(said, secret) {
			ts.Fatalf("a token is shown:\n%s", said)
		}
	}
}

func oneline(ts *testscript.TestScript, neg bool, args []string) {
	said := ts.ReadFile("stderr")
	if neg || len(args) != 1 {
		ts.Fatalf("usage: oneline WORDS")
	}
	if strings.Count(said, "\n") != 1 || !strings.HasPrefix(said, "otklik: ") || !strings.Contains(said, args[0]) {
		ts.Fatalf("stderr is not one line of the program with %q:\n%s", args[0], said)
	}
}

func ready(ts *testscript.TestScript, _ bool, _ []string) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	deadline := time.After(patience)
	for {
		if answer, err := http.Get("http://" + ts.Getenv("LISTEN") + "/readyz"); err == nil {
			_ = answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				return
			}
		}
		select {
		case <-tick.C:
		case <-deadline:
			ts.Fatalf("the program is not ready")
		}
	}
}
