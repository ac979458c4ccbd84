package redistest

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// Sentinel starts a Sentinel that watches a master under a name and promotes a replica 300 ms after the master has gone
// silent. Its DSN is of no use; its Addr goes into redis+sentinel://ADDR/NAME.
func Sentinel(tb testing.TB, name string, master *Server) *Server {
	tb.Helper()
	host, port, err := net.SplitHostPort(master.Addr())
	if err != nil {
		tb.Fatal(err)
	}
	settings := fmt.Sprintf(
		"sentinel monitor %[1]s %[2]s %[3]s 1\nsentinel down-after-milliseconds %[1]s 300\nsentinel failover-timeout %[1]s 3000\n",
		name, host, port)
	return start(tb, func(s *Server) []string {
		file := filepath.Join(s.dir, "sentinel.conf") // Sentinel writes into it what it learns
		if err := os.WriteFile(file, []byte(settings), 0o600); err != nil {
			tb.Error(err)
		}
		return []string{file, "--sentinel", "--bind", "127.0.0.1", "--port", strconv.Itoa(s.port), "--dir", s.dir}
	})
}
