package dates

// relative reads «сегодня», «завтра», «до завтрашнего дня».
func (r *reader) relative(_ prep, i int) hit {
	offset, next := 0, i+1
	switch r.tok(i).text {
	case "сегодня":
	case "завтра":
		offset = 1
	case "послезавтра":
		offset = 2
	case "вчера":
		offset = -1
	case "позавчера":
		offset = -2
	case "завтрашнего", "завтрашнему", "завтрашний":
		if !r.is(next, "дня", "дню", "день") {
			return hit{}
		}
		offset, next = 1, next+1
	default:
		return hit{}
	}
	d := r.today.AddDays(offset)
	return hit{next: next, first: d, last: d, unit: Day}
}
