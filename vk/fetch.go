package vk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	methodPhoto = "photo"
	fetchTime   = time.Minute
	fetchMost   = 10 << 20 // bytes; VK's largest copy of a photo has about two million
)

var (
	errNotPhoto = errors.New("it is not a photo")
	errTooLarge = fmt.Errorf("it has more than %d bytes", fetchMost)
)

// Fetch gets a photo from one of VK's hosts of files; no token goes there. The error is of class Again or Final.
func (n *Network) Fetch(ctx context.Context, address string) (kind string, data []byte, err error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTime)
	defer cancel()
	fault := &Error{Method: methodPhoto, Class: Final}
	if u, err := url.Parse(address); err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil {
		fault.err = errors.New("its address is not one of VK's")
		return "", nil, fault
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		fault.err = errors.New("its address is not one of VK's")
		return "", nil, fault
	}
	resp, err := n.http.Do(req)
	if err != nil {
		fault.class(err, false)
		fault.err = cause(ctx, err, n.secrets)
		if fault.Status == http.StatusNotFound || fault.Status == http.StatusGone || fault.Status == http.StatusForbidden {
			fault.Class = Final
		}
		return "", nil, fault
	}
	defer func() { _ = resp.Body.Close() }()
	kind, _, err = mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(kind, "image/") {
		fault.err = errNotPhoto
		return "", nil, fault
	}
	data, err = io.ReadAll(io.LimitReader(resp.Body, fetchMost+1))
	switch {
	case err != nil:
		fault.Class, fault.err = Again, errUnreadable
	case len(data) > fetchMost:
		fault.err = errTooLarge
	default:
		return kind, data, nil
	}
	return "", nil, fault
}
