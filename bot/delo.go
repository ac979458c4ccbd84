package bot

import "otklik/tasks"

// addDelo shows the numbers in «Дело».
func (s scene) addDelo(t *Text) {
	if n := s.task.Delo.Message; n != "" {
		t.Line("В «Деле»: № " + n)
	}
	if n := s.task.Delo.Answer; n != "" {
		t.Line("Ответ в «Деле»: № " + n)
	}
}

// outcome says what a command has done: done says it of the verb, and one goes two ways.
func outcome(c tasks.Command) string {
	if load, ok := c.(tasks.Load); ok && load.Number == "" {
		return "Продолжено без «Дела»"
	}
	return done(c.Verb())
}

// deloButtons are for tasks that wait to be entered there [4, 12]. Where «Дело» was switched off meanwhile they just go on.
func (s scene) deloButtons() [][]Button {
	if !s.may(tasks.DoLoad) {
		return nil
	}
	if s.policy.Delo != tasks.DeloManual {
		return [][]Button{{s.press("➡️ "+LabelNoDelo, ActNoDelo, "")}}
	}
	return [][]Button{{s.press("🗂 "+LabelLoaded, ActLoad, "")}}
}
