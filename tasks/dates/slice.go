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
	return r.ordinalSlice(i)
}

// ordinalSlice reads «в первой декаде», «второй половине», «в последних числах».
func (r *reader) ordinalSlice(i int) (slice, int) {
	n, j := r.sliceNumber(i)
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

// sliceNumber reads what stands before «декада» or «числа»; 0 where it is nothing of the kind.
func (r *reader) sliceNumber(i int) (n, next int) {
	switch t := r.tok(i); {
	case t.kind == number && t.digits() == 1:
		return t.n, r.tail(i + 1)
	case strings.HasPrefix(t.text, "последн"):
		return ending, i + 1
	case t.text == "первых":
		return 1, i + 1
	default:
		return max(ordinal(t.text), roman(t.text)), r.tail(i + 1)
	}
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
	var length int
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
