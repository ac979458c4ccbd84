package bot

// barred tells administrators that a network refuses the tokens with which the program answers.
func (s scene) barred() Message {
	var t Text
	t.Add(Bold, "⚠️ Ответы не публикуются: сеть не принимает ключ доступа\n")
	t.Line("Операторы публикуют ответы сами. Что именно не так, показывают /health и команда otklik check; новый ключ впишите в " +
		"настройки и перезапустите программу.")
	return Message{Text: t}
}
