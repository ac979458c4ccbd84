package bot

import (
	"slices"
	"strconv"
	"strings"

	"otklik/tasks"
)

// Labels of the page of /staff.
const (
	LabelPeople        = "Люди"
	LabelDepartments   = "Подразделения"
	LabelTopics        = "Темы"
	LabelDistricts     = "Районы"
	LabelRoles         = "Роли"
	LabelHome          = "Подразделение"
	LabelOversees      = "Курирует"
	LabelStandIn       = "Кто замещает"
	LabelNobody        = "Никто"
	LabelSave          = "Сохранить"
	LabelRetire        = "Исключить из списка"
	LabelColleagues    = "Коллегам по работе"
	LabelUnlinkAccount = "Отключить учётную запись"
	LabelSure          = "Всё равно"
	LabelDrop          = "Удалить"
	LabelWords         = "Слова темы"
	LabelOfficeWords   = "Слова подразделения"
	LabelStreets       = "Улицы"
	LabelUrgent        = "Слова срочности"
	LabelPlaces        = "Сёла и места"
)

// staff draws the page.
func (s scene) staff() Message {
	d := parseDesk(s.screen)
	var t Text
	t.Add(Bold, "👥 Сотрудники и справочники\n")
	switch d.step {
	case stepPeople:
		return s.peopleList(t, d)
	case stepPerson:
		return s.personCard(t, d)
	case stepRoles, stepHome, stepOversees, stepStandIn:
		return s.field(t, d)
	case stepRetire:
		return s.retirement(t, d)
	case stepBareSave, stepBareRetire:
		return s.bared(t, d)
	case stepDepartments, stepTopics, stepDistricts:
		return s.officeList(t, d)
	case stepOffice, stepOfficeTopic, stepTopic, stepDistrict:
		return s.office(t, d)
	case stepTopicWords, stepOfficeWords, stepStreets, stepUrgent, stepPlaces:
		return s.wordList(t, d)
	case stepDone:
		t.Line("Закрыто. Открыть снова — /staff")
		return Message{Text: t}
	}
	t.Line("Людей: " + strconv.Itoa(len(s.roster.People)) + ", подразделений: " + strconv.Itoa(len(s.roster.Departments)) +
		", тем: " + strconv.Itoa(len(s.roster.Topics)) + ", районов: " + strconv.Itoa(len(s.roster.Districts)) + ". Что изменить?")
	return Message{Text: t, Buttons: [][]Button{
		{PageStaff.pick(LabelPeople, pickList, stepPeople), PageStaff.pick(LabelDepartments, pickList, stepDepartments)},
		{PageStaff.pick(LabelTopics, pickList, stepTopics), PageStaff.pick(LabelDistricts, pickList, stepDistricts)},
		{PageStaff.pick(LabelUrgent, pickList, stepUrgent), PageStaff.pick(LabelPlaces, pickList, stepPlaces)},
		{PageStaff.pick(LabelEnough, pickDone, "")},
	}}
}

func (s scene) staffUp() []Button { return []Button{PageStaff.pick("⬅️ "+LabelBack, pickUp, "")} }

// staffPage cuts a long list of the page.
func (s scene) staffPage(buttons []Button, d desk) [][]Button {
	return paged(buttons, d.Page, func(page int) Button { return PageStaff.pick("➡️ "+LabelMore, pickNext, strconv.Itoa(page)) })
}

// peopleList lists who works here.
func (s scene) peopleList(t Text, d desk) Message {
	t.Line("Выберите человека. Чтобы добавить нового, напишите фамилию, имя и отчество ответом на это сообщение.")
	var buttons []Button
	for _, p := range s.roster.People {
		label := p.Short() + " · " + strings.ToLower(s.roleNames(p.Roles))
		if p.Account == 0 {
			label += " · нет доступа"
		}
		buttons = append(buttons, PageStaff.pick(label, pickItem, string(p.ID)))
	}
	return Message{Text: t, Buttons: append(s.staffPage(buttons, d), s.staffUp())}
}

