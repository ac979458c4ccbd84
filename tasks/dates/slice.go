package dates

import "strings"

// slice is a part of a month, a quarter or a year.
type slice uint8

const (
	whole slice = iota
	beginning
	middle
	end
	firstDecade
	secondDecade
	firstHalf
	firstDays // «в первых числах»
)

// ending stands for «последний» where ordinals stand.
const ending = 99

// slice reads the part at i and returns the index after it, i where there is none.
func (r *reader) slice(i int) (slice, int) {
	switch r.tok(i).text {
	case "конца", "конце", "концу", "конец", "концом":
		return end, i + 1
	case "начала", "начале", "началу", "начало":
		return beginning, i + 1
	case "середины", "середине", "середину":
		return middle, i + 1
	}
	t := r.tok(i)
	n, j := 0, i+1
	switch {
	case t.kind == number && t.n >= 1 && t.n <= 3 || roman(t.text) > 0 && roman(t.text) <= 3:
		n, j = max(t.n, roman(t.text)), r.tail(i+1)
	case t.kind != word:
		return whole, i
	case strings.HasPrefix(t.text, "последн"):
		n = ending
	case t.text == "первых":
		n = 1
	default:
		n = ordinal(t.text)
	}
	noun := r.tok(j).text
	switch {
	case n == 0:
	case strings.HasPrefix(noun, "декад") && (n <= 3 || n == ending):
		return [...]slice{firstDecade, secondDecade, end}[min(n, 3)-1], j + 1
	case strings.HasPrefix(noun, "половин") && n <= 2:
		return [...]slice{firstHalf, end}[n-1], j + 1
	case strings.HasPrefix(noun, "числ") && n == 1:
		return firstDays, j + 1
	case (strings.HasPrefix(noun, "числ") || strings.HasPrefix(noun, "дн")) && n == ending:
		return end, j + 1
	}
	return whole, i
}

// narrow cuts the part of a span that the slice names. «До начала» ends with the day before.
func (h hit) narrow(p prep, s slice) hit {
	if (p == until || p == towards) && (s == whole || s == beginning) {
		h.last = h.first.AddDays(-1)
		h.first = h.last
		return h
	}
	if h.unit == Year && s == firstHalf {
		h.last, h.unit = lastOf(h.first.Year, 6), HalfYear
	}
	if h.unit != Month {
		return h
	}
	length := 0
	switch s {
	case beginning, firstDecade:
		length = 10
	case middle:
		length = 20
		if p == until || p == towards {
			length = 15
		}
	case secondDecade:
		length = 20
	case firstHalf:
		length = 15
	case firstDays:
		length = 5
	default:
		return h
	}
	if length < 28 {
		h.last, h.unit = h.first.AddDays(length-1), Decade
	}
	return h
}
