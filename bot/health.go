package bot

import (
	"context"
	"strings"

	"otklik/tasks"
)

// healthy tells an administrator what is wrong with the program, or that nothing is.
func (b *Bot) healthy(ctx context.Context, u Update, me tasks.Person) error {
	if !me.Has(tasks.Admin) {
		return b.tell(ctx, u, refusalWords(tasks.Forbidden))
	}
	var lines []string
	if b.health != nil {
		lines = b.health(ctx)
	}
	if len(lines) == 0 {
		return b.tell(ctx, u, "✅ Всё работает")
	}
	return b.tell(ctx, u, strings.Join(lines, "\n"))
}

// reads reports whether a person may read how the draft check and the controllers agree.
func reads(me tasks.Person) bool {
	return me.Has(tasks.Controller) || me.Has(tasks.Head) || me.Has(tasks.Deputy)
}

// counted tells what the draft check and the controllers have agreed on so far, by criterion.
func (b *Bot) counted(ctx context.Context, u Update, me tasks.Person) error {
	if !reads(me) {
		return b.tell(ctx, u, refusalWords(tasks.Forbidden))
	}
	total := map[tasks.Criterion]tasks.HintCount{}
	err := b.flow.Each(ctx, func(t tasks.Task) error {
		for _, n := range t.CountHints() {
			sum := total[n.Criterion]
			sum.Preceded, sum.Missed, sum.Passed = sum.Preceded+n.Preceded, sum.Missed+n.Missed, sum.Passed+n.Passed
			total[n.Criterion] = sum
		}
		return nil
	})
	if err != nil {
		return err
	}
	var lines []string
	for _, rule := range tasks.Criteria() {
		if n := total[rule.ID]; n.Preceded+n.Missed+n.Passed > 0 {
			lines = append(lines, hintCountWords(rule, n))
		}
	}
	if len(lines) == 0 {
		return b.tell(ctx, u, sayNoCounts)
	}
	return b.tell(ctx, u, sayCounts+strings.Join(lines, "\n"))
}
