package bench_test

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	begins      = 7
	idleFor     = 5 * time.Second
	readyLimit  = 500 // ms
	memoryLimit = 40  // MB
	binaryLimit = 30  // MB
	mega        = 1 << 20
)

// starts builds the program as it ships and starts it again and again on a store with many open tasks.
func starts(b *testing.B, t *table, seed field) {
	program := filepath.Join(b.TempDir(), "otklik")
	build := exec.CommandContext(b.Context(), "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, "otklik")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	file, err := os.Stat(program)
	must(b, err)
	w := newWorld(b, staff(operators))
	dsn := seed.copy(b)
	var took []time.Duration
	var memory []float64
	for i := range begins {
		p, until := w.start(b, program, dsn)
		took = append(took, until)
		if i%3 == 0 {
			<-time.After(idleFor)
			memory = append(memory, resident(b, p.Process.Pid))
		}
		must(b, p.Process.Signal(syscall.SIGTERM))
		if err := p.Wait(); err != nil {
			b.Fatalf("the program ended with %v\n%s", err, p.Stderr)
		}
	}
	t.add(b, figure{
		what: "start to ready", measured: at(took, 0.5), limit: readyLimit, unit: "ms",
		note: fmt.Sprintf("%d open tasks; slowest of %d: %s", openTasks, begins, number(at(took, 1))),
	})
	t.add(b, figure{what: "idle memory", measured: median(memory), limit: memoryLimit, unit: "MB", note: "resident, " + idleFor.String() + " after it is ready"})
	t.add(b, figure{what: "binary", measured: float64(file.Size()) / mega, limit: binaryLimit, unit: "MB", note: "-trimpath -ldflags \"-s -w\""})
}

// start starts the program and returns how long it took until it was ready.
func (w *world) start(b *testing.B, program, dsn string) (*exec.Cmd, time.Duration) {
	b.Helper()
	address := freeAddress(b)
	p := exec.CommandContext(b.Context(), program, "run")
	p.Dir, p.Stderr = b.TempDir(), &bytes.Buffer{}
	p.Env = append(w.environ(dsn), "OTKLIK_LISTEN="+address)
	begun := time.Now()
	must(b, p.Start())
	eventually(b, time.Minute, func() bool {
		response, err := http.Get("http://" + address + "/readyz")
		if err != nil {
			return false
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		return err == nil && strings.HasPrefix(string(body), ready)
	})
	return p, time.Since(begun)
}

func freeAddress(b *testing.B) string {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(b, err)
	defer l.Close()
	return l.Addr().String()
}

// resident is how much memory a process holds, in MB: from Linux itself, elsewhere from ps.
func resident(b *testing.B, pid int) float64 {
	b.Helper()
	if status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid)); err == nil {
		for line := range strings.Lines(string(status)) {
			if kilo, ok := strings.CutPrefix(line, "VmRSS:"); ok {
				return kilobytes(b, strings.TrimSuffix(strings.TrimSpace(kilo), " kB"))
			}
		}
	}
	out, err := exec.CommandContext(b.Context(), "ps", "-o", "rss=", "-p", strconv.Itoa(pid)).Output()
	must(b, err)
	return kilobytes(b, strings.TrimSpace(string(out)))
}

func kilobytes(b *testing.B, text string) float64 {
	b.Helper()
	n, err := strconv.ParseFloat(text, 64)
	must(b, err)
	return n / 1024
}
