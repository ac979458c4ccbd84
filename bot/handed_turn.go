package bot

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/dates"
	"otklik/tasks/links"
	"otklik/tasks/workflow"
)

// The choices of the page of /new. They stand in buttons: never give one another meaning.
const (
	handNetwork = "nt" // arg: the network
	handSkip    = "sk" // arg: the step
	handNow     = "nw"
	handChange  = "ch" // arg: the step
	handCreate  = "cr"
	handDrop    = "dr"
	handAgain   = "ag"
)

// handSheet is the page of /new.
func handSheet() sheet {
	return sheet{
		draw: scene.handPage, roles: handing(),
		turn: func(b *Bot, ctx context.Context, _ Update, s scene, p Pick) (turned, error) {
			return b.handTurn(ctx, s, p)
		},
		words: func(b *Bot, ctx context.Context, s scene, said *Said) (screen, string, error) {
			return b.handWords(ctx, s, said)
		},
	}
}

// handTurn carries out a choice on the page of /new.
func (b *Bot) handTurn(ctx context.Context, s scene, p Pick) (turned, error) {
	h, begun := handedOf(s.screen)
	switch {
	case p.Choice == handAgain:
		return turned{}, nil
	case !begun && s.screen.name != "":
		return turned{next: s.screen, words: sayHandedAlready}, nil
	case p.Choice == handDrop:
		return turned{next: screen{name: stepDropped}}, nil
	case !begun:
		h = newHanded(s.me, s.now)
	}
	step := s.screen.name
	if step == "" {
		step = stepNetwork
	}
	switch p.Choice {
	case handCreate:
		return b.handCreate(ctx, s, h)
	case handChange:
		if !slices.Contains(handSteps(), p.Arg) {
			return turned{next: s.screen, words: PageNew.old()}, nil
		}
		h.Once = true
		next, err := h.at(p.Arg, s.now)
		return turned{next: next}, err
	case handNetwork:
		if step != stepNetwork || !slices.Contains(tasks.Networks(), p.Arg) {
			return turned{next: s.screen, words: PageNew.old()}, nil
		}
		h.Found.Source.Network = p.Arg
	case handNow:
		h.Found.SeenAt = s.now
	case handSkip:
		if p.Arg != step {
			return turned{next: s.screen, words: PageNew.old()}, nil
		}
	default:
		return turned{next: s.screen, words: PageNew.old()}, nil
	}
	next, err := h.at(h.next(step), s.now)
	return turned{next: next}, err
}

// handWords takes words, a link or a picture for what the page asks.
func (b *Bot) handWords(ctx context.Context, s scene, said *Said) (next screen, refused string, err error) {
	h, begun := handedOf(s.screen)
	if !begun {
		if s.screen.name != "" {
			return screen{}, "Сообщение уже внесено. Следующее — /new", nil
		}
		h = newHanded(s.me, s.now)
	}
	h.Found.Evidence = append(h.Found.Evidence, seen(said.Media)...)
	to := ""
	switch s.screen.name {
	case "", stepNetwork:
		to, refused = stepAuthor, b.handPlace(ctx, &h, said.Text)
		if h.Found.Source.Link != "" || h.Once {
			to = stepReview
		}
	case stepAuthor:
		h.Found.Author = authorNamed(said.Text)
		if h.Found.Author.FirstName == "" {
			refused = "Напишите имя автора или нажмите «" + LabelSkip + "»"
		}
	case stepLink:
		src, _, ok := links.Find(said.Text)
		if !ok {
			refused = refusalWords(tasks.NoLink)
			break
		}
		b.link(ctx, &h, src)
	case stepSeen:
		m, unclear := dates.ParsePast(said.Text, s.now, s.calendar.Location())
		refused = seenProblem(m.At, s.now, unclear)
		h.Found.SeenAt = m.At
	case stepReview:
		if h.Found.Text != "" && strings.TrimSpace(said.Text) != "" {
			refused = "Текст уже есть. Чтобы заменить его, нажмите «" + LabelSourceText + "»"
		}
		fallthrough
	default:
		if text := strings.TrimSpace(said.Text); text != "" {
			h.Found.Text = text
		}
	}
	if refused != "" {
		return screen{}, refused, nil
	}
	if to == "" {
		to = h.next(s.screen.name)
	}
	if known, _, err := b.standing(ctx, s.me, h.Found.Source.ID()); err != nil || known != "" {
		return screen{stepAtWork, known}, "", err
	}
	next, err = h.at(to, s.now)
	return next, "", err
}

// handPlace reads where the message stands: a link, or the network's name. It returns why not.
func (b *Bot) handPlace(ctx context.Context, h *handed, text string) (refused string) {
	if src, rest, ok := links.Find(text); ok {
		b.link(ctx, h, src)
		if h.Found.Text == "" {
			h.Found.Text = rest
		}
		return ""
	}
	n := networkNamed(text)
	if n == "" {
		return "Выберите сеть кнопкой или пришлите ссылку на сообщение"
	}
	h.Found.Source.Network = n
	return ""
}

// longestSeen is how long ago a message may have been found: what is older has been found before, or is a slip of the pen.
const longestSeen = 31 * 24 * time.Hour

// seenProblem says why a moment cannot be when a message was found; "" where it can.
func seenProblem(at, now time.Time, err error) string {
	switch {
	case err == nil && now.Sub(at) > longestSeen:
		return "Это больше месяца назад. Напишите, когда сообщение обнаружено, например 10:15 или вчера 17:40"
	case err == nil:
		return ""
	case errors.Is(err, dates.ErrAhead):
		return "Это время ещё не наступило. Напишите, когда сообщение обнаружено, например 10:15"
	case errors.Is(err, dates.ErrImpossible):
		return "Такого времени не бывает. Напишите, например, 10:15 или вчера 17:40"
	}
	return "Время понять не удалось. Напишите, например, 10:15 или вчера 17:40"
}

// handCreate makes a task of the message, once: who taps twice, or is not the first to bring it, hears which task it is.
func (b *Bot) handCreate(ctx context.Context, s scene, h handed) (turned, error) {
	if missing := h.missing(); missing != "" {
		return turned{next: s.screen, words: missing, alert: true}, nil
	}
	t, fresh, err := b.flow.HandIn(ctx, h.Found)
	if err != nil {
		return turned{next: s.screen}, err
	}
	if fresh || t.Found.By == s.me.ID && t.Found.SeenAt.Equal(h.Found.SeenAt) {
		return turned{next: screen{name: stepHanded}, words: "Задача создана"}, nil
	}
	words, card, err := b.standing(ctx, s.me, t.ID)
	if err != nil {
		return turned{next: s.screen}, err
	}
	return turned{next: screen{stepAtWork, words}, words: "Это сообщение уже в работе", after: func(ctx context.Context) error {
		return b.flow.Commit(ctx, workflow.Commit{Put: card})
	}}, nil
}
