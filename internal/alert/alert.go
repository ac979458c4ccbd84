// Package alert tells an administrator of trouble by a second way, when the messenger cannot: by an HTTP hook and by mail. It knows
// nothing of tasks; no resident's word comes here.
package alert

import (
	"context"
	"time"
)

// Kind names one sort of trouble. Kinds are kept and posted: never give one another meaning.
type Kind string

// The kinds.
const (
	Telegram Kind = "telegram" // the messenger does not answer, or refuses the token
	VK       Kind = "vk"       // VK does not answer, is silent, or refuses a token
	Nobody   Kind = "nobody"   // a step has nobody, and messages reach nobody who could help
	Buried   Kind = "buried"   // items could not be worked off and are kept aside
	Work     Kind = "work"     // the store, a queue or the terms stand still
	Trial    Kind = "trial"    // somebody tries whether alerts come
)

// State says where in its course trouble is.
type State string

// The states.
const (
	Begins State = "begins"
	Ends   State = "ends"
	Tried  State = "trial"
)

// Message is one alert, as a hook gets it.
type Message struct {
	Kind  Kind      `json:"kind"`
	State State     `json:"state"`
	Title string    `json:"title"`
	Text  string    `json:"text"`
	At    time.Time `json:"at"` // when it began, or ended
}

// Way takes messages to an administrator. An error names neither secrets nor addresses that may hold one.
type Way interface {
	// Name is the way's own, as it is kept: never another.
	Name() string
	Send(ctx context.Context, m Message) error
}
