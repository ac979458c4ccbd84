package sweep

const (
	pageSize = 200                 // posts of one page, the most that VK gives
	most     = 1000                // posts of one question, the most that VK shows
	tooMany  = 2 * most / pageSize // pages, after which a window is given up or halved
	few      = 10                  // posts of a page; more are worth halving a window for
)

// window is a span of time in Unix seconds, both ends being of it.
type window struct{ From, To int64 }

// halves parts a window; the parts of a single second are none.
func (w window) halves() (older, newer window, ok bool) {
	if w.From >= w.To {
		return w, w, false
	}
	middle := w.From + (w.To-w.From)/2
	return window{w.From, middle}, window{middle + 1, w.To}, true
}

// Ask is what to ask newsfeed.search for.
type Ask struct {
	Start, End int64  // start_time and end_time, Unix; a second more than is wanted on either side
	From       string // start_from; "" for the first page
	Count      int    // posts of the page
}

// Item is a post that was found.
type Item struct {
	ID string // the same post has the same one, whatever the question: "-1_345"
	At int64  // when it was written, Unix
}

// Page is what came.
type Page struct {
	Items []Item
	Next  string // next_from; "" when there is no more
	Total int    // total_count; 0 when not said
}

// Span is a stretch of time, Unix seconds, both ends being of it.
type Span struct{ From, To int64 }
