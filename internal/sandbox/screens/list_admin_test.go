package screens_test

import (
	"strings"
	"time"

	"otklik/internal/sandbox/vkstand"
)

func adminScreens() []screen {
	return []screen{
		{
			name: "admin-invite", title: "Приглашение: кого",
			look:  "Здесь те, у кого ещё нет доступа.",
			steps: []step{says(admin, "/invite")}, at: admin, shows: []string{"Кого подключить?"},
		},
		{
			name: "admin-invite-one", title: "Приглашение: сделать ссылку",
			look:  "Ссылка делается по нажатию.",
			after: "admin-invite", steps: []step{taps(admin, "Носова Н. И.")}, at: admin, shows: []string{"Ссылка для входа"},
		},
		{
			name: "admin-link", title: "Приглашение: ссылка",
			look:  "Сообщение со ссылкой пересылают человеку целиком; срок и отзыв — на странице.",
			after: "admin-invite-one", steps: []step{taps(admin, "Сделать ссылку")}, at: admin, shows: []string{"Ссылка сделана", "Это Ваш вход"},
		},
		{
			name: "admin-staff", title: "Сотрудники и справочники",
			look:  "Всё, что есть в файле состава.",
			steps: []step{says(admin, "/staff")}, at: admin, shows: []string{"Что изменить?"},
		},
		{
			name: "admin-people", title: "Люди",
			look:  "Роли видны сразу, видно и кто не подключён.",
			after: "admin-staff", steps: []step{taps(admin, "Люди")}, at: admin, shows: []string{"Выберите человека"},
		},
		{
			name: "admin-person", title: "Человек",
			look:  "Роли, подразделение, замещение, доступ.",
			after: "admin-people", steps: []step{taps(admin, "Сидоров И. Н. · исполнитель")}, at: admin, shows: []string{"Сотрудники и справочники"},
		},
		{
			name: "admin-roles", title: "Роли",
			look:  "Галочки; сохраняется кнопкой на странице человека.",
			after: "admin-person", steps: []step{taps(admin, "Роли")}, at: admin, shows: []string{"Отметьте роли"},
		},
		{
			name: "admin-retire", title: "Исключить из списка",
			look:  "Сколько задач за человеком и кому они перейдут.",
			after: "executor-assigned", steps: []step{
				says(admin, "/staff"), taps(admin, "Люди", "Сидоров И. Н. · исполнитель", "Исключить из списка"),
			}, at: admin, shows: []string{"Исключить из списка"},
		},
		{
			name: "admin-departments", title: "Подразделения",
			look:  "Новое добавляют ответом на сообщение.",
			after: "admin-staff", steps: []step{taps(admin, "Подразделения")}, at: admin, shows: []string{"Выберите подразделение"},
		},
		{
			name: "admin-department", title: "Подразделение",
			look:  "Темы, слова, люди.",
			after: "admin-departments", steps: []step{taps(admin, "Управление ЖКХ")}, at: admin, shows: []string{"Управление ЖКХ"},
		},
		{
			name: "admin-words", title: "Слова темы",
			look:  "По ним подсказывается первая кнопка.",
			after: "admin-staff", steps: []step{taps(admin, "Темы", "ЖКХ", "Слова темы")}, at: admin, shows: []string{"Слова темы «"},
		},
		{
			name: "admin-health", title: "Всё ли работает",
			look:  "Что не работает или работает не в полную силу; когда всё хорошо — одна строка.",
			steps: []step{comes("23.11 10:30"), says(admin, "/health")}, at: admin, shows: []string{"ВКонтакте"},
		},
		{
			name: "admin-trouble", title: "Что-то не работает",
			look:  "Что, с какого времени и насколько это плохо.",
			after: "admin-health", steps: []step{
				does("ВКонтакте не отвечает", func(tw *town) { tw.fall() }), says(admin, "/health"),
			}, at: admin, shows: []string{"❌"},
		},
		{
			name: "admin-silent", title: "Сотрудник не получает сообщений",
			look:  "Кого бот не может известить и что сделать.",
			after: "controller-ticked", steps: []step{
				does("Исполнитель удалил учётную запись", func(tw *town) { tw.tg.Deactivate(int64(executor)) }), taps(controller, "Направить"),
			}, at: admin, shows: []string{"Сообщения бота не доходят"},
		},
		{
			name: "admin-nobody", title: "Направить не удалось",
			look:  "Ответить некому: контролёру сказано сразу, администратору и ответственному — что сделать.",
			after: "controller-gap", steps: []step{
				writes(maria, heating), taps(operator, "Зарегистрировать", "ЖКХ", "Центральный"),
				taps(controller, "Управление ЖКХ", "Направить"),
			}, at: admin, shows: []string{"Направить не удалось"},
		},
		{
			name: "admin-barred", title: "Сеть не принимает ключ",
			look:  "Ответы публикуют вручную, пока ключ не исправят; где смотреть, что не так.",
			after: "operator-problem", at: admin, shows: []string{"не принимает ключ"},
		},
	}
}

