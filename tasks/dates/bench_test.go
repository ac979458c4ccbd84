package dates_test

import (
	"strings"
	"testing"
	"time"

	"otklik/tasks/dates"
)

// answer is about 1,500 characters as executors write them.
func answer() string {
	return strings.Repeat("Здравствуйте, Мария Ивановна! Специалисты управления осмотрели двор по адресу ул. Видова, д. 28/11. "+
		"Ямочный ремонт начнём в понедельник и завершим до 28 ноября 2026 года, разметку нанесём в IV квартале, "+
		"как только позволит погода; телефон диспетчера 8 (8617) 64-28-11, работаем по закону от 02.05.2006 № 59-ФЗ. ", 5)
}

func BenchmarkFind(b *testing.B) {
	for name, text := range map[string]string{
		"answer": answer(), "16000": strings.Repeat("слово ", 2667),
		"digits": strings.Repeat("28.11.", 2667), "periods": strings.Repeat("с 1 по ", 2286),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				dates.Find(text, noon(), moscow())
			}
		})
	}
}

// TestReadingIsLinear reads texts made to be hard, and the same ones sixteen times as long.
func TestReadingIsLinear(t *testing.T) {
	for _, part := range []string{
		"слово ", "28.11.", "с 1 по ", "до конца ", "в течение ", "1-", "двадцать ", "28 ноября – ", "не более ", "28 ",
	} {
		a, b := fastest(strings.Repeat(part, 400)), fastest(strings.Repeat(part, 16*400))
		if b > 16*8*a {
			t.Errorf("%q: %v for 400, %v for 6,400 of them", part, a, b)
		}
	}
}

// fastest is the least time of some readings: what the machine does meanwhile only adds to it.
func fastest(text string) time.Duration {
	least := time.Hour
	for range 9 {
		start := time.Now()
		dates.Find(text, noon(), moscow())
		least = min(least, time.Since(start))
	}
	return least
}
