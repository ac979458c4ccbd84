package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"otklik/tasks"
	"otklik/tasks/check"
	"otklik/tasks/check/spelling"
)

// Draft is what looks at drafts before a controller has to. Nil parts are not asked.
type Draft struct {
	Check   *check.Checker
	Lexicon *spelling.Dictionary
}

const (
	maxHints   = 8           // shown of one draft
	quoteLimit = 60          // characters of a place that is quoted
	spellLimit = time.Second // for «Как правильно?»
	spellWords = 3
)

// hints are the remarks of the draft check on words that are to go to a resident. They can be wrong: nothing waits for them.
func (s scene) hints(d tasks.Draft) []check.Hint {
	if s.draft.Check == nil || d.Text == "" {
		return nil
	}
	message, _ := s.task.Present()
	in := check.Input{
		Message: message, Address: s.task.Place.Address, District: s.task.Place.District, Draft: d.Text,
		Author: check.AuthorOf(s.task.Found.Author.FirstName + " " + s.task.Found.Author.LastName),
		Own:    s.departmentName(s.task.Department), Now: s.now,
		Streets: s.streets(), Places: slices.Concat(s.roster.Places, s.roster.Districts),
		IsDayOff:  s.dayOff,
		Dismissed: func(rule, phrase string) bool { return s.roster.IsDismissed(s.task.ID, rule, phrase) },
	}
	for _, m := range d.Media {
		switch m.Kind {
		case tasks.Photo:
			in.Media.Photos++
		case tasks.Video:
			in.Media.Videos++
		default:
			in.Media.Others++
		}
	}
	for _, x := range s.roster.Departments {
		in.Departments = append(in.Departments, x.Name)
	}
	for _, p := range s.roster.People {
		in.Staff = append(in.Staff, strings.Fields(p.Name + " -")[0])
	}
	if s.task.Number > 0 {
		in.Numbers = append(in.Numbers, fmt.Sprintf("№ %d", s.task.Number))
	}
	for _, n := range []string{s.task.Delo.Message, s.task.Delo.Answer} {
		if n != "" {
			in.Numbers = append(in.Numbers, n)
		}
	}
	if s.draft.Lexicon != nil {
		in.Known = s.draft.Lexicon.Known(s.words())
	}
	return s.draft.Check.Check(in)
}

// streets are those of all districts, in the roster's order.
func (s scene) streets() []string {
	var list []string
	for _, d := range s.roster.Districts {
		list = append(list, s.roster.Streets[d]...)
	}
	return list
}

// words are those that the dictionary need not have: names of the municipality, and what people have called no fault.
func (s scene) words() spelling.Words {
	texts := []string{s.task.Place.Address, s.task.Found.Author.Name()}
	for _, list := range [][]string{s.roster.Districts, s.streets(), s.roster.Places, s.roster.Topics} {
		texts = append(texts, list...)
	}
	for _, d := range s.roster.Departments {
		texts = append(texts, d.Name)
	}
	for _, p := range s.roster.People {
		texts = append(texts, p.Name)
	}
	for _, d := range s.roster.Dismissed {
		if d.Rule != ruleSpelling {
			continue
		}
		texts = append(texts, d.Phrase)
	}
	return spelling.NewWords(texts...)
}

func (s scene) dayOff(t time.Time) bool {
	day, err := s.calendar.Day(t)
	return err == nil && !day.Working
}

// hinted lists the criteria of the remarks, each once.
func hinted(hints []check.Hint) []tasks.Criterion {
	var list []tasks.Criterion
	seen := map[tasks.Criterion]bool{}
	for _, h := range hints {
		if !seen[h.Criterion] {
			seen[h.Criterion] = true
			list = append(list, h.Criterion)
		}
	}
	return list
}

// addHints lists remarks under a preview: what was noticed, where, why, and how it could be said instead.
func (s scene) addHints(t *Text, hints []check.Hint) {
	if len(hints) == 0 {
		return
	}
	t.Add(Bold, fmt.Sprintf("\n🔎 Замечено: %d. Подсказки могут ошибаться\n", len(hints)))
	for i, h := range hints[:min(len(hints), maxHints)] {
		t.Line(hintWords(i, h))
	}
	s.addRest(t, hints)
}

