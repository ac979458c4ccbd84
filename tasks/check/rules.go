package check

import "otklik/tasks"

// Rule is one thing that the check notices.
type Rule struct {
	ID        string          // stable: it stands in configurations and in what was dismissed
	Criterion tasks.Criterion // 10.1–10.7, or 17 and 18 for these paragraphs
	Title     string          // what it notices, in Russian
	OfTask    bool            // that it is wrong holds for one message, author and day, and not wherever the words stand
	Fires     []Example       // that make it speak
	Silent    []Example       // that must not

	build func(Numbers) func(*sheet) []Hint
}

// Example is a draft with as much around it as a rule needs.
type Example struct {
	Draft   string
	Message string
	Author  Author
	Quote   string // what a hint must quote; "" for any
	Input   Input  // whatever else matters; Draft, Message and Author are set over it
}

// Rules lists the rules in the order of their criteria.
func Rules() []Rule { return all() }

// all lists every rule: adding one is adding its file and its line here.
func all() []Rule {
	return []Rule{
		subject(), substance(), question(),
		street(), object(),
		greeting(), name(), gender(), patronymic(),
		promise(), pastDate(), dayOff(), impossibleDate(),
		officialese(), genitives(), verbalNouns(), longSentence(), citations(), links(), pressRelease(),
		misspelling(), usualSlip(), doubledWord(), spaces(), balance(), fullStop(), comma(), parenthesis(), internalNumber(),
		redirection(), department(),
		length(), capitals(), paragraphs(), promisedPicture(),
		abusive(), rude(),
	}
}
