package redis

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

// How long a new connection waits for the file to be rewritten, and how often it looks.
const (
	rewriteWait = 3 * time.Second
	rewriteLook = 10 * time.Millisecond
)

var errStillLoading = errors.New("the server is still reading its file")

// rewritten has a server that was started lately write its append-only file anew before anything is sent to it. A crash tears the last
// transaction in the file. The server forgets it when it starts, but with aof-load-truncated it cuts the file behind the torn
// transaction's last whole command and not before its MULTI: the next transaction would end the torn one too, and after one more
// start half a commit would stand. What is rewritten comes from memory, which never had it. Every connection looks, since each of
// a restarted server is new. A server that keeps no file, or lets nobody rewrite it, is used as it is.
func rewritten(log *slog.Logger) func(context.Context, *redis.Conn) error {
	return func(ctx context.Context, c *redis.Conn) error {
		ctx, cancel := context.WithTimeout(ctx, rewriteWait)
		defer cancel()
		for asked := false; ; {
			info, err := told(c.Info(ctx, "persistence").Result())
			switch {
			case err != nil:
				return err
			case strings.Contains(info, "loading:1"):
				return &dialError{errStillLoading}
			case !strings.Contains(info, "aof_enabled:1") || !strings.Contains(info, "aof_last_rewrite_time_sec:-1"):
				return nil
			case !asked && !strings.Contains(info, "aof_rewrite_in_progress:1"):
				if err := c.BgRewriteAOF(ctx).Err(); err != nil {
					if _, err := told("", err); err != nil {
						return err
					}
					log.WarnContext(ctx, "redis does not rewrite its file: after a crash, run BGREWRITEAOF before Otklik starts", "err", err)
					return nil
				}
				asked = true
			}
			select {
			case <-ctx.Done(): // it goes on in the background: what is sent now is written to a file of its own
				return nil
			case <-time.After(rewriteLook):
			}
		}
	}
}
