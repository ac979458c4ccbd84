// Package redistest starts real redis-servers for tests, kills them and starts them again.
package redistest

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// NoServer is the environment variable that lets tests pass without a redis-server when it is "1".
const NoServer = "OTKLIK_NO_REDIS_SERVER"

const howToInstall = "redis-server is not installed: apt-get install redis-server (or brew install redis), " +
	"or set " + NoServer + "=1 to do without the tests that need it"

// Have reports whether there is a redis-server to test with. Where there is none the test fails with a word on how to
// install it, unless OTKLIK_NO_REDIS_SERVER=1 says that this is meant.
func Have(tb testing.TB) bool {
	tb.Helper()
	if _, err := exec.LookPath("redis-server"); err == nil {
		return true
	}
	if os.Getenv(NoServer) != "1" {
		tb.Fatal(howToInstall)
	}
	tb.Logf("not tested on a real server: %s=1", NoServer)
	return false
}

// Server is a redis-server of one test, with appendonly yes and appendfsync always, in a directory of its own. It is
// gone when the test ends.
type Server struct {
	tb   testing.TB
	dir  string
	port int
	args func(s *Server) []string // of the command

	mu     sync.Mutex
	cmd    *exec.Cmd
	exited chan struct{}
}

// Start starts a server on a free port of 127.0.0.1 and waits until it takes commands. args are added to its
// command line and override its settings, for instance "--replicaof", "127.0.0.1 6379".
func Start(tb testing.TB, args ...string) *Server {
	tb.Helper()
	return start(tb, func(s *Server) []string {
		return append([]string{
			"--bind", "127.0.0.1", "--port", strconv.Itoa(s.port), "--dir", s.dir, "--save", "", "--appendonly", "yes",
			"--appendfsync", "always", "--maxmemory-policy", "noeviction", "--repl-diskless-sync-delay", "0",
		}, args...)
	})
}

func start(tb testing.TB, args func(*Server) []string) *Server {
	tb.Helper()
	Have(tb)
	s := &Server{tb: tb, dir: tb.TempDir(), args: args}
	tb.Cleanup(s.Kill)
	for attempt := 0; ; attempt++ {
		s.port = freePort(tb)
		err := s.run()
		if err == nil {
			return s
		}
		if attempt == 5 { // somebody else may take a port before the server does, but not so often
			tb.Fatal(err)
		}
	}
}

// DSN is the server's address as store/redis takes it.
func (s *Server) DSN() string { return "redis://" + s.Addr() + "/0" }

// Addr is the server's host:port.
func (s *Server) Addr() string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)) }

// Kill ends the server with SIGKILL, as a crash does, and waits until it is gone. It may be called from any goroutine.
func (s *Server) Kill() { s.end(syscall.SIGKILL) }

// Stop ends the server with SIGTERM and waits until it is gone.
func (s *Server) Stop() { s.end(syscall.SIGTERM) }

// Freeze stops the server without closing anything, as a dead network does, until Thaw.
func (s *Server) Freeze() { s.signal(syscall.SIGSTOP) }

// Thaw lets a frozen server run on.
func (s *Server) Thaw() { s.signal(syscall.SIGCONT) }

// Restart starts a server that was killed or stopped again, on the same port and data.
func (s *Server) Restart() {
	s.tb.Helper()
	if err := s.run(); err != nil {
		s.tb.Fatal(err)
	}
}

// Tear cuts bytes off the end of what a killed server has written last, as a crash in the midst of a write does.
func (s *Server) Tear(bytes int64) {
	s.tb.Helper()
	files, err := filepath.Glob(filepath.Join(s.dir, "appendonlydir", "*.incr.aof"))
	if err != nil || len(files) == 0 {
		s.tb.Fatalf("no file to tear: %v", err)
	}
	last := slices.MaxFunc(files, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	info, err := os.Stat(last)
	if err == nil {
		err = os.Truncate(last, info.Size()-bytes)
	}
	if err != nil {
		s.tb.Fatal(err)
	}
}

// run starts the process and waits for the line by which it says that it takes commands.
func (s *Server) run() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	cmd := exec.CommandContext(context.WithoutCancel(s.tb.Context()), "redis-server", s.args(s)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("start redis-server: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start redis-server: %w", err)
	}
	ready, exited := make(chan error, 1), make(chan struct{})
	go func() {
		defer close(exited)
		ready <- awaitReady(out)
		_, _ = io.Copy(io.Discard, out) // so that it never waits for a reader
		_ = cmd.Wait()                  // a killed one is expected to fail
	}()
	select {
	case err = <-ready:
	case <-time.After(20 * time.Second):
		err = errors.New("redis-server did not get ready in 20 s")
	}
	if err != nil {
		_ = cmd.Process.Kill() // it may be gone already
		<-exited
		return err
	}
	s.cmd, s.exited = cmd, exited
	return nil
}

func awaitReady(out io.Reader) error {
	var said []string
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if strings.Contains(lines.Text(), "Ready to accept connections") || strings.Contains(lines.Text(), "+monitor master") {
			return nil
		}
		said = append(said, lines.Text())
	}
	return fmt.Errorf("redis-server ended before it was ready:\n%s", strings.Join(said, "\n"))
}

func (s *Server) signal(sig syscall.Signal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cmd != nil {
		_ = s.cmd.Process.Signal(sig) // it may be gone already
	}
}

func (s *Server) end(sig syscall.Signal) {
	s.signal(sig)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cmd != nil {
		<-s.exited
		s.cmd = nil
	}
}

func freePort(tb testing.TB) int {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port
}
