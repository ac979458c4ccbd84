package vk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// What goes wrong on the way of a file, in errors.
const (
	methodUpload = "upload"
	methodFetch  = "fetch of a file"
)

// uploadTime is how long sending one file may take.
const uploadTime = 40 * time.Second

var (
	errNotTaken   = errors.New("the upload server does not take the file")
	errBadAddress = errors.New("the upload address is not one of VK's")
)

// upload sends a file to the address that VK has named, as a form, and returns the server's answer in JSON. The request shows no
// token, the errors no address: it holds a secret. Sending again does no harm.
func (w *wire) upload(ctx context.Context, address, field string, f parcel) (json.RawMessage, error) {
	fault := &Error{Class: Final, Method: methodUpload}
	if !w.uploadsTo(address) {
		fault.err = errBadAddress
		return nil, fault
	}
	ctx, cancel := context.WithTimeout(ctx, uploadTime)
	defer cancel()
	request, err := uploading(ctx, address, field, f)
	if err != nil {
		fault.err = errBadAddress // the cause would quote it
		return nil, fault
	}
	answer, err := w.exchange(request)
	if err != nil {
		fault.class(err, false)
		if s := fault.Status; s != 0 && s < http.StatusInternalServerError && s != http.StatusTooManyRequests && s != http.StatusRequestTimeout {
			fault.Class = Final
		}
		fault.err = cause(ctx, err, append([]string{address}, w.secrets...))
		return nil, fault
	}
	var refused struct {
		Error json.RawMessage `json:"error"`
	}
	if json.Unmarshal(answer, &refused) != nil {
		fault.Class, fault.err = Again, errUnreadable
		return nil, fault
	}
	if len(refused.Error) > 0 && string(refused.Error) != "null" {
		fault.err = errNotTaken // its words may quote the file's name
		return nil, fault
	}
	return answer, nil
}

func (w *wire) exchange(r *http.Request) ([]byte, error) {
	resp, err := w.http.Do(r) //nolint:gosec // uploadsTo has looked at the address
	if err != nil {
		return nil, err //nolint:wrapcheck // it is sorted and redacted by the caller
	}
	defer func() { _ = resp.Body.Close() }() // guard has read it whole
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, fmt.Errorf("upload: %w", err)
	}
	return body, nil
}

// uploading is the request: a form of a known length, for upload servers take no other, around the file, which is not copied.
func uploading(ctx context.Context, address, field string, f parcel) (*http.Request, error) {
	var form bytes.Buffer
	writer := multipart.NewWriter(&form)
	if _, err := writer.CreateFormFile(field, f.name); err != nil {
		return nil, fmt.Errorf("form: %w", err)
	}
	head := bytes.Clone(form.Bytes())
	form.Reset()
	if err := writer.Close(); err != nil {
		return nil, fmt.Errorf("form: %w", err)
	}
	body := io.MultiReader(bytes.NewReader(head), bytes.NewReader(f.data), bytes.NewReader(form.Bytes()))
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, body)
	if err != nil {
		return nil, fmt.Errorf("upload: %w", err)
	}
	request.ContentLength = int64(len(head) + len(f.data) + form.Len())
	request.Header.Set("Content-Type", writer.FormDataContentType())
	return request, nil
}

// uploadsTo says whether files may be sent to an address: to the very server of vk.api, and by https to any other that has a name.
// VK has many upload servers and partner hosts others; what has no name, or one of our own network, is none of them.
func (w *wire) uploadsTo(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil {
		return false
	}
	if of, err := url.Parse(w.address); err == nil && u.Scheme == of.Scheme && u.Host == of.Host {
		return true
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	_, bad := netip.ParseAddr(host)
	local := bad == nil || !strings.Contains(host, ".") || strings.HasSuffix(host, ".local") || strings.HasSuffix(host, ".internal") ||
		strings.HasSuffix(host, ".localhost")
	return u.Scheme == "https" && !local
}
