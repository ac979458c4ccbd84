package sandbox

// keptPromise lets an answer name a day, and sees on that day whether it was kept (body p. 4).
func keptPromise(e *example) []scene {
	answer := dated("Здравствуйте, Дмитрий! На Парковой, 8 отсырел кабель, поэтому погасла вся линия. " +
		"Кабель заменим и фонари включим до %s. Пока двор освещает прожектор у второго подъезда.")
	followUp := words("Дмитрий, кабель на Парковой, 8 заменён, все шесть фонарей горят. Спасибо, что сообщили!")
	scenes := append(e.arrival("Благоустройство", "Северный"),
		e.tapping("Контролёр направляет сообщение", "controller", "Управление ЖКХ и благоустройства", "Направить"),
		e.replying("Исполнитель отвечает и называет день", "gkh", answer, e.message.Text),
		e.tapping("Черновик уходит на контроль", "gkh", "Отправить на контроль"),
		e.watching("«Отклик» нашёл в ответе день: это обещание", "controller", tick+" Обещание: "),
	)
	scenes = append(scenes, e.approval(answer)...)
	return append(append(scenes,
		scene{"Наступает утро обещанного дня", []deed{e.later(e.thatDay)}},
		e.tapping("Карточка пришла сама: сделано ли обещанное?", "gkh", "Выполнено"),
		e.replying("Он пишет, что именно; фото можно приложить", "gkh",
			words("Кабель заменили вчера, ночью всё проверили: горят шесть фонарей из шести."), "Что сделано?"),
		e.tapping("Контролёр принимает отчёт", "controller", "Принять"),
		e.replying("Исполнитель пишет жителю, чем кончилось", "gkh", followUp, e.message.Text),
		e.tapping("И это сообщение проходит контроль", "gkh", "Отправить на контроль"),
	), e.approval(followUp)...)
}
