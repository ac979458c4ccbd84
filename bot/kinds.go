package bot

import "otklik/tasks"

// kindWords names an answer that is not simply the answer.
func kindWords(k tasks.AnswerKind) string {
	switch k {
	case tasks.Interim:
		return "промежуточный ответ"
	case tasks.NewDate:
		return "уведомление о новом сроке"
	case tasks.FollowUp:
		return "сообщение о выполнении"
	case tasks.Correction:
		return "уточнение ответа"
	}
	return ""
}

// kindShort names such an answer in brackets, behind the word.
func kindShort(k tasks.AnswerKind) string {
	switch k {
	case tasks.Interim:
		return "промежуточный"
	case tasks.NewDate:
		return "о новом сроке"
	case tasks.FollowUp:
		return "о выполнении"
	case tasks.Correction:
		return "уточнение"
	}
	return ""
}

// roundHint invites what an answered resident is still to be told.
func roundHint(k tasks.AnswerKind) string {
	switch k {
	case tasks.NewDate:
		return "Жителю нужно сообщить о новом сроке"
	case tasks.FollowUp:
		return "Жителю нужно сообщить, что с обещанным"
	}
	return "Жителю нужно уточнение"
}
