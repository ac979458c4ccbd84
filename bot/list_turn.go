package bot

import (
	"context"
	"strconv"

	"otklik/tasks"
)

// The choices of lists. They stand in buttons: never give one another meaning.
const (
	pickTurnTo  = "pg" // arg: the page, from 0
	pickOpen    = "op" // arg: the task
	pickLeave   = "bk" // the card; back to the list
	pickFilter  = "fl" // arg: the filter to be set; "" for none
	pickValue   = "vl" // arg: the filter, then the value's code; no code takes the filter off
	pickHigh    = "hi"
	pickOverdue = "od"
	pickClear   = "cl"
	pickRenew   = "rn"
)

// listTurn is what a tap makes of a list.
func (b *Bot) listTurn(ctx context.Context, s scene, p Pick) (turned, error) {
	at := spotIn(s.screen)
	stay := turned{next: s.screen}
	at.Task, at.Inner, at.In = "", "", ""
	switch p.Choice {
	case pickOpen:
		at.Task = tasks.ID(p.Arg)
		card, err := b.cardIn(ctx, at, s.me.ID)
		if err != nil {
			return stay, err
		}
		if card == nil {
			stay.words, stay.alert = refusalWords(tasks.Forbidden), true
			return stay, nil
		}
	case pickTurnTo:
		n, wrong := strconv.ParseUint(p.Arg, 10, 16)
		if wrong != nil {
			stay.words = sayOldButton
			return stay, nil //nolint:nilerr // the person is told
		}
		at.Page = int(n)
	case pickFilter:
		at.Choosing = p.Arg
	case pickValue:
		if p.Arg == "" {
			stay.words = sayOldButton
			return stay, nil
		}
		at = s.set(at, p.Arg[:1], p.Arg[1:])
	case pickHigh:
		at.High, at.Page = !at.High, 0
	case pickOverdue:
		at.Overdue, at.Page = !at.Overdue, 0
	case pickClear:
		at = spot{Asked: at.Asked}
	case pickRenew:
		return turned{next: at.screen(), words: sayListFresh}, nil
	case pickLeave:
	default:
		stay.words = sayOldButton
		return stay, nil
	}
	return turned{next: at.screen()}, nil
}
