package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"otklik/tasks"
	"otklik/tasks/workflow"
)

// A controller may propose wording («Предложить правку»). Until the return is sent, the text is kept with the screen of criteria
// that it was written for: it goes with «Вернуть», and with nothing else.

// Sentences about it.
const (
	sayEdit     = "Напишите, как сказали бы Вы, ответом на это сообщение. Прежний текст можно скопировать касанием:"
	sayEditKept = "Правка сохранена на карточке. Отметьте там причины и нажмите «" + LabelSendBack + "»: исполнитель получит её вместе с ними."
	sayTooLate  = "Ответ уже отправлен на контроль: правка сообщения его не меняет. Нужно другое — попросите контролёра вернуть ответ."
	sayNoEdit   = "Этот текст не отличается от присланного. Напишите, как сказали бы Вы."
)

// edit is the wording that the controller has written for the version whose criteria are ticked; "" for none.
func (s screen) edit() string {
	if s.name != screenCriteria {
		return ""
	}
	_, text, _ := strings.Cut(s.arg, "\n")
	return text
}

// withEdit is the screen of criteria with a wording for a version; what was ticked for it stays.
func (s screen) withEdit(draft int, text string) screen {
	was, criteria := s.ticked()
	if was != draft {
		criteria = nil
	}
	return screen{screenCriteria, strings.Join(append([]string{strconv.Itoa(draft)}, criteria...), ",") + "\n" + text}
}

// edits reports whether words in reply to the card are a wording that the controller proposes. Of a controller who writes
// answers too, words are an answer.
func (s scene) edits() bool { return s.may(tasks.DoReturn) && !s.may(tasks.DoCompose) }

// proposeEdit keeps a controller's wording on their card, where the criteria are to be ticked.
func (b *Bot) proposeEdit(ctx context.Context, u Update, s scene) error {
	if !s.may(tasks.DoReturn) {
		return b.tell(ctx, u, s.notNow(tasks.DoReturn))
	}
	text := strings.TrimSpace(u.Said.Text)
	d, _ := s.task.LastDraft()
	switch {
	case text == "":
		return b.tell(ctx, u, refusalWords(tasks.NoText))
	case utf8.RuneCountInString(text) > s.task.Longest():
		return b.tell(ctx, u, refusalWords(tasks.TooLong))
	case text == d.Text:
		return b.tell(ctx, u, sayNoEdit)
	}
	for _, id := range []tasks.ID{s.task.ID, crossed("", s.me.ID)} { // like a tap: no edit of the card is noted meanwhile
		leave, err := b.gate.enter(ctx, id)
		if err != nil {
			return err
		}
		defer leave()
	}
	refs, err := b.cards(ctx, s)
	switch {
	case err != nil:
		return err
	case len(refs) == 0:
		return b.tell(ctx, u, sayForeign)
	}
	c := workflow.Commit{Keys: []workflow.Key{{Name: u.Key, Until: b.now().Add(keyLife)}}}
	for _, ref := range refs {
		next := screen{}
		if screenHolds(ref, s.task.Status) {
			next = screenOn(ref)
		}
		ref = withScreen(ref, next.withEdit(d.No, text), s.task.Status)
		c.Refs, c.Put = append(c.Refs, ref), append(c.Put, b.refresh(s, ref))
	}
	err = b.flow.Commit(ctx, c)
	if errors.Is(err, workflow.ErrRepeated) {
		return nil
	}
	if err != nil {
		return err
	}
	return b.tell(ctx, u, sayEditKept)
}

// addEdit shows the controller the wording that will go with the return.
func (s scene) addEdit(t *Text) {
	if text := s.screen.edit(); text != "" {
		d, _ := s.task.LastDraft()
		t.Add(Bold, "\n✍️ Ваша правка")
		t.Line(": новое — жирным, убранное зачёркнуто\n")
		addRedline(t, d.Text, text)
	}
}

// offered is the wording that came with the last return, to be taken by a tap; ok is false where there is none to take.
func (s scene) offered() (v tasks.Verdict, ok bool) {
	v, ok = s.task.LastReturn()
	return v, ok && v.Edit != "" && s.task.Status == tasks.Rework
}

// addOffered shows the executor the wording that control proposes.
func (s scene) addOffered(t *Text) {
	v, ok := s.offered()
	if !ok {
		return
	}
	d, _ := s.task.Draft(v.Draft)
	t.Add(Bold, "\n✍️ Контролёр предлагает")
	t.Line(": новое — жирным, убранное зачёркнуто\n")
	addRedline(t, d.Text, v.Edit)
}

// offeredButton takes it.
func (s scene) offeredButton() [][]Button {
	v, ok := s.offered()
	if !ok || !s.may(tasks.DoSubmit) {
		return nil
	}
	return [][]Button{{s.press("✍️ "+LabelTakeEdit, ActTakeEdit, strconv.Itoa(v.Draft))}}
}

// takeEdit makes the proposed wording the person's sketch, with the files of the version that it was made of.
func (s scene) takeEdit(arg string) tasks.Command {
	v, ok := s.offered()
	if !ok || v.Draft != number(arg) {
		return nil
	}
	d, _ := s.task.Draft(v.Draft)
	return tasks.Compose{Text: v.Edit, Media: d.Media}
}
