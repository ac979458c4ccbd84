package dates

import "errors"

// What can be wrong with a date that staff typed; package bot has the words for each. They come
// unwrapped and hold nothing of the text.
var (
	ErrUnreadable = errors.New("no date that can be read")
	ErrImpossible = errors.New("no such day or time")
	ErrPast       = errors.New("the moment has passed")
	ErrAhead      = errors.New("the moment is still to come")
	ErrReversed   = errors.New("the period ends before it begins")
)
