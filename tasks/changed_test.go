package tasks_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"otklik/tasks"
)

// Every wording is kept; the same one told twice is not another.
func TestVersionsOfAMessage(t *testing.T) {
	r := newRoad(t).to(tasks.Assigned)
	edit := tasks.SourceEdited{Text: "Темно неделю", Attachments: []tasks.Media{{Kind: tasks.Photo, Ref: "photo1_2"}}, At: monday}
	r.must(tasks.TheSystem(), edit)
	if err := r.try(tasks.TheSystem(), edit); !errors.Is(err, &tasks.Error{Code: tasks.Unchanged}) {
		t.Errorf("told twice: %v", err)
	}
	r.must(tasks.TheSystem(), tasks.SourceEdited{Text: "Темно", At: monday}) // as it was at first, without the picture
	text, files := r.task.Present()
	if len(r.task.Versions) != 2 || text != "Темно" || len(files) != 0 || r.task.Found.Text != "Темно" {
		t.Errorf("%q, %v, versions %+v", text, files, r.task.Versions)
	}
	r.must(tasks.TheSystem(), tasks.SourceGone{At: monday})
	if err := r.try(tasks.TheSystem(), tasks.SourceGone{At: monday}); !errors.Is(err, &tasks.Error{Code: tasks.Unchanged}) {
		t.Errorf("deleted twice: %v", err)
	}
	r.must(tasks.TheSystem(), tasks.SourceEdited{Text: "Темно", At: monday})
	if !r.task.Gone.IsZero() || len(r.task.Versions) != 2 {
		t.Errorf("put back: gone %s, %d versions", r.task.Gone, len(r.task.Versions))
	}
	unknown := tasks.SourceEdited{Of: leadID, Text: "Не отсюда"}
	if err := r.try(tasks.TheSystem(), unknown); !errors.Is(err, &tasks.Error{Code: tasks.Unchanged}) {
		t.Errorf("of no message of this task: %v", err)
	}
}

// Publishing asks once for each change that came after the answer was written, and not for earlier ones.
func TestPublishingAsksAfterAChange(t *testing.T) {
	changed := &tasks.Error{Code: tasks.SourceChanged}
	r := newRoad(t).to(tasks.Assigned)
	r.must(tasks.TheSystem(), tasks.SourceEdited{Text: "Темно неделю", At: monday})
	r.draft("Ответ")
	r.must(controller, tasks.Approve{Draft: 1})
	if r.task.Surprise() != 0 {
		t.Error("the answer was written after the change")
	}
	r.must(tasks.TheSystem(), tasks.SourceEdited{Text: "Темно месяц", At: monday})
	seen := r.task.Surprise()
	if err := r.try(operator, tasks.Publish{Draft: 1}); !errors.Is(err, changed) {
		t.Errorf("published without a question: %v", err)
	}
	r.must(tasks.TheSystem(), tasks.SourceGone{At: monday})
	if err := r.try(operator, tasks.Publish{Draft: 1, Despite: seen}); !errors.Is(err, changed) {
		t.Errorf("published over a change that nobody has seen: %v", err)
	}
	r.must(operator, tasks.Publish{Draft: 1, Despite: r.task.Surprise()})
}

// «Закрыть: отвечать негде» is for what cannot be answered, by operator or controller, and needs a reason.
func TestLapse(t *testing.T) {
	for _, status := range tasks.Statuses() {
		r := newRoad(t).to(status)
		if err := r.try(operator, tasks.Lapse{Reason: "Негде"}); err == nil {
			t.Errorf("%s: closed although the message stands", status)
		}
		r.must(tasks.TheSystem(), anotherChange(r.task))
		err := r.try(controller, tasks.Lapse{Reason: "Удалено"})
		if may := status.Open() && status != tasks.Publishing; may != (err == nil) {
			t.Errorf("%s: %v", status, err)
		}
		if err == nil && (r.task.Status != tasks.Lapsed || len(r.task.Terms) != 0) {
			t.Errorf("%s: now %s with terms %v", status, r.task.Status, r.task.Terms)
		}
	}
	r := newRoad(t).to(tasks.Publishing)
	r.must(tasks.TheSystem(), tasks.GiveUp{Problem: tasks.ProblemClosed})
	if err := r.try(operator, tasks.Lapse{}); !errors.Is(err, &tasks.Error{Code: tasks.NoReason}) {
		t.Errorf("without a reason: %v", err)
	}
	r.must(operator, tasks.Lapse{Reason: "Комментарии закрыты"})
	r.is(tasks.Lapsed)
}

