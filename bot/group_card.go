package bot

import (
	"slices"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// chatCard is the task as a department's chat sees it: what the resident wrote, until when an answer is wanted, and who does it.
// Drafts and decisions stay in private chats: the chat may have members who are not of the staff.
func (s scene) chatCard(d tasks.DepartmentID) Message {
	var t Text
	if s.task.Importance == tasks.High {
		t.Add(Bold, "❗ Повышенная важность")
		t.Line(inBrackets(s.task.Why))
	}
	t.Add(Bold, capital(s.title())+"\n")
	s.addResident(&t)
	s.addChanges(&t, "", s.task.Gone)
	s.addTaker(&t, d)
	s.addTerms(&t)
	m := Message{}
	var row []Button
	if s.free(d) {
		t.Add(Italic, "\n"+sayTakeHere+"\n")
		row = append(row, s.takeButton(d))
	}
	if s.task.Status.Open() {
		row = append(row, s.press(LabelOpen, ActOpen, ""))
	}
	if m.Text = t; len(row) > 0 {
		m.Buttons = [][]Button{row}
	}
	return m
}

// addTaker says who of the department does the task, or that it has gone elsewhere.
func (s scene) addTaker(t *Text, d tasks.DepartmentID) {
	part, asked := s.task.Part(d)
	switch who := s.task.Taken(d, s.roster); {
	case who != "":
		t.Add(Bold, "\n✋ Взято: "+s.by(who)+"\n")
	case s.free(d):
		t.Add(Bold, "\nЕщё никто не взял\n")
	case s.task.Department != d && (!asked || part.Refused) && s.task.Status.Open():
		t.Line("\nЗадача больше не в подразделении «" + s.departmentName(d) + "»")
	}
}

// rests tells whether a card in a department's former chat need not be shown in the present one: nobody is called, and nobody can
// take the task.
func (s scene) rests(n tasks.Notice, ref workflow.Ref) bool {
	d, chat := s.me.ID.Chat()
	return chat && n.Call <= ref.Call && !s.free(d)
}

// chatMenu is what a department's chat offers.
func chatMenu() []Command { return []Command{{"here", "Чат подразделения"}} }

// chatLost tells those who can help that a department's chat cannot be written to.
func (s scene) chatLost(d tasks.DepartmentID) Message {
	var t Text
	office, ok := s.roster.Department(d)
	if !ok || !office.ChatLost {
		t.Line("✅ Чат подразделения «" + s.departmentName(d) + "» снова принимает сообщения или больше не нужен.")
		return Message{Text: t}
	}
	t.Add(Bold, "⚠️ Чат подразделения «"+s.departmentName(d)+"» недоступен\n")
	t.Line("Бот удалён из чата или не может туда писать. Задачи приходят исполнителям в личные чаты, ничего не потеряно.")
	t.Line("Чтобы вернуть чат, добавьте туда бота и отправьте /here.")
	return Message{Text: t}
}

// chatRefused says why a task cannot be taken, or a chat not be tied.
func chatRefused(c tasks.Code) string {
	switch c {
	case tasks.Taken:
		return "Задачу уже взял(а) другой исполнитель"
	case tasks.NotReached:
		return sayOpenPrivately
	case tasks.ChatTaken:
		return "Этот чат уже у другого подразделения. Сначала отвяжите его: /here"
	}
	return ""
}

// entitled lists the departments whose chats a person may tie and untie.
func entitled(me tasks.Person, r *tasks.Roster) []tasks.Department {
	return slices.DeleteFunc(slices.Clone(r.Departments), func(d tasks.Department) bool { return !me.TiesChat(d.ID) })
}

// Sentences of departments' chats.
const (
	sayTakeHere = "«Беру» — и задача за Вами, дальше в личном чате с ботом. Можно и сразу ответить текстом на это сообщение."
	sayTaken    = "Взято. Карточка — в личном чате со мной"
	sayOpened   = "Карточка — в личном чате со мной"

	sayStrangerThere = "Эта кнопка — для исполнителей подразделения. Если Вы сотрудник, попросите у администратора ссылку для входа в бота."
	sayOpenPrivately = "Сначала откройте личный чат с ботом и нажмите «Старт»: карточка и черновики приходят туда"
	sayHush          = "Здесь засчитываются только ответы исполнителей подразделения."
	sayHereElsewhere = "Отправьте /here в групповом чате подразделения, куда добавлен бот."
	sayNotHere       = "Чат к подразделению привязывает администратор или ответственный подразделения."
	sayWhichOffice   = "Задачи какого подразделения присылать сюда? Их тексты увидят все участники чата."
	sayInvited       = "Здравствуйте! Чтобы задачи подразделения приходили в этот чат, отправьте /here."
	sayUntied        = "Чат отвязан. Задачи приходят исполнителям в личные чаты."
	sayChatBack      = "Бот снова здесь: новые задачи будут приходить сюда."
)
