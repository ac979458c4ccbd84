package app

import (
	"context"

	"otklik/internal/config"
	"otklik/tasks"
	"otklik/tasks/workflow"
)

// PutRoster replaces the roster; people keep their link to the messenger where the new one names none.
func PutRoster(ctx context.Context, flow *workflow.Flow, next *tasks.Roster) error {
	return flow.Change(ctx, func(old tasks.Roster) tasks.Roster {
		fresh := *next
		config.KeepLinks(&fresh, &old)
		return fresh
	})
}
