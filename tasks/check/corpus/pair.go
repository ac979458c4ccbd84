package corpus

import "time"

// Style is the kind of life that a pair is about; a file holds one.
type Style string

// The styles, by the names of their files.
const (
	Housing Style = "housing" // ЖКХ
	Roads   Style = "roads"   // Дороги
	Social  Style = "social"  // Соцсфера
)

// Styles lists them in the order in which Load reads them.
func Styles() []Style { return []Style{Housing, Roads, Social} }

// Pair is a resident's message and the answer that was drafted for it.
type Pair struct {
	ID         string // unique in the corpus
	Style      Style
	Date       time.Time // midnight UTC of the day on which the answer is written
	Author     string    // as the network shows it: may lack a surname, have a patronymic, or be no name at all
	District   string    // chosen at registration; "" if it was not
	Place      string    // written at registration; "" if it was not
	Department string    // the answering department's id in the roster
	Media      int       // pictures and videos attached to the answer
	Message    string
	Answer     string  // without marks
	Faults     []Fault // in the order of the text; none if the answer is clean
	Note       string  // for people
	File       string  // where the block stands
	Line       int     // of its line of equals signs, from 1
}

// Clean reports whether nothing is wrong with the answer.
func (p Pair) Clean() bool { return len(p.Faults) == 0 }

// Fault is a planted fault: bytes Start to End of the answer, half-open. Start == End is a place where something is
// missing, or the beginning of an answer that is wrong as a whole.
type Fault struct {
	Criterion  string // 10.1 to 10.7, 17 or 18
	Start, End int
}

// Omission reports whether the fault has no words of its own.
func (f Fault) Omission() bool { return f.Start == f.End }

// Criteria lists the criteria that a mark may name, in the decree's order.
func Criteria() []string {
	return []string{"10.1", "10.2", "10.3", "10.4", "10.5", "10.6", "10.7", "17", "18"}
}
