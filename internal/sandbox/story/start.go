package story

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
	"time"
)

// Build builds the program of the module that the test belongs to and returns the binary's path. It may fail the build
// with what the compiler says. Call it once a test run, in TestMain: dir is removed by the caller.
func Build(dir string) (string, error) {
	binary := filepath.Join(dir, "otklik")
	out, err := exec.Command("go", "build", "-o", binary, "otklik").CombinedOutput() //nolint:noctx // our own build
	if err != nil {
		return "", errors.Join(err, errors.New(string(out)))
	}
	return binary, nil
}

// Start runs the binary's sandbox on a free port, connects to it, and stops it when the test ends; it must then stop by
// itself, without an error.
func Start(t testing.TB, binary string, args ...string) *Town {
	t.Helper()
	cmd := exec.Command(binary, append([]string{"sandbox", "-addr", "127.0.0.1:0"}, args...)...) //nolint:noctx // stopped below
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatalf("start the sandbox: %v", err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("start the sandbox: %v", err)
	}
	read := make(chan struct{})
	t.Cleanup(func() { stop(t, cmd, read) })
	urls := make(chan string, 1)
	go func() {
		defer close(read)
		announced(out, urls)
	}()
	select {
	case url := <-urls:
		return Connect(t, url)
	case <-read:
		t.Fatal("the sandbox ended before it said its address")
	case <-time.After(patience):
		t.Fatal("the sandbox did not say its address")
	}
	return nil
}

// announced finds the address in what the sandbox prints, and reads the rest so that it never waits to be read.
func announced(out io.Reader, urls chan<- string) {
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if url := address.FindString(lines.Text()); url != "" {
			select {
			case urls <- url:
			default:
			}
		}
	}
}

// stop asks the sandbox to end and waits for it.
func stop(t testing.TB, cmd *exec.Cmd, read <-chan struct{}) {
	t.Helper()
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Errorf("stop the sandbox: %v", err)
	}
	kill := time.AfterFunc(10*time.Second, func() {
		t.Error("the sandbox did not stop within 10 s of SIGTERM")
		_ = cmd.Process.Kill()
	})
	defer kill.Stop()
	<-read
	if err := cmd.Wait(); err != nil {
		t.Errorf("the sandbox ended with: %v", err)
	}
}
