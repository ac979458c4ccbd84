package sqlite

import (
	"net/url"
	"path/filepath"
	"strings"
)

// writeURI is the connection of the writer: durable at every commit, and it takes its place as a writer at BEGIN. The
// write-ahead log is folded back every 8000 pages (32 MB): seldom enough that pages written again and again are folded
// back once, often enough that a log left by a crash is read in a moment.
func writeURI(path string) string {
	return uri(path,
		"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "temp_store(MEMORY)",
		"wal_autocheckpoint(8000)", "journal_size_limit(67108864)", "cache_size(-16384)")
}

// readURI is a connection that cannot write.
func readURI(path string) string {
	return uri(path, "busy_timeout(5000)", "query_only(ON)", "cache_size(-4096)")
}

// lockURI is the connection that holds the lock file.
func lockURI(path string) string { return uri(path, "busy_timeout(0)") }

// uri names a file for SQLite, whatever characters its path has.
func uri(path string, pragmas ...string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: url.Values{"_pragma": pragmas, "_txlock": {"immediate"}}.Encode()}
	return u.String()
}
