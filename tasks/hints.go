package tasks

import (
	"slices"
	"time"
)

// Dismissed is a remark of the draft check that somebody has called no fault («Не ошибка»). It is not made again for that word
// or phrase; one about a message, its author or a day not for that task.
type Dismissed struct {
	Rule   string    `json:"rule"`
	Phrase string    `json:"phrase"`
	Task   ID        `json:"task,omitempty"` // where alone it holds; "" everywhere
	By     PersonID  `json:"by"`
	At     time.Time `json:"at"`
}

// IsDismissed reports whether a rule's remark on a phrase has been called no fault, everywhere or of the task.
func (r *Roster) IsDismissed(task ID, rule, phrase string) bool {
	return slices.ContainsFunc(r.Dismissed, func(d Dismissed) bool {
		return d.Rule == rule && d.Phrase == phrase && (d.Task == "" || d.Task == task)
	})
}

// maxDismissed bounds what is remembered: a roster is read and written as a whole.
const maxDismissed = 1000

// Dismiss is the roster with one more remark that is no fault; the roster itself stays as it is. When there are too many the
// oldest of a single task is forgotten, or else the oldest.
func (r Roster) Dismiss(d Dismissed) Roster {
	if r.IsDismissed(d.Task, d.Rule, d.Phrase) {
		return r
	}
	list := append(slices.Clone(r.Dismissed), d)
	if len(list) > maxDismissed {
		oldest := max(0, slices.IndexFunc(list, func(d Dismissed) bool { return d.Task != "" }))
		list = slices.Delete(list, oldest, oldest+1)
	}
	r.Dismissed = list
	return r
}

// HintCount tells of one criterion how the draft check and the controllers agree.
type HintCount struct {
	Criterion Criterion
	Preceded  int // a remark stood when the draft went to control, and it was returned for this criterion
	Missed    int // it was returned for this criterion without a remark
	Passed    int // a remark stood, and the draft was approved
}

// CountHints counts over the drafts of a task that have been decided on, by the criteria of 10.1–10.7. An approval that was taken
// back is no decision.
func (t Task) CountHints() []HintCount {
	var list []HintCount
	for _, rule := range Criteria() {
		n := HintCount{Criterion: rule.ID}
		for i, v := range t.Reviews {
			d, ok := t.Draft(v.Draft)
			if !ok || v.Recalled || i+1 < len(t.Reviews) && t.Reviews[i+1].Recalled {
				continue
			}
			hinted := slices.Contains(d.Hints, rule.ID)
			switch {
			case slices.Contains(v.Criteria, rule.ID) && hinted:
				n.Preceded++
			case slices.Contains(v.Criteria, rule.ID):
				n.Missed++
			case v.Approved && hinted:
				n.Passed++
			}
		}
		list = append(list, n)
	}
	return list
}
