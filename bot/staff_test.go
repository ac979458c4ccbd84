package bot

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"otklik/tasks"
)

// longScene is an administrator's look at a roster whose ids and names are as long as they may be, and many.
func longScene(t *testing.T) scene {
	t.Helper()
	s := absentScene(t, tasks.Person{ID: "it", Name: "Админ", Roles: []tasks.Role{tasks.Admin}, Account: 1})
	for i := range 30 {
		id := strings.Repeat(string(rune('a'+i%26)), 31) + string(rune('0'+i/26))
		name := strings.Repeat("Я", 190) + id[:3] + id[31:]
		s.roster.Departments = append(s.roster.Departments, tasks.Department{ID: tasks.DepartmentID(id), Name: name})
		s.roster.Topics = append(s.roster.Topics, name)
		s.roster.Districts = append(s.roster.Districts, name)
		s.roster.People = append(s.roster.People, tasks.Person{
			ID: tasks.PersonID(id), Name: name, Roles: []tasks.Role{tasks.Executor}, Department: tasks.DepartmentID(id),
		})
	}
	return s
}

// Every button of the pages fits Telegram's 64 bytes and is read as it was written; a list never shows more than fit.
func TestButtonsOfPagesFit(t *testing.T) {
	s := longScene(t)
	p := s.roster.People[1]
	s.leaving = leaving{open: 3, heirs: s.roster.People}
	var shown []Message
	for _, step := range []string{
		"", stepPeople, stepDepartments, stepTopics, stepDistricts, stepPerson, stepRoles, stepHome, stepOversees, stepStandIn,
		stepRetire, stepBareSave, stepBareRetire, stepOffice, stepOfficeTopic, stepTopic, stepDistrict, stepTopicWords,
		stepOfficeWords, stepStreets, stepUrgent, stepDone,
	} {
		for _, page := range []int{-5, 0, 1, 99} {
			s.screen = desk{step: step, Page: page, Draft: p, Item: string(p.Department)}.screen()
			shown = append(shown, s.staff())
		}
	}
	for _, x := range []screen{{}, {stepUnlinked, "-3"}, {stepLinked, "7"}, {stepInvited, string(p.ID)}, {stepInvited, "none"}} {
		s.screen = x
		shown = append(shown, s.invite())
	}
	for _, m := range shown {
		if m.Text.String() == "" || len(m.Buttons) > paging+6 {
			t.Errorf("%d rows under %q", len(m.Buttons), m.Text.String())
		}
		for _, row := range m.Buttons {
			for _, b := range row {
				if got, err := ParsePick(b.Data); err != nil || got.Encode() != b.Data {
					t.Errorf("the button %q: %q, %v", b.Label, b.Data, err)
				}
			}
		}
	}
}

// What is open on the page outlives a restart; what somebody else wrote there begins again.
func TestADeskReturns(t *testing.T) {
	d := desk{step: stepRoles, Page: 2, Item: "x\ny", Heir: "h", Draft: tasks.Person{ID: "a", Name: "Б", Roles: []tasks.Role{tasks.Head}}}
	if got := parseDesk(parseScreen(d.screen().String())); !reflect.DeepEqual(got, d) {
		t.Errorf("%+v came back as %+v", d, got)
	}
	if got := parseDesk(screen{stepPerson, "{broken"}); !reflect.DeepEqual(got, desk{}) {
		t.Errorf("%+v", got)
	}
}

// Every role's practice card goes to its end, and the words of a tap fit.
func TestEveryLessonEnds(t *testing.T) {
	for _, r := range tasks.Roles() {
		s := absentScene(t, tasks.Person{ID: "a", Name: "Ким", Roles: []tasks.Role{r}})
		if practiceRole(s.me) != r || !strings.Contains(s.practice().Text.String(), "Здравствуйте, Ким!") {
			t.Errorf("%s is not welcomed", r)
		}
		s.screen = s.practiceTurn(Pick{Page: PagePractice, Choice: pickTry}).next
		for at, st := range lesson(r) {
			for i := range len(st.right) + len(st.other) {
				arg := strconv.Itoa(at) + "." + strconv.Itoa(i)
				turn := s.practiceTurn(Pick{Page: PagePractice, Choice: pickStage, Arg: arg})
				if on := turn.next != s.screen; on != (i < len(st.right)) || turn.words == "" || utf8.RuneCountInString(turn.words) > 200 {
					t.Errorf("%s, stage %d, button %d: goes on %v, says %q", r, at, i, on, turn.words)
				}
			}
			next, refused := s.practiceWords("Слово")
			if (refused == "") != st.reply {
				t.Errorf("%s, stage %d: words refused %q", r, at, refused)
			}
			if !st.reply {
				next = stageScreen(at+1, "")
			}
			s.screen = next
		}
		if end := s.practice(); !strings.Contains(end.Text.String(), "Готово!") {
			t.Errorf("%s ends with %q", r, end.Text.String())
		}
		s.screen = screen{stepStage, "999999"}
		s.practiceTurn(Pick{Page: PagePractice, Choice: pickStage, Arg: "999999.0"})
	}
}

func TestEveryRoleHasAName(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range tasks.Roles() {
		if name := roleName(r); name == "" || seen[name] {
			t.Errorf("%s is called %q", r, name)
		} else {
			seen[name] = true
		}
		if welcomeWords(r) == "" {
			t.Errorf("%s is told nothing", r)
		}
	}
}
