package bot

import (
	"strconv"
	"strings"

	"otklik/tasks"
	"otklik/tasks/dates"
)

// question is what a button asks to be answered in words: the reply becomes a command.
type question struct {
	verb  tasks.Verb // who may not give it need not be asked
	ask   string
	order func(s scene, arg string, said *Said) (c tasks.Command, problem string) // problem: why the words cannot be understood
}

// viewAsk is how the views of questions begin: then the action and, after a stroke, what has been chosen so far. They belong to
// the bot alone: a task knows nothing of them.
const viewAsk = "ask/"

func askView(a Action, arg string) tasks.View { return tasks.View(viewAsk + string(a) + "/" + arg) }

// asked reads a view that askView made.
func asked(v tasks.View) (q question, a Action, arg string, ok bool) {
	rest, ok := strings.CutPrefix(string(v), viewAsk)
	if !ok {
		return question{}, "", "", false
	}
	name, arg, _ := strings.Cut(rest, "/")
	q, ok = questions()[Action(name)]
	return q, Action(name), arg, ok
}

// asking is the action whose question a view is; "" for any other view.
func asking(v tasks.View) Action {
	if _, a, _, ok := asked(v); ok {
		return a
	}
	return ""
}

// questions lists what buttons ask.
func questions() map[Action]question {
	all := map[Action]question{
		ActAddress: {tasks.DoRegister, "Напишите адрес ответом на это сообщение: улица и дом, как их знают в городе.", orderAddress},
		ActByHand:  {tasks.DoPublishByHand, "Пришлите ответом на это сообщение ссылку на опубликованный ответ.", orderByHand},
		ActChange:  {tasks.DoCompose, "Напишите новый текст ответом на это сообщение. Прежний можно скопировать касанием:", orderText},
		ActUntil:   {tasks.DoCompose, sayInterim, orderInterim},
		ActLoad: {tasks.DoLoad, "Под каким номером загружено в «Дело»? Напишите регистрационный номер ответом на это сообщение.",
			func(_ scene, _ string, said *Said) (tasks.Command, string) {
				return tasks.Load{Number: clean(said.Text)}, ""
			}},
		ActPlanOwn:   {tasks.DoSchedule, sayPlan, orderPlan},
		ActKept:      {tasks.DoReport, sayKeptPromise, orderReport(true)},
		ActBroken:    {tasks.DoReport, sayBrokenPromise, orderReport(false)},
		ActNewDate:   {tasks.DoPostpone, sayNewDate, orderNewDate},
		ActDuplicate: {tasks.DoLink, "", nil},        // its own view: duplicate.go
		ActEdit:      {tasks.DoReturn, sayEdit, nil}, // kept on the card until the return: edit.go
	}
	for a, r := range reasons() {
		all[a] = question{verb: r.verb, ask: r.ask, order: func(s scene, arg string, said *Said) (tasks.Command, string) {
			return r.order(s, arg, clean(said.Text)), ""
		}}
	}
	return all
}

// reasoned is a command that wants a reason.
type reasoned struct {
	verb  tasks.Verb
	ask   string
	order func(s scene, arg, reason string) tasks.Command
}

// reasons lists the buttons that ask why.
func reasons() map[Action]reasoned {
	return map[Action]reasoned{
		ActRefuse: {tasks.DoRefuse,
			"Почему это не к Вашему подразделению? Напишите причину ответом на это сообщение: её увидит контролёр.",
			func(s scene, _, why string) tasks.Command { return tasks.Refuse{Reason: why, Department: s.part()} }},
		ActRecall: {tasks.DoRecall, "Почему отзываете? Напишите причину ответом на это сообщение: она останется в истории.",
			func(_ scene, _, why string) tasks.Command { return tasks.Recall{Reason: why} }},
		ActOwnRaise: {tasks.DoRaise, "Почему важность повышенная? Напишите причину ответом на это сообщение: её увидит глава.",
			func(_ scene, _, why string) tasks.Command { return tasks.Raise{Reason: why} }},
		ActOwnLower: {tasks.DoLower, "Почему важность обычная? Напишите причину ответом на это сообщение: она останется в истории.",
			func(_ scene, _, why string) tasks.Command { return tasks.Lower{Reason: why} }},
		ActAmend: {tasks.DoAmend, "Что не так в опубликованном ответе? Напишите ответом на это сообщение: исполнитель подготовит уточнение.",
			func(_ scene, _, why string) tasks.Command { return tasks.Amend{Reason: why} }},
		ActSecond: {tasks.DoApprove, "Это второй промежуточный ответ подряд. Почему окончательного ещё нет? Напишите причину ответом на это сообщение.",
			func(s scene, arg, why string) tasks.Command { return s.approval(arg, why) }},
		ActReject: {tasks.DoReject, "Почему не принимаете? Напишите причину ответом на это сообщение: её увидит исполнитель.",
			func(_ scene, arg, why string) tasks.Command { return tasks.Reject{Promise: number(arg), Reason: why} }},
		ActDisagree: {tasks.DoDisagree, "Почему новый срок не подходит? Напишите причину ответом на это сообщение: её увидит исполнитель.",
			func(_ scene, _, why string) tasks.Command { return tasks.Disagree{Reason: why} }},
		ActUnlink: {tasks.DoUnlink, "Чем это сообщение отличается? Напишите причину ответом на это сообщение.",
			func(_ scene, _, why string) tasks.Command { return tasks.Unlink{Reason: why} }},
		ActLapse: {tasks.DoLapse, "Почему закрываете без ответа в сети? Напишите причину ответом на это сообщение: она останется в истории.",
			func(_ scene, _, why string) tasks.Command { return tasks.Lapse{Reason: why} }},
	}
}

// number reads a number that a button carries; 0 for anything else.
func number(arg string) int {
	n, _ := strconv.Atoi(arg)
	return n
}

func orderAddress(s scene, arg string, said *Said) (tasks.Command, string) {
	topic, _ := named(arg, s.roster.Topics)
	return tasks.Register{Topic: topic, Place: tasks.Place{Address: clean(said.Text)}}, ""
}

func orderByHand(s scene, _ string, said *Said) (tasks.Command, string) {
	draft, _ := s.task.Approved()
	return tasks.PublishByHand{Draft: draft.No, Link: strings.TrimSpace(said.Text)}, ""
}

// orderText changes the words; the files stay, unless others come with the new ones.
func orderText(s scene, _ string, said *Said) (tasks.Command, string) {
	media := said.Media
	if len(media) == 0 {
		media = s.task.Sketches[s.me.ID].Media
	}
	return tasks.Compose{Text: said.Text, Media: media}, ""
}

// orderReport reads what an executor says of a promise.
func orderReport(kept bool) func(scene, string, *Said) (tasks.Command, string) {
	return func(_ scene, arg string, said *Said) (tasks.Command, string) {
		return tasks.ReportPromise{Promise: number(arg), Kept: kept, Text: strings.TrimSpace(said.Text), Media: said.Media}, ""
	}
}

// orderNewDate reads a day and the reason after it: «05.12 подрядчик сорвал поставку».
func orderNewDate(s scene, arg string, said *Said) (tasks.Command, string) {
	day, reason, err := dates.LeadingDate(said.Text, s.now, s.calendar.Location())
	if err != nil {
		return nil, dateProblem(err)
	}
	return tasks.Postpone{Promise: number(arg), Day: tasks.Day(day), Reason: clean(reason)}, ""
}