func commonScreens() []screen {
	var list []screen
	for _, c := range []chat{operator, controller, executor, responsible, deputy, head, admin} {
		list = append(list, screen{
			name: "help-" + helpNames()[c], title: "Справка: " + strings.ToLower(c.who()), look: "Что делает эта роль, с примерами; команды.",
			steps: []step{says(c, "/help")}, at: c, shows: []string{"Вы "},
		})
	}
	return append(list, []screen{
		{
			name: "new-hello", title: "Первый вход",
			look:  "Приветствие по имени, что будет приходить, учебная карточка.",
			after: "admin-link", steps: []step{does("Новый сотрудник открывает ссылку", func(tw *town) {
				must(tw.t, tw.tg.Start(int64(newcomer), tw.invitation()))
			})}, at: newcomer, shows: []string{"Вы подключены"},
		},
		{
			name: "practice-card", title: "Учебная карточка",
			look:  "Видно, что она не настоящая.",
			after: "new-hello", steps: []step{taps(newcomer, "Попробовать")}, at: newcomer, shows: []string{"Учебная карточка"},
		},
		{
			name: "practice-operator", title: "Учебная карточка: оператор",
			look:  "У каждой роли своя учебная карточка.",
			steps: []step{says(operator, "/practice"), taps(operator, "Попробовать")}, at: operator, shows: []string{"Учебная карточка"},
		},
		{
			name: "practice-preview", title: "Учебная карточка: ответ",
			look:  "Тот же показ, что и у настоящего ответа.",
			after: "practice-card", steps: []step{answers(newcomer, "Учебная карточка", "Фонарь починим завтра.")}, at: newcomer, shows: []string{"Учебная карточка"},
		},
		{
			name: "practice-done", title: "Учебная карточка: готово",
			look:  "Ничего никуда не ушло.",
			after: "practice-preview", steps: []step{taps(newcomer, "Отправить на контроль")}, at: newcomer, shows: []string{"Готово"},
		},
		{
			name: "stranger", title: "Посторонний",
			look:  "Вежливый отказ, ни слова о задачах.",
			steps: []step{does("Посторонний нажимает «Старт»", func(tw *town) { must(tw.t, tw.tg.Start(int64(stranger), "")) })},
			at:    stranger, shows: []string{"служебный бот"},
		},
		{
			name: "guess", title: "Непонятные слова",
			look:  "Бот угадывает команду; номер открывает карточку.",
			steps: []step{says(executor, "ухожу в отпуск")}, at: executor, shows: []string{"Может быть"},
		},
	}...)
}

func helpNames() map[chat]string {
	return map[chat]string{
		operator: "operator", controller: "controller", executor: "executor", responsible: "responsible", deputy: "deputy", head: "head",
		admin: "admin",
	}
}

// invitation is the token of the link that the administrator was shown last.
func (tw *town) invitation() string {
	tw.t.Helper()
	_, rest, _ := strings.Cut(tw.with(admin, "Это Ваш вход").Text, "start=")
	return strings.Fields(rest)[0]
}

// fall lets VK be out of reach for long enough to be noticed.
func (tw *town) fall() {
	tw.vk.Fail(vkstand.Fault{Times: -1, Kind: vkstand.BadGateway})
	time.Sleep(20 * time.Minute)
}
