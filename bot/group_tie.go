package bot

import (
	"context"
	"errors"
	"slices"
	"strings"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// chatPress is the data of a button by which a group is tied to a department: it belongs to no task and to nobody's page.
type chatPress struct {
	choice string // one of those below
	arg    string // department code
}

// The choices. They stand in buttons: never give one another meaning.
const (
	chatTie   = "tie"
	chatUntie = "untie"
)

const chatVersion = "3" // buttons of tasks have "1", those of pages "2"

func (c chatPress) encode() string { return strings.Join([]string{chatVersion, c.choice, c.arg}, ":") }

func parseChatPress(data string) (chatPress, bool) {
	parts := strings.Split(data, ":")
	if len(data) > maxPress || len(parts) != 3 || parts[0] != chatVersion || parts[1] != chatTie && parts[1] != chatUntie {
		return chatPress{}, false
	}
	return chatPress{parts[1], parts[2]}, true
}

// groupSlash answers a command in a group: /here alone; the others that people know are pointed to the private chat, silence is
// kept to what may be another bot's and to strangers.
func (b *Bot) groupSlash(ctx context.Context, u Update, me tasks.Person, known bool, office tasks.Department, tied bool) error {
	name := strings.TrimPrefix(strings.Fields(u.Said.Text)[0], "/")
	switch {
	case !known || u.Said.Edited:
		return nil
	case name == "here":
		return b.tieHere(ctx, u, me, office, tied)
	case tied && slices.ContainsFunc(offers(), func(o offer) bool { return o.Name == name }):
		return b.tell(ctx, u, "/"+name+" — в личном чате со мной.")
	}
	return nil
}

// tieHere ties a group to a department, or offers to untie it.
func (b *Bot) tieHere(ctx context.Context, u Update, me tasks.Person, office tasks.Department, tied bool) error {
	roster, err := b.flow.People(ctx)
	if err != nil {
		return err
	}
	if tied && office.ChatLost {
		return b.regainChat(ctx, u, office.ID)
	}
	may := entitled(me, roster)
	switch {
	case tied && me.TiesChat(office.ID):
		return b.choice(ctx, u, chatOf(office), [][]Button{{chatButton(LabelUntieChat, chatUntie, office.ID)}})
	case tied:
		return b.tell(ctx, u, chatOf(office))
	case len(may) == 0:
		return b.tell(ctx, u, sayNotHere)
	case len(may) == 1:
		words, err := b.tie(ctx, u, may[0])
		if err != nil {
			return err
		}
		return b.tell(ctx, u, words)
	}
	var rows [][]Button
	for _, d := range may {
		rows = append(rows, []Button{chatButton(d.Name, chatTie, d.ID)})
	}
	return b.choice(ctx, u, sayWhichOffice, rows)
}

func chatOf(d tasks.Department) string {
	return "В этот чат приходят задачи подразделения «" + d.Name + "»."
}

func chatButton(label, choice string, d tasks.DepartmentID) Button {
	return Button{Label: label, Data: chatPress{choice, Shorten(string(d))}.encode()}
}

// choice asks in the group, in answer to a command. What is not delivered can be asked again.
func (b *Bot) choice(ctx context.Context, u Update, words string, rows [][]Button) error {
	m := Message{Text: Text{{Text: words}}, Buttons: rows, ReplyTo: u.Said.Message}
	if _, err := b.out.Send(ctx, u.Chat, m, Prompt); err != nil {
		b.log.Info("a choice was not delivered", "chat", u.Chat, "err", err)
	}
	return nil
}

// tieTapped ties or unties. The rights are checked here, at the tap; the message with the buttons says what has become of it.
func (b *Bot) tieTapped(ctx context.Context, u Update, me tasks.Person, c chatPress) error {
	words, done, err := b.chosen(ctx, u, me, c)
	if err != nil {
		return b.answer(ctx, u, b.fault(u, me, err), true)
	}
	if !done {
		return b.answer(ctx, u, words, true)
	}
	if err := b.answer(ctx, u, "Готово", false); err != nil {
		return err
	}
	if err := b.out.Edit(ctx, u.Chat, u.Tap.Message, Message{Text: Text{{Text: words}}}, Prompt); err != nil {
		b.log.Info("a choice stays as it was", "chat", u.Chat, "err", err)
	}
	return nil
}

// chosen carries out a choice; done is false where words say why not.
func (b *Bot) chosen(ctx context.Context, u Update, me tasks.Person, c chatPress) (words string, done bool, err error) {
	roster, err := b.flow.People(ctx)
	if err != nil {
		return "", false, err
	}
	i := slices.IndexFunc(roster.Departments, func(d tasks.Department) bool { return Shorten(string(d.ID)) == c.arg })
	switch {
	case i < 0:
		return sayOldButton, false, nil
	case !me.TiesChat(roster.Departments[i].ID):
		return sayNotHere, false, nil
	case c.choice == chatTie:
		if other, tied := roster.ByChat(u.Chat); tied && other.ID != roster.Departments[i].ID {
			return refusalWords(tasks.ChatTaken), false, nil
		}
		words, err = b.tie(ctx, u, roster.Departments[i])
		return words, err == nil, err
	case roster.Departments[i].Chat != u.Chat:
		return sayOldButton, false, nil
	}
	return sayUntied, true, b.untie(ctx, roster.Departments[i].ID)
}

// tie makes the group the department's chat and returns what to say of it.
func (b *Bot) tie(ctx context.Context, u Update, d tasks.Department) (string, error) {
	err := b.flow.Amend(ctx, u.Key, func(r tasks.Roster) (tasks.Roster, []workflow.Item, error) {
		next, err := r.TieChat(d.ID, u.Chat)
		return next, nil, err
	})
	refusal := new(tasks.Error)
	switch {
	case errors.As(err, &refusal):
		return refusalWords(refusal.Code), nil
	case err != nil && !errors.Is(err, workflow.ErrRepeated):
		return "", err
	}
	b.renewMenus(ctx)
	return "✅ " + chatOf(d) + " Их тексты видят все участники. Каждый исполнитель должен открыть и личный чат с ботом.",
		b.showAgain(ctx, d.ID, func(s scene) bool { return s.free(d.ID) })
}

// untie takes the department's chat away; what it knew alone is told in private.
func (b *Bot) untie(ctx context.Context, d tasks.DepartmentID) error {
	if err := b.flow.FallBack(ctx, d); err != nil {
		return err
	}
	err := b.flow.Change(ctx, func(r tasks.Roster) tasks.Roster {
		next, err := r.TieChat(d, 0)
		if err != nil {
			return r // it has left the roster meanwhile, and its chat with it
		}
		return next
	})
	if err != nil {
		return err
	}
	b.renewMenus(ctx)
	return b.flow.FallBack(ctx, d)
}
