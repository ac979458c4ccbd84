package budget

import (
	"fmt"
	"strings"
	"time"
)

// Words says the plan in Russian, one line for each call and kind: «wall.get: 40 сообществ × раз в 15 мин = 3840 из 5000 в
// сутки».
func (p Plan) Words() []string {
	out := make([]string, len(p.Lines))
	for i, l := range p.Lines {
		out[i] = l.Words()
	}
	return out
}

// Words says the line in Russian.
func (l Line) Words() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s × раз в %s", l.Call.Method, l.who(), spoken(l.Every))
	if l.Calls > 1 {
		fmt.Fprintf(&b, " × %d %s", l.Calls, plural(l.Calls, "запрос", "запроса", "запросов"))
	}
	fmt.Fprintf(&b, " = %d", l.Day())
	if l.Limit > 0 {
		fmt.Fprintf(&b, " из %d", l.Limit)
	}
	b.WriteString(" в сутки")
	if l.Every > l.Wished {
		fmt.Fprintf(&b, " (задано раз в %s, это было бы %d)", spoken(l.Wished), perDay(l.Sources*l.Calls, l.Wished))
	}
	return b.String()
}

func (l Line) who() string {
	n := l.Sources
	switch l.Kind {
	case Own:
		return fmt.Sprintf("%d %s", n, plural(n, "своё сообщество", "своих сообщества", "своих сообществ"))
	case Search:
		return fmt.Sprintf("%d %s", n, plural(n, "поиск", "поиска", "поисков"))
	case Listed:
	}
	return fmt.Sprintf("%d %s", n, plural(n, "сообщество", "сообщества", "сообществ"))
}

func plural(n int, one, few, many string) string {
	switch {
	case n%100/10 == 1:
		return many
	case n%10 == 1:
		return one
	case n%10 >= 2 && n%10 <= 4:
		return few
	}
	return many
}

// spoken says an interval: «15 мин», «1 ч 20 мин», «40 с».
func spoken(d time.Duration) string {
	h, m, s := int(d/time.Hour), int(d/time.Minute)%60, int(d/time.Second)%60
	var parts []string
	for _, part := range []struct {
		n    int
		unit string
	}{{h, "ч"}, {m, "мин"}, {s, "с"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.unit))
		}
	}
	if len(parts) == 0 {
		return "1 с"
	}
	return strings.Join(parts, " ")
}
