package config

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"otklik/tasks/worktime"
)

// kind is how values of one type are written: read takes one in, show writes it as it would stand in the file, with
// what is secret hidden. The errors of read say what to write, in Russian, and do not repeat a secret.
type kind[T any] struct {
	name string // in the documentation
	read func(node) (T, error)
	show func(T) string
	list bool // in a variable: items parted by commas, or YAML in brackets
}

// ofText makes a kind of what is written as one text.
func ofText[T any](name string, read func(string) (T, error), show func(T) string) kind[T] {
	return kind[T]{name: name, show: show, read: func(n node) (T, error) {
		if n.shape != word && n.shape != empty {
			var zero T
			return zero, fmt.Errorf("нужен текст, а здесь %s; если это текст, возьмите его в кавычки", n.shape)
		}
		return read(n.text)
	}}
}

func textKind() kind[string] {
	return ofText("text", func(s string) (string, error) { return s, nil }, func(s string) string { return s })
}

// secretKind takes numbers too: a token may be nothing but digits.
func secretKind() kind[Secret] {
	return kind[Secret]{name: "secret", show: Secret.String, read: func(n node) (Secret, error) {
		if n.shape != empty && n.shape != word && n.shape != number {
			return "", fmt.Errorf("нужен текст, а здесь %s", n.shape)
		}
		if strings.ContainsFunc(n.text, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return "", errors.New("в токене пробел, перевод строки или нелатинский знак: скопируйте его заново, целиком и без лишнего")
		}
		return Secret(n.text), nil
	}}
}

func addressKind() kind[Address] {
	return ofText("address", func(s string) (Address, error) { return Address(s), nil }, Address.String)
}

// numberKind takes whole numbers from least up.
func numberKind[N int | int64](least N) kind[N] {
	return kind[N]{
		name: "whole number",
		read: func(n node) (N, error) {
			v, err := strconv.ParseInt(n.text, 10, strconv.IntSize)
			if n.shape != number && n.shape != word || err != nil || N(v) < least {
				return 0, fmt.Errorf("нужно целое число не меньше %d", least)
			}
			return N(v), nil
		},
		show: func(v N) string { return strconv.FormatInt(int64(v), 10) },
	}
}

func durationKind() kind[time.Duration] {
	const want = "нужно рабочее время больше нуля, например 30m или 1h30m"
	return kind[time.Duration]{name: "working time", show: shortDuration, read: func(n node) (time.Duration, error) {
		d, err := time.ParseDuration(n.text)
		if err != nil || d <= 0 {
			return 0, errors.New(want)
		}
		return d, nil
	}}
}

// shortDuration writes 1h30m rather than 1h30m0s.
func shortDuration(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

func zoneKind() kind[*time.Location] {
	return ofText("time zone", readZone, func(l *time.Location) string {
		if l == nil {
			return ""
		}
		return l.String()
	})
}

// readZone refuses what time.LoadLocation takes for the machine's own zone: terms must not depend on the machine.
func readZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, errors.New("назовите часовой пояс муниципалитета, например Europe/Moscow или Asia/Yekaterinburg")
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("часового пояса %s нет; бывают, например, Europe/Kaliningrad, Europe/Moscow, Asia/Yekaterinburg, Asia/Vladivostok", echo(name))
	}
	return loc, nil
}

func intervalsKind() kind[[]worktime.Interval] {
	return kind[[]worktime.Interval]{
		name: "list of intervals", list: true,
		read: func(n node) ([]worktime.Interval, error) {
			items, err := readWords(n)
			if err != nil {
				return nil, fmt.Errorf("%w; например [\"09:00-13:00\", \"13:48-18:00\"], выходной — []", err)
			}
			return worktime.ParseIntervals(items)
		},
		show: func(v []worktime.Interval) string {
			items := make([]string, len(v))
			for i, interval := range v {
				items[i] = strconv.Quote(interval.String())
			}
			return "[" + strings.Join(items, ", ") + "]"
		},
	}
}

func wordsKind() kind[[]string] {
	return kind[[]string]{
		name: "list of texts", list: true, read: readWords,
		show: flow[string],
	}
}

// readWords reads a list of texts; numbers stand for their digits, nothing for an empty list.
func readWords(n node) ([]string, error) {
	if n.shape != list && n.shape != empty {
		return nil, fmt.Errorf("нужен список в квадратных скобках, а здесь %s", n.shape)
	}
	var out []string
	for _, item := range n.list {
		if item.shape != word && item.shape != number || strings.TrimSpace(item.text) == "" {
			return nil, errors.New("в списке должны стоять непустые тексты; если это текст, возьмите его в кавычки")
		}
		out = append(out, strings.TrimSpace(item.text))
	}
	return out, nil
}