// addRest tells how many remarks there is no room for.
func (s scene) addRest(t *Text, hints []check.Hint) {
	if n := len(hints) - maxHints; n > 0 {
		t.Line(fmt.Sprintf("…и ещё %d", n))
	}
}

// hintWords says one remark in a line, with the number that its buttons have. What the reason names is not quoted beside it.
func hintWords(i int, h check.Hint) string {
	line := fmt.Sprintf("(%d) %s", i+1, paragraphWord(h.Criterion))
	quote := []rune(clean(h.Quote))
	if len(quote) > quoteLimit {
		quote = append(quote[:quoteLimit:quoteLimit], '…')
	}
	if len(quote) > 0 && !strings.Contains(h.Reason, string(quote)) {
		line += " «" + string(quote) + "»"
	}
	line += ". " + h.Reason
	if h.Instead != "" {
		line += " Проще: «" + h.Instead + "»."
	}
	return line
}

// paragraphWord names the criterion, or the paragraph, of a remark.
func paragraphWord(c tasks.Criterion) string {
	if _, ok := c.Rule(); ok {
		return string(c)
	}
	return "п. " + string(c)
}

// hintButtons let a person say that a remark is none, and ask how a word is spelt.
func (s scene) hintButtons(hints []check.Hint) [][]Button {
	var alone []Button
	var rows [][]Button
	for i, h := range hints[:min(len(hints), maxHints)] {
		none := s.press(fmt.Sprintf("%s (%d)", LabelNoError, i+1), ActNoError, hintCode(h))
		if h.Rule == ruleSpelling {
			rows = append(rows, []Button{none, s.press(fmt.Sprintf("%s (%d)", LabelSpell, i+1), ActSpell, hintCode(h))})
		} else {
			alone = append(alone, none)
		}
	}
	return append(inRows(alone, 2), rows...)
}

// ruleSpelling is the rule whose remarks are about a word that the dictionary does not have.
const ruleSpelling = "spelling"

// hintCountWords says of one criterion how often remarks and decisions met, in the order that sayCounts names.
func hintCountWords(rule tasks.Rule, n tasks.HintCount) string {
	return fmt.Sprintf("%s %s: %d / %d / %d", rule.ID, rule.Word, n.Preceded, n.Missed, n.Passed)
}

// hintCode stands for a remark in a button.
func hintCode(h check.Hint) string { return Shorten(h.Rule + "\n" + h.Phrase) }

// atHand is the draft that the person looks at: their sketch, or the version that they control.
func (s scene) atHand() (tasks.Draft, bool) {
	if d, ok := s.task.Pending(); ok && s.may(tasks.DoApprove) {
		return d, true
	}
	d, ok := s.task.Sketches[s.me.ID]
	return d, ok
}

// hint finds the remark that a button means; ok is false when it is none any more.
func (s scene) hint(code string) (check.Hint, bool) {
	d, _ := s.atHand()
	for _, h := range s.hints(d) {
		if hintCode(h) == code {
			return h, true
		}
	}
	return check.Hint{}, false
}

// noError remembers that a remark is none: for that word or phrase and for everybody, or for this task alone.
func (b *Bot) noError(ctx context.Context, s scene, code string) (string, error) {
	h, ok := s.hint(code)
	if !ok {
		return sayNoHint, nil
	}
	d, said := tasks.Dismissed{Rule: h.Rule, Phrase: h.Phrase, By: s.me.ID, At: s.now}, sayDismissed
	if h.OfTask {
		d.Task, said = s.task.ID, sayDismissedHere
	}
	return said, b.flow.Change(ctx, func(r tasks.Roster) tasks.Roster { return r.Dismiss(d) })
}

// spell says how a word may be spelt.
func (b *Bot) spell(ctx context.Context, s scene, code string) string {
	h, ok := s.hint(code)
	if !ok || s.draft.Lexicon == nil {
		return sayNoHint
	}
	ctx, cancel := context.WithTimeout(ctx, spellLimit)
	defer cancel()
	words, err := s.draft.Lexicon.Suggest(ctx, clean(h.Quote), spellWords)
	if len(words) == 0 {
		if err != nil {
			b.log.Info("no suggestions for a word", "err", err)
		}
		return "Похожих слов в словаре нет. Если слово верное, нажмите «" + LabelNoError + "»"
	}
	return "Возможно: " + strings.Join(words, ", ")
}
