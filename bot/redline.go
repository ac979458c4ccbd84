package bot

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"otklik/tasks"
	"otklik/tasks/redline"
)

// A difference as long as longestRedline is shown whole; of a longer one, only what stands within nearChange of a change.
const (
	longestRedline = 3000 // characters
	nearChange     = 120
)

// returned is the version of the answer at hand that control has sent back last, before another one; ok is false where there is
// none.
func (s scene) returned(before int) (d tasks.Draft, ok bool) {
	for _, v := range slices.Backward(s.task.Reviews) {
		if v.Draft >= before || v.Approved || v.Recalled {
			continue
		}
		if d, ok = s.task.Draft(v.Draft); ok && !s.answeredSince(d.No) {
			return d, true
		}
		break
	}
	return tasks.Draft{}, false
}

// answeredSince tells whether a version as new as this one stands in the network: what was returned before it is over.
func (s scene) answeredSince(no int) bool {
	for _, p := range s.task.Posted {
		if p.Draft >= no {
			return true
		}
	}
	return false
}

// reworked are the two texts to compare on the controller's card: the version that was returned, and the one at hand.
func (s scene) reworked() (was, is tasks.Draft, ok bool) {
	is, ok = s.task.Pending()
	if !ok || !s.may(tasks.DoApprove) {
		return was, is, false
	}
	was, ok = s.returned(is.No)
	return was, is, ok
}

// rewritten are the two texts to compare under a preview: the version that was returned, and the person's sketch.
func (s scene) rewritten() (was, is tasks.Draft, ok bool) {
	is, ok = s.task.Sketches[s.me.ID]
	if !ok || is.Text == "" || s.task.Status != tasks.Rework || s.informs() {
		return was, is, false
	}
	was, ok = s.returned(len(s.task.Drafts) + 1)
	return was, is, ok
}

// changesButton opens the difference; no row where there is nothing to compare.
func (s scene) changesButton(ok bool) [][]Button {
	if !ok {
		return nil
	}
	return [][]Button{{s.press("🔀 "+LabelChanges, ActChanges, "")}}
}

// changes is the screen that shows what has become of a version that was returned.
func (s scene) changes(was, is tasks.Draft) Message {
	var t Text
	t.Add(Bold, capital(s.title())+"\n")
	t.Add(Bold, "\n"+LabelChanges)
	t.Line(" с версии, которую вернул контроль: новое — жирным, убранное зачёркнуто\n")
	addRedline(&t, was.Text, is.Text)
	switch before, after := attached(was.Media), attached(is.Media); {
	case before == after:
	case after == "":
		t.Line("Приложения убраны: " + before)
	default:
		t.Line("Приложено: " + after)
	}
	return Message{Text: t, Buttons: [][]Button{s.back()}}
}

// addRedline shows how one text came about from another.
func addRedline(t *Text, before, after string) {
	spans := redline.Compare(before, after)
	if !redline.Changed(spans) {
		t.Add(Italic, "Слова те же.\n")
		return
	}
	if length(spans) > longestRedline {
		spans = redline.Brief(spans, nearChange)
	}
	styles := map[redline.Kind]Style{redline.Kept: Plain, redline.Removed: Strike, redline.Inserted: Bold}
	for i, x := range spans {
		if i > 0 && spans[i-1].Kind == redline.Removed && x.Kind == redline.Inserted && joined(spans[i-1].Text, x.Text) {
			t.Add(Plain, " ") // what was there and what is there now are read apart
		}
		t.Add(styles[x.Kind], x.Text)
	}
	if last := spans[len(spans)-1].Text; !strings.HasSuffix(last, "\n") {
		t.Add(Plain, "\n")
	}
}

// joined says that a word of the second text would be read as the end of the first.
func joined(first, second string) bool {
	last, _ := utf8.DecodeLastRuneInString(first)
	next, _ := utf8.DecodeRuneInString(second)
	return !unicode.IsSpace(last) && !unicode.IsSpace(next)
}

func length(spans []redline.Span) int {
	n := 0
	for _, x := range spans {
		n += utf8.RuneCountInString(x.Text)
	}
	return n
}
