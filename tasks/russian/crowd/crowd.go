package crowd

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Message is what somebody wrote and what was answered.
type Message struct {
	Author, Address, District, Topic string
	Text, Answer                     string
}

// rare is how many words the town has that belong to no matter: names, shops, slips of the pen.
const rare = 30_000

// Messages makes up n messages.
func Messages(n int, seed uint64) []Message {
	m := maker{r: rand.New(rand.NewPCG(seed, 6)), matters: matters(), streets: streets()}
	m.zipf = rand.NewZipf(m.r, 1.1, 20, rare-1)
	m.words = make([]string, rare)
	for i := range m.words {
		for range 2 + m.r.IntN(3) {
			m.words[i] += pick(m.r, syllables())
		}
	}
	all := make([]Message, n)
	for i := range all {
		all[i] = m.message()
	}
	return all
}

type maker struct {
	r       *rand.Rand
	zipf    *rand.Zipf
	words   []string
	matters []matter
	streets []string
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func (m *maker) message() Message {
	about := m.matters[m.r.IntN(len(m.matters))]
	street := m.r.IntN(len(m.streets))
	house := 1 + m.r.IntN(200)
	thing := pick(m.r, about.things)
	out := Message{
		Author:   pick(m.r, firstNames()) + " " + strings.ToUpper(m.words[street][:2]) + m.words[m.zipf.Uint64()],
		Address:  fmt.Sprintf("ул. %s, %d", m.streets[street], house),
		District: districts()[street%len(districts())],
		Topic:    about.topic,
	}
	text := []string{pick(m.r, openings()), thing, pick(m.r, about.woes) + ","}
	if m.r.IntN(2) == 0 {
		text = append(text, fmt.Sprintf("улица %s %d.", m.streets[street], house))
	}
	text = append(m.chatter(text, 5+m.r.IntN(30)), pick(m.r, endings()))
	out.Text = strings.Join(text, " ")
	reply := []string{"Благодарим за обращение.", strings.ToUpper(thing[:2]) + thing[2:] + ":", pick(m.r, about.amends) + "."}
	reply = append(m.chatter(reply, 10+m.r.IntN(30)), "Контроль за исполнением возложен на управление.")
	out.Answer = strings.Join(reply, " ")
	return out
}

// chatter adds words that belong to no matter.
func (m *maker) chatter(text []string, n int) []string {
	for range n {
		text = append(text, m.words[m.zipf.Uint64()])
	}
	return text
}
