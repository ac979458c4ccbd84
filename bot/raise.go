package bot

import (
	"slices"

	"otklik/tasks"
)

// raiseButtons offer the usual reasons of importance, and room for another.
func (s scene) raiseButtons() [][]Button {
	var buttons []Button
	for _, r := range importanceReasons(s.task.Importance) {
		buttons = append(buttons, s.press(r, ActReason, Shorten(r)))
	}
	own := ActOwnRaise
	if s.task.Importance == tasks.High {
		own = ActOwnLower
	}
	return append(inRows(buttons, 1), []Button{s.press("✏️ "+LabelOwnReason, own, "")}, s.back())
}

// importanceReasons are the usual reasons to change the importance that a task has now.
func importanceReasons(now tasks.Importance) []string {
	if now == tasks.High {
		return []string{"Опасности нет", "Вопрос уже решён", "Отмечено по ошибке"}
	}
	return []string{"Угроза жизни или здоровью", "Авария, много пострадавших домов", "Большой отклик в сети", "Дети, школа, больница"}
}

// importance is the order that a reason's button gives.
func (s scene) importance(short string) tasks.Command {
	reasons := importanceReasons(s.task.Importance)
	i := slices.IndexFunc(reasons, func(r string) bool { return Shorten(r) == short })
	why := ""
	if i >= 0 {
		why = reasons[i]
	}
	if s.task.Importance == tasks.High {
		return tasks.Lower{Reason: why}
	}
	return tasks.Raise{Reason: why}
}