// field asks for one thing about a person.
func (s scene) field(t Text, d desk) Message {
	t.Add(Bold, d.Draft.Name+"\n")
	tick := func(on bool, label, arg string) Button {
		if on {
			label = "✓ " + label
		}
		return PageStaff.pick(label, pickTick, arg)
	}
	none := func() Button { return tick(false, LabelNobody, noPlace) }
	var buttons []Button
	switch d.step {
	case stepRoles:
		t.Line("Отметьте роли и вернитесь.")
		for _, r := range tasks.Roles() {
			buttons = append(buttons, tick(slices.Contains(d.Draft.Roles, r), roleName(r), string(r)))
		}
	case stepStandIn:
		t.Line("Кто замещает, если не сказано иное?")
		buttons = append(buttons, none())
		for _, p := range s.roster.People {
			if p.ID != d.Draft.ID {
				buttons = append(buttons, tick(p.ID == d.Draft.Substitute, p.Short(), string(p.ID)))
			}
		}
	case stepHome:
		t.Line("В каком подразделении работает?")
		buttons = append(buttons, tick(d.Draft.Department == "", LabelNoDepartment, noPlace))
		for _, x := range s.roster.Departments {
			buttons = append(buttons, tick(x.ID == d.Draft.Department, x.Name, string(x.ID)))
		}
	case stepOversees:
		t.Line("Отметьте подразделения, которые курирует заместитель, и вернитесь.")
		for _, x := range s.roster.Departments {
			buttons = append(buttons, tick(slices.Contains(d.Draft.Departments, x.ID), x.Name, string(x.ID)))
		}
	}
	return Message{Text: t, Buttons: append(s.staffPage(buttons, d), s.staffUp())}
}

// LabelNoDepartment is the choice of those who work for the whole administration.
const LabelNoDepartment = "Без подразделения"

// roleName names a role.
func roleName(r tasks.Role) string {
	switch r {
	case tasks.Operator:
		return "Оператор"
	case tasks.Controller:
		return "Контролёр"
	case tasks.Executor:
		return "Исполнитель"
	case tasks.Responsible:
		return "Ответственный"
	case tasks.Deputy:
		return "Заместитель главы"
	case tasks.Head:
		return "Глава"
	case tasks.Admin:
		return "Администратор"
	}
	return ""
}

func (s scene) roleNames(roles []tasks.Role) string {
	var names []string
	for _, r := range roles {
		names = append(names, roleName(r))
	}
	return strings.Join(names, ", ")
}

func (s scene) departmentNames(ids ...tasks.DepartmentID) string {
	var names []string
	for _, id := range ids {
		if id != "" {
			names = append(names, s.departmentName(id))
		}
	}
	return strings.Join(names, ", ")
}

func orNone(words string) string {
	if words == "" {
		return "не указано"
	}
	return words
}

// staffRefused says why the roster cannot be changed so, or an account not be linked.
func staffRefused(c tasks.Code) string {
	switch c {
	case tasks.NoInvitation:
		return "Здравствуйте! Эта ссылка не подходит: она уже использована, отозвана или скопирована не полностью. " +
			"Попросите у администратора новую."
	case tasks.InvitationOver:
		return "Здравствуйте! Срок этой ссылки вышел. Попросите у администратора новую."
	case tasks.LastAdmin:
		return "Так не останется ни одного администратора, подключённого к боту. Сначала подключите другого"
	case tasks.BadName:
		return "Нужно название или имя одной строкой, не длиннее 200 знаков"
	case tasks.NameTaken:
		return "Такое название уже есть"
	case tasks.NoRoles:
		return "Отметьте хотя бы одну роль"
	case tasks.NeedsDepartment:
		return "Исполнителю и ответственному нужно подразделение"
	case tasks.NeedsDepartments:
		return "Заместителю нужны подразделения, которые он курирует"
	case tasks.InUse:
		return "Удалить нельзя: это последняя тема, либо здесь работают люди или есть открытые задачи"
	}
	return ""
}
