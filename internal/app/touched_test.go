package app_test

import "testing"

// An answer that somebody edits or removes in VK, past control, is noticed and told to the operator.
func TestAnAnswerThatWasTouchedInVK(t *testing.T) {
	onBothStores(t, func(t *testing.T, tw *town) {
		_, answer := tw.settled(maria, "Где починят яму?", "Мария, здравствуйте! Яму засыпали.")
		must(t, tw.vk.EditComment(answer, "Сами засыпайте"))
		tw.expect(anna, "Ответ изменён в сети", "Сами засыпайте")
		must(t, tw.vk.DeleteComment(answer))
		tw.expect(anna, "Ответ удалён в сети")
	})
}
