package bot

import "otklik/tasks"

// addDelo shows the numbers in «Дело».
func (s scene) addDelo(t *Text) {
	if n := s.task.Delo.Message; n != "" {
		t.Line("В «Деле»: " + n)
	}
	if n := s.task.Delo.Answer; n != "" {
		t.Line("Ответ в «Деле»: " + n)
	}
}

// deloButtons are for the two tasks that wait to be entered there [4, 12].
func (s scene) deloButtons() [][]Button {
	if !s.may(tasks.DoLoad) {
		return nil
	}
	return [][]Button{{s.press("🗂 "+LabelLoaded, ActLoad, "")}}
}
