package redis

import (
	"fmt"
	"strconv"
	"time"
)

// micros is an instant as it is kept: microseconds since 1970, what is finer is cut off.
func micros(t time.Time) int64 { return t.UnixMicro() }

// instant reads what the server has written of an instant, as an integer or in a double's notation.
func instant(s string) (time.Time, error) {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return time.UnixMicro(n).UTC(), nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("instant %q: %w", s, err)
	}
	return time.UnixMicro(int64(f)).UTC(), nil
}
