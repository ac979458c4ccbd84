package vk

import (
	"time"

	"github.com/SevereCloud/vksdk/v2/api"
)

// Pauses before a next try.
const (
	pauseRate   = time.Second
	pauseServer = 2 * time.Second
	pauseFlood  = 5 * time.Minute
	pauseDay    = 24 * time.Hour
)

// Codes that vksdk has no name for.
const (
	errMethodForToken api.ErrorType = 1051
	errTokenExpired   api.ErrorType = 1116
	errTokenInvalid   api.ErrorType = 1117
	errRecaptcha      api.ErrorType = 3300
	errCaptchaNew     api.ErrorType = 3302
	errTokenExtension api.ErrorType = 3609
)

// classOfCode sorts VK's error codes, https://dev.vk.com/ru/reference/errors.
func classOfCode(code api.ErrorType) (Class, time.Duration) {
	if vksOwn(code) {
		return Again, pauseServer
	}
	switch code {
	case api.ErrTooMany:
		return Again, pauseRate
	case api.ErrFlood, api.ErrWallReplyOwnerFlood:
		return Again, pauseFlood
	case api.ErrRateLimit:
		return Tomorrow, pauseDay
	case api.ErrCaptcha, api.ErrAuthValidation, api.ErrNeedConfirmation, api.ErrNeedTokenConfirmation, errRecaptcha,
		errCaptchaNew:
		return Person, 0
	case api.ErrDisabled, api.ErrSignature, api.ErrAuth, api.ErrPermission, api.ErrMethodPermission, api.ErrMethodAds,
		api.ErrMethodDisabled, api.ErrGroupAuth, api.ErrAppAuth, api.ErrUnknownApplication, api.ErrIPNotAllowed,
		errMethodForToken, errTokenExpired, errTokenInvalid, errTokenExtension:
		return Disabled, 0
	}
	return Final, 0
}

// vksOwn says whether the failure is VK's own, not a refusal.
func vksOwn(code api.ErrorType) bool {
	return code == api.ErrUnknown || code == api.ErrServer || code == api.ErrExecutionTimeout
}
