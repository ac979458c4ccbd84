package storetest

import (
	"fmt"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// Sample is a commit like those of a busy day, for measurements: a task record of about 2 kB with its event, three items
// put and one dropped, one key. Successive revisions of a task can be committed one after another.
func Sample(id tasks.ID, rev int64) workflow.Commit {
	at := noon().Add(time.Duration(rev) * time.Second)
	text := strings.Repeat("Во дворе дома третий день не вывозят мусор. ", 9)
	t := tasks.Task{
		ID: id, Rev: rev, Number: 123, Status: statusOf(rev), Importance: tasks.Normal,
		Found: tasks.Found{
			Kind:   tasks.Message,
			Source: tasks.Source{Network: "vk", Owner: -20261123, Post: 41, Comment: 57, Link: "https://vk.com/wall-20261123_41?reply=57"},
			Author: tasks.Author{ID: 4004, FirstName: "Мария", LastName: "Кузнецова"}, Text: text, WrittenAt: noon(),
		},
		FoundAt: noon(), ClockFrom: noon(), Topic: "ЖКХ", Place: tasks.Place{District: "Центральный"}, Department: "gkh",
		Drafts: []tasks.Draft{{No: 1, Rev: 4, By: "sidorov", At: noon(), Text: "Здравствуйте! Мусор вывезут сегодня до 18:00."}},
		Terms:  []tasks.Term{{Step: tasks.StepReview, From: noon(), Due: later(30)}, {Step: tasks.StepAnswer, From: noon(), Due: later(480)}},
		Told: []tasks.Told{
			{Person: "ivanova", View: tasks.ViewCard, Rev: 1}, {Person: "petrov", View: tasks.ViewCard, Rev: rev},
			{Person: "sidorov", View: tasks.ViewCard, Rev: 3}, {Person: "sidorov", View: tasks.ViewPreview, Rev: 4},
		},
		Moved: tasks.Stamp{Verb: tasks.DoApprove, By: "petrov", At: at},
	}
	e := tasks.Event{
		Task: id, Rev: rev, At: at, By: "petrov", Command: tasks.Approve{Draft: 1}, To: t.Status, Terms: t.Terms,
		Calls: []tasks.Told{{Person: "ivanova", View: tasks.ViewCard, Rev: rev}},
	}
	notice := func(person string) workflow.Item {
		body := fmt.Sprintf(`{"task":%q,"person":%q,"view":"card","call":%d}`, id, person, rev)
		return item(workflow.Notices, string(id)+"/"+person+"/card", at, body)
	}
	return workflow.Commit{
		At: at, Change: &tasks.Change{Task: t, Event: e},
		Drop: []workflow.ItemKey{{Queue: workflow.Terms, Key: string(id) + "/review"}},
		Put:  []workflow.Item{notice("ivanova"), notice("sidorov"), item(workflow.Terms, string(id)+"/publish", later(30), `{"step":"publish"}`)},
		Keys: key(fmt.Sprintf("tap/%s/%d", id, rev), at.Add(24*time.Hour)),
	}
}

// statusOf lets every revision move the task.
func statusOf(rev int64) tasks.Status {
	all := tasks.Statuses()
	return all[int(rev-1)%len(all)]
}
