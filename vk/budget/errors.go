package budget

import "errors"

// ErrLater says that a request would have to wait longer than its caller wants.
var ErrLater = errors.New("the quota of requests is used up for now")
