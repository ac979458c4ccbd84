package redis

import (
	"context"
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

// Limits of one exchange with the server. A caller's context may be shorter.
const (
	dialTimeout  = 2 * time.Second
	replyTimeout = 5 * time.Second
	// poolSize lets many Commits wait for one fsync together.
	poolSize = 64
)

// Dialer connects to a server.
type Dialer func(ctx context.Context, network, addr string) (net.Conn, error)

// Option changes how a Store is opened.
type Option func(*settings)

type settings struct {
	dial Dialer
}

// WithDialer makes the Store connect through d: a test's net.Pipe, a proxy. TLS is then d's affair.
func WithDialer(d Dialer) Option { return func(s *settings) { s.dial = d } }

// connect makes the client; it does not dial yet. go-redis' own retries are off: only this package knows what may be sent
// twice. Off as well is what it would send unasked (identity, maintenance notices), which servers count as errors.
func connect(a address, s settings, log *slog.Logger) redis.UniversalClient {
	o := &redis.UniversalOptions{
		Addrs: a.hosts, DB: a.db, Username: a.user, Password: a.password,
		MasterName: a.master, SentinelUsername: a.sentinelUser, SentinelPassword: a.sentinelPassword,
		IsClusterMode:            a.cluster,
		Protocol:                 2,
		MaxRetries:               -1,
		MaxRedirects:             3,
		DialerRetries:            1,
		DialTimeout:              dialTimeout,
		ReadTimeout:              replyTimeout + a.wait,
		WriteTimeout:             replyTimeout,
		ContextTimeoutEnabled:    true,
		PoolSize:                 poolSize,
		PipelinePoolSize:         -1,
		ConnMaxIdleTime:          5 * time.Minute,
		DisableIdentity:          true,
		OnConnect:                rewritten(log),
		MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
	}
	dial := s.dial
	if dial == nil {
		dial = dialer(a.tls)
	}
	o.Dialer = func(ctx context.Context, network, addr string) (net.Conn, error) {
		c, err := dial(ctx, network, addr)
		if err != nil {
			return nil, &dialError{err}
		}
		return c, nil
	}
	return redis.NewUniversalClient(o)
}

// dialer connects over TCP, with probes that notice a dead network in about ten seconds even on a connection that only
// listens.
func dialer(secure bool) Dialer {
	d := &net.Dialer{
		Timeout:         dialTimeout,
		KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 5 * time.Second, Interval: 2 * time.Second, Count: 3},
	}
	if secure {
		return (&tls.Dialer{NetDialer: d, Config: &tls.Config{MinVersion: tls.VersionTLS12}}).DialContext
	}
	return d.DialContext
}

// dialError marks a failure before anything was sent.
type dialError struct{ err error }

func (e *dialError) Error() string { return e.err.Error() }
func (e *dialError) Unwrap() error { return e.err }

// libraryLog passes on what go-redis has to say. It repeats the errors that callers get and say themselves, for every attempt.
type libraryLog struct{ log *slog.Logger }

func (l libraryLog) Printf(ctx context.Context, format string, v ...any) {
	l.log.DebugContext(ctx, "redis client", "said", fmt.Sprintf(format, v...))
}