// anotherChange deletes the message; one that is deleted already cannot be deleted again, and changes instead.
func anotherChange(t tasks.Task) tasks.Command {
	if !t.Gone.IsZero() {
		return tasks.SourceEdited{Text: "Снова здесь", At: monday}
	}
	return tasks.SourceGone{At: monday}
}

// A correction that cannot be published any more is dropped: the answer stands.
func TestACorrectionWithoutAPlace(t *testing.T) {
	r := newRoad(t).to(tasks.Published)
	r.must(operator, tasks.Amend{Reason: "Не тот дом"})
	r.answer("Уточнение", "")
	r.must(operator, tasks.Publish{Draft: 2})
	r.must(tasks.TheSystem(), tasks.GiveUp{Problem: tasks.ProblemClosed})
	r.must(operator, tasks.Lapse{Reason: "Комментарии закрыты"})
	r.is(tasks.Published)
	if _, ok := r.task.Approved(); ok || r.task.Round != "" || !r.task.Answered {
		t.Errorf("round %q, answered %v", r.task.Round, r.task.Answered)
	}
}

// Whoever decides not to answer decides on a record: words, author, link, time and files stay, whatever the resident does later.
func TestEvidenceIsKept(t *testing.T) {
	r := newRoad(t).to(tasks.Withheld)
	before := asJSON(t, r.task.Found)
	r.now = r.now.Add(time.Hour)
	r.must(tasks.TheSystem(), tasks.SourceEdited{Text: "Ничего", At: r.now})
	r.must(tasks.TheSystem(), tasks.SourceGone{At: r.now})
	r.is(tasks.Withheld)
	if asJSON(t, r.task.Found) != before || len(r.task.Versions) != 1 || r.task.Gone.IsZero() {
		t.Errorf("found %+v, versions %+v, gone %s", r.task.Found, r.task.Versions, r.task.Gone)
	}
	if slices.ContainsFunc(r.events[len(r.events)-2:], func(e tasks.Event) bool { return len(e.Calls) > 0 }) {
		t.Error("somebody was called about a closed task")
	}
}

// A photo's access key is another each time VK shows the message: that alone is no change of it.
func TestAnotherKeyOfAFileIsNoChange(t *testing.T) {
	photo := tasks.Media{Kind: tasks.Photo, Ref: "photo5_1", Key: "k1"}
	old := tasks.Media{Kind: tasks.Photo, Ref: "photo5_1_k0"} // as it was recorded before the key stood apart
	tests := []struct {
		name     string
		had, has tasks.Media
		same     bool
	}{
		{"the same", photo, photo, true},
		{"another key", photo, tasks.Media{Kind: tasks.Photo, Ref: "photo5_1", Key: "k2"}, true},
		{"no key any more", photo, tasks.Media{Kind: tasks.Photo, Ref: "photo5_1"}, true},
		{"an old record", old, photo, true},
		{"an old record of another photo", old, tasks.Media{Kind: tasks.Photo, Ref: "photo5_11", Key: "k0"}, false},
		{"another photo", photo, tasks.Media{Kind: tasks.Photo, Ref: "photo5_2", Key: "k1"}, false},
		{"another kind", photo, tasks.Media{Kind: tasks.Video, Ref: "photo5_1", Key: "k1"}, false},
	}
	for _, test := range tests {
		if test.had.Same(test.has) != test.same || test.has.Same(test.had) != test.same {
			t.Errorf("%s: %+v and %+v are not taken for same = %t both ways", test.name, test.had, test.has, test.same)
		}
		r := newRoad(t).to(tasks.Detected)
		r.task.Found.Attachments = []tasks.Media{test.had}
		err := r.try(tasks.TheSystem(), tasks.SourceEdited{Text: r.task.Found.Text, Attachments: []tasks.Media{test.has}})
		if unchanged := errors.Is(err, &tasks.Error{Code: tasks.Unchanged}); unchanged != test.same {
			t.Errorf("%s: edited gives %v, want it unchanged = %t", test.name, err, test.same)
		}
	}
}
