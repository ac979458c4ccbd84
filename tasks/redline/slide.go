package redline

// slide moves what was only inserted, or only removed, along the text where that changes nothing but makes it whole
// paragraphs: «{+.\n\nТретий+}.» is «.{+\n\nТретий.+}».
func slide(a, b []string, blocks []block) {
	for i := 1; i < len(blocks); i++ {
		x := &blocks[i]
		room := min(x.kept-1, farthest) // what was kept stays between changes
		if i == len(blocks)-1 {
			room = min(x.kept, farthest)
		}
		list, from, to := b, x.b0, x.b1
		if from == to {
			list, from, to = a, x.a0, x.a1
		} else if x.a0 < x.a1 {
			continue
		}
		if from == to || list[from] == lineEnd || list[to-1] == lineEnd {
			continue
		}
		for n := 1; n <= room && list[from+n-1] == list[to+n-1]; n++ {
			if list[from+n] == lineEnd || list[to+n-1] == lineEnd {
				x.move(n)
				blocks[i-1].kept += n
				break
			}
		}
	}
}

const (
	lineEnd  = "\n"
	farthest = 50 // tokens that a change is moved at the most
)

// move shifts a change to the right.
func (x *block) move(n int) {
	x.a0, x.a1, x.b0, x.b1, x.kept = x.a0+n, x.a1+n, x.b0+n, x.b1+n, x.kept-n
}
