package tasks

import (
	"slices"
	"time"
)

// Dismissed is a remark of the draft check that somebody has called no fault («Не ошибка»). It is not made again for that word
// or phrase.
type Dismissed struct {
	Rule   string    `json:"rule"`
	Phrase string    `json:"phrase"`
	By     PersonID  `json:"by"`
	At     time.Time `json:"at"`
}

// IsDismissed reports whether a rule's remark on a phrase has been called no fault.
func (r *Roster) IsDismissed(rule, phrase string) bool {
	return slices.ContainsFunc(r.Dismissed, func(d Dismissed) bool { return d.Rule == rule && d.Phrase == phrase })
}

// HintCount tells of one criterion how the draft check and the controllers agree.
type HintCount struct {
	Criterion Criterion
	Preceded  int // a remark stood when the draft went to control, and it was returned for this criterion
	Missed    int // it was returned for this criterion without a remark
	Passed    int // a remark stood, and the draft was approved
}

// CountHints counts over the drafts of a task that have been decided on, by the criteria of 10.1–10.7.
func (t Task) CountHints() []HintCount {
	var list []HintCount
	for _, rule := range Criteria() {
		n := HintCount{Criterion: rule.ID}
		for _, v := range t.Reviews {
			d, ok := t.Draft(v.Draft)
			if !ok || v.Recalled {
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
