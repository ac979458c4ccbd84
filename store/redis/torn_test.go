package redis_test

import (
	"testing"

	"otklik/store/redis/redistest"
)

// A crash in the midst of a write tears the last transaction of the append-only file. Redis forgets it, and yet keeps its beginning in
// the file, where the next transaction would complete it: after a second crash half of a commit would stand.
func TestATornTransactionStaysForgotten(t *testing.T) {
	if !redistest.Have(t) {
		return
	}
	server := redistest.Start(t)
	s := open(t, server.DSN())
	commit := func(w int, rev int64) {
		t.Helper()
		if err := s.Commit(t.Context(), step(writerTask(w), rev)); err != nil {
			t.Fatal(err)
		}
	}
	for rev := range int64(3) {
		commit(0, rev+1)
	}
	for _, cut := range []int64{3, 40, 400} { // bytes: of its end, its last command, its middle
		before := standing(t, s, writerTask(0))
		commit(0, before+1)
		server.Kill()
		server.Tear(cut)
		server.Restart()
		if at := standing(t, s, writerTask(0)); at != before {
			t.Fatalf("cut by %d bytes: stands at %d, want %d", cut, at, before)
		}
		commit(1, standing(t, s, writerTask(1))+1)
		server.Kill()
		server.Restart()
		if at := standing(t, s, writerTask(0)); at != before {
			t.Fatalf("cut by %d bytes: stands at %d after another crash, want %d", cut, at, before)
		}
		commit(0, before+1)
	}
}
