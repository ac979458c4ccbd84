package vk

import (
	"errors"

	"github.com/SevereCloud/vksdk/v2/api"

	"otklik/tasks"
)

// ProblemOf says why a publication failed, for the operator.
func ProblemOf(err error) tasks.Problem {
	var e *Error
	if !errors.As(err, &e) {
		return tasks.ProblemUnknown
	}
	if e.problem != "" {
		return e.problem
	}
	switch e.Class {
	case Again:
		if code := api.ErrorType(e.Code); code == api.ErrFlood || code == api.ErrWallReplyOwnerFlood {
			return tasks.ProblemFlood
		}
		return tasks.ProblemNetwork
	case Tomorrow:
		return tasks.ProblemQuota
	case Person:
		return tasks.ProblemCaptcha
	case Disabled:
		return tasks.ProblemAccess
	case Final:
		return e.refusal()
	case Unknown:
	}
	return tasks.ProblemUnknown
}

// refusal says what VK has against an answer.
func (e *Error) refusal() tasks.Problem {
	switch api.ErrorType(e.Code) {
	case api.ErrAccess, api.ErrUserDeleted, api.ErrBlocked, api.ErrPrivateProfile, api.ErrNotFound, api.ErrParamUserID,
		api.ErrMessagesUserBlocked, api.ErrMessagesDenySend, api.ErrMessagesPrivacy,
		api.ErrWallAccessPost, api.ErrWallAccessComment, api.ErrWallAccessReplies, api.ErrWallAccessAddReply, api.ErrWallAddPost:
		return tasks.ProblemClosed
	case api.ErrWallLinksForbidden:
		return tasks.ProblemLinks
	case api.ErrMessagesTooLongMessage:
		return tasks.ProblemTooLong
	case api.ErrUserBanned, api.ErrAccessGroup:
		return tasks.ProblemAccess
	}
	if e.gone {
		return tasks.ProblemClosed
	}
	return tasks.ProblemRefused
}

// Barred says whether a failure means that a token does nothing any more, or not this, until an administrator mends it.
func Barred(err error) bool {
	e, ok := errors.AsType[*Error](err)
	return ok && e.Class == Disabled && e.Code != 0
}
