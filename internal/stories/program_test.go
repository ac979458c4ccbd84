package stories_test

import (
	"errors"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience is how long anything may take; a loaded machine is slow.
const patience = 40 * time.Second

// program is one process of `otklik run`.
type program struct {
	t      testing.TB
	cmd    *exec.Cmd
	exited chan struct{}
	code   int // once exited is closed; -1 when killed
}

// run starts the program; it is gone when the test ends.
func (tw *town) run(args ...string) *program {
	tw.t.Helper()
	p := &program{t: tw.t, cmd: exec.Command(binary(), append([]string{"run"}, args...)...), exited: make(chan struct{})}
	p.cmd.Dir, p.cmd.Env = tw.dir, tw.environ
	p.cmd.Stdout, p.cmd.Stderr = &tw.log, &tw.log
	must(tw.t, p.cmd.Start())
	go func() {
		defer close(p.exited)
		_ = p.cmd.Wait() // its code says it
		p.code = p.cmd.ProcessState.ExitCode()
	}()
	tw.t.Cleanup(p.kill)
	return p
}

// kill is kill -9; it returns when the process is gone.
func (p *program) kill() {
	_ = p.cmd.Process.Kill() // it may be gone
	<-p.exited
}

// stop asks the program to end and holds it to its promise: in good order, within so long.
func (p *program) stop(limit time.Duration) {
	p.t.Helper()
	must(p.t, p.cmd.Process.Signal(syscall.SIGTERM))
	begun := time.Now()
	select {
	case <-p.exited:
	case <-time.After(patience):
		p.t.Fatalf("SIGTERM has not ended the program in %s", patience)
	}
	if took := time.Since(begun); took > limit {
		p.t.Errorf("the end took %s, longer than %s", took, limit)
	}
	if p.code != 0 {
		p.t.Errorf("the program ended with code %d", p.code)
	}
}

// once runs another command of the program in the town and returns what it says and its exit code.
func (tw *town) once(args ...string) (stdout, stderr string, code int) {
	tw.t.Helper()
	cmd := exec.Command(binary(), args...)
	cmd.Dir, cmd.Env = tw.dir, tw.environ
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		tw.t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}
