package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"otklik/tasks"
	"otklik/tasks/roll"
	"otklik/tasks/workflow"
)

// open carries out a button that changes nothing in the task: it opens a screen of the card, ticks something there, or asks
// for words.
func (b *Bot) open(ctx context.Context, u Update, s scene, ref workflow.Ref, p Press) (string, bool, error) {
	if verb := p.Action.needs(); verb != "" && !s.may(verb) {
		return s.notNow(verb), true, b.flow.Commit(ctx, workflow.Commit{Put: []workflow.Item{b.refresh(s, ref)}})
	}
	c := workflow.Commit{Keys: []workflow.Key{{Name: u.Key, Until: b.now().Add(keyLife)}}}
	words := ""
	if view := s.asks(p); view != "" {
		n := tasks.Notice{Task: s.task.ID, Person: s.me.ID, View: view, Call: b.now().UnixNano()}
		c.Put = append(c.Put, workflow.PromptItem(n, b.now()))
		if p.Action == ActUntil { // the day is chosen, or asked for in words: the card need not ask any more
			ref = withScreen(ref, screen{}, ref.ScreenIn)
			c.Refs, c.Put = append(c.Refs, ref), append(c.Put, b.refresh(s, ref))
		}
	} else {
		next, ok := s.turn(p)
		if !ok {
			return sayOldButton, false, nil
		}
		if p.Action == ActRefresh {
			words = sayFresh
		}
		ref = withScreen(ref, next, s.task.Status)
		c.Refs = append(c.Refs, ref)
		c.Put = append(c.Put, b.refresh(s, ref))
	}
	if err := b.flow.Commit(ctx, c); err != nil && !errors.Is(err, workflow.ErrRepeated) {
		return "", false, err
	}
	return words, false, nil
}

// show posts the card, the reasons of the terms or the history as a new message to whoever may see the task: those who were
// told of it, and those who oversee others' work.
func (b *Bot) show(ctx context.Context, u Update, s scene, p Press) (string, bool, error) {
	if !s.mayOpen() {
		return refusalWords(tasks.Forbidden), true, nil
	}
	n := tasks.Notice{
		Task: s.task.ID, Person: s.me.ID, View: tasks.ViewCard, Call: s.called(tasks.ViewCard), Anew: true,
	}
	switch p.Action {
	case ActWhy:
		n.View, n.Call = viewWhy, b.now().UnixNano()
	case ActHistory:
		n.View, n.Call = viewHistory, b.now().UnixNano()
	}
	err := b.flow.Commit(ctx, workflow.Commit{
		Keys: []workflow.Key{{Name: u.Key, Until: b.now().Add(keyLife)}}, Put: []workflow.Item{workflow.PromptItem(n, b.now())},
	})
	if errors.Is(err, workflow.ErrRepeated) {
		err = nil
	}
	return "", false, err
}

// mayOpen: a task is shown to those who were told of it, and to those who oversee others' work.
func (s scene) mayOpen() bool {
	return roll.RowOf(s.task).Shown(s.me)
}

// needs is the command that a button leads to: who may not give it need not begin.
func (a Action) needs() tasks.Verb {
	if q, ok := questions()[a]; ok {
		return q.verb
	}
	switch a {
	case ActRegister, ActTopic:
		return tasks.DoRegister
	case ActDepartment, ActAddPart:
		return tasks.DoAssign
	case ActReturn, ActCriterion:
		return tasks.DoReturn
	case ActTakeEdit, ActAnswers, ActTemplates, ActBasis, ActTemplate:
		return tasks.DoCompose
	case ActPromise:
		return tasks.DoApprove
	case ActWithhold:
		return tasks.DoWithhold
	case ActRaise:
		return tasks.DoRaise
	case ActLower:
		return tasks.DoLower
	case ActInterim:
		return tasks.DoCompose
	case ActDelegate:
		return tasks.DoDelegate
	}
	return ""
}

// notNow says why a button does nothing any more: as the domain would refuse what it leads to.
func (s scene) notNow(v tasks.Verb) string {
	_, err := tasks.Decide(s.task, opening(v), s.me, s.now, s.policy)
	if refusal := new(tasks.Error); errors.As(err, &refusal) && refusal.Code != tasks.NoReason {
		return s.refused(refusal)
	}
	return sayOldButton
}

// opening is a command of the verb, to ask the domain why it would refuse.
func opening(v tasks.Verb) tasks.Command {
	for _, r := range reasons() {
		if r.verb == v {
			return r.order(scene{}, "", "")
		}
	}
	switch v {
	case tasks.DoRegister:
		return tasks.Register{}
	case tasks.DoAssign:
		return tasks.Assign{}
	case tasks.DoReturn:
		return tasks.Return{}
	case tasks.DoPublishByHand:
		return tasks.PublishByHand{}
	case tasks.DoWithhold:
		return tasks.Withhold{}
	case tasks.DoLoad:
		return tasks.Load{}
	case tasks.DoSchedule:
		return tasks.Schedule{}
	case tasks.DoReport:
		return tasks.ReportPromise{}
	case tasks.DoPostpone:
		return tasks.Postpone{}
	case tasks.DoLink:
		return tasks.Link{}
	case tasks.DoDelegate:
		return tasks.Delegate{}
	}
	return tasks.Compose{}
}

// asks is the view that a button opens to ask for words; "" for none.
func (s scene) asks(p Press) tasks.View {
	switch p.Action {
	case ActAddress:
		return askView(ActAddress, Shorten(s.screen.arg))
	case ActApprove: // a second interim answer in a row wants a reason
		return askView(ActSecond, strings.Join(append([]string{p.Arg}, s.unticked()...), ","))
	}
	if _, ok := questions()[p.Action]; ok {
		return askView(p.Action, p.Arg)
	}
	return ""
}

// turn is the screen that a button leads to.
func (s scene) turn(p Press) (screen, bool) {
	switch p.Action {
	case ActRegister:
		return screen{name: screenTopics}, true
	case ActTopic:
		topic, ok := named(p.Arg, s.roster.Topics)
		return screen{screenPlaces, topic}, ok
	case ActDepartment:
		return s.tickDepartment(p.Arg)
	case ActWithhold:
		return screen{name: screenGrounds}, true
	case ActRaise, ActLower:
		return screen{name: screenRaise}, true
	case ActInterim:
		return screen{name: screenInterim}, true
	case ActDelegate:
		return screen{name: screenDelegate}, true
	case ActAddPart:
		return screen{name: screenDepartments}, true
	case ActPublish: // refused because the message has changed
		return screen{name: screenAnyway}, true
	case ActAnswers:
		return screen{name: screenAnswers}, true
	case ActTemplates:
		return screen{name: screenTemplates}, true
	case ActChanges:
		return screen{name: screenChanges}, true
	case ActPage:
		return screen{screenHistory, p.Arg}, true
	case ActPromise:
		return s.tickPromise(p.Arg), true
	case ActReturn:
		draft, err := strconv.Atoi(p.Arg)
		return s.screen.tick(draft, ""), err == nil
	case ActCriterion:
		draft, _ := s.screen.ticked()
		return s.screen.tick(draft, p.Arg), draft > 0
	case ActBack:
		if s.screen.name == screenPlaces {
			return screen{name: screenTopics}, true
		}
		return screen{}, true
	case ActRefresh:
		return s.screen, true
	}
	return screen{}, false
}
