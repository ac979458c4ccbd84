package vk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/vk/budget"
)

// The names of tokens in errors and logs.
const (
	tokenCommunity = budget.Community
	tokenService   = budget.Service
	tokenUser      = budget.User
)

// callTime is how long one call of a method may take.
const callTime = 15 * time.Second

// session calls methods with one token.
type session struct {
	vk      *api.VK
	token   string // its name
	pace    *pace
	turns   *turns // instead of pace, for tokens that several sources share
	secrets []string
}

// shared makes a session with a token that is not a community's.
func (w *wire) shared(name, token string) *session {
	s := w.session(name, token, otherRate)
	s.turns = w.turns
	return s
}

// session makes a session with a token, which goes by a name in errors and logs.
func (w *wire) session(name, token string, rate int) *session {
	v := api.NewVK(token)
	v.MethodURL, v.Client = w.address, w.calls
	v.Limit = 0 // vksdk's own limiter sleeps through an ended context and repeats error 6 without a pause
	return &session{vk: v, token: name, pace: newPace(rate), secrets: w.secrets}
}

// read calls a method that changes nothing; it may be called again.
func (s *session) read(ctx context.Context, method string, params api.Params, into any) error {
	return s.call(ctx, method, params, into, false)
}

// write calls a method that changes something, once. An error of class Unknown says that it may have.
func (s *session) write(ctx context.Context, method string, params api.Params, into any) error {
	return s.call(ctx, method, params, into, true)
}

func (s *session) call(ctx context.Context, method string, params api.Params, into any, write bool) error {
	fault := &Error{Method: method, Token: s.token}
	leave, err := s.enter(ctx, method)
	if err != nil {
		fault.Class, fault.err = Again, err
		if errors.Is(err, budget.ErrLater) {
			fault.Class, fault.Pause = Tomorrow, pauseDay
		}
		return fault
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	params = maps.Clone(params)
	raw, err := s.send(ctx, method, params.WithContext(ctx))
	if err == nil && json.Unmarshal(raw, into) != nil {
		err = errUnreadable // the decoder's own words may quote the answer
	}
	if err == nil {
		return nil
	}
	if s.turns != nil {
		s.turns.failed(s.token, method, err)
	}
	fault.class(err, write)
	fault.err = s.cause(ctx, err)
	return fault
}

// enter waits until the token may make a call.
func (s *session) enter(ctx context.Context, method string) (leave func(), err error) {
	if s.turns != nil {
		return s.turns.enter(ctx, s.token, method)
	}
	return s.pace.enter(ctx)
}

// send is the call itself; a panic of the library is an unreadable answer.
func (s *session) send(ctx context.Context, method string, params api.Params) (raw []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			raw, err = nil, fmt.Errorf("%w: vksdk panicked (%T)", errUnreadable, p)
		}
	}()
	return s.vk.Request(method, params.WithContext(ctx))
}

// cause is what an error is made of, as far as it may be shown: nothing that VK wrote, no address, no token.
func (s *session) cause(ctx context.Context, err error) error { return cause(ctx, err, s.secrets) }

func cause(ctx context.Context, err error, secrets []string) error {
	var refused *api.Error
	switch {
	case errors.As(err, &refused):
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return redacted(err, secrets)
}
