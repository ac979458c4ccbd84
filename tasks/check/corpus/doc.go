// Package corpus reads the pairs on which the draft check is measured: a resident's message and the administration's
// answer to it, with the faults that were planted in the answer marked in its text. People and cases are invented; streets
// and habits are those of a town like Novorossiysk.
//
// The pairs stand in tasks/check/testdata/pairs, a file a style: housing.txt, roads.txt, social.txt. What they take for
// granted of the town, its departments, districts, streets and places, stands beside them in roster.txt.
//
// Fresh pairs, in files of the same names in tasks/check/testdata/fresh, were written when the rules stood, by somebody who
// had not read them. They share the roster. Nothing is ever tuned on them: see package measure.
//
// # Format
//
// A pair is a block that begins with a line of four equals signs:
//
//	====
//	id: h-07
//	date: 2026-11-23
//	author: Мария Иванова
//	district: Южный
//	place: ул. Видова, 12
//	department: gkh
//	media: 0
//	--- message
//	на видова 12 второй день нет воды когда дадут
//	--- answer
//	[[10.3:]]Аварию на Видова, 12 устраняют. Воду дадут [[10.4: в ближайшее время]].
//	--- note
//	No form of address; no date.
//
// The header says what the check is given beside the texts: the day on which the answer is written (its present), the
// author as the network shows the name, where they gave it the district and the place chosen at registration, the
// answering department's id in the roster, the number of pictures and videos attached to the answer. Of these id, date,
// author and department are required. Lines before the first block are a comment, and so are the notes: nothing reads
// them but people.
//
// A fault is marked where a controller would point: [[criterion: words]]. The criterion is one of the decree's, 10.1 to
// 10.7, 17 or 18. One space after the colon belongs to the mark. Without words the mark stands for something that
// is missing, or for the answer as a whole: [[10.2:]] where an object should have been named, [[17:]] at the beginning of an
// answer that is too long. Marks do not overlap. An answer without marks is clean: a good controller would approve it.
//
// # How to add a pair
//
// Append a block to the file of its style with a new id and run the tests: they check the format, the numbers of clean and
// faulty pairs and of faults by criterion (write a faulty pair for a clean one), that no answer repeats another, that
// departments and districts are the roster's and that a clean answer keeps the outer bounds of form. What they cannot check
// is yours: mark every fault that is there, also those you did not plant, and leave none in a clean answer. Write it from
// life and without looking at the rules: a pair that is made to fit a rule measures nothing.
package corpus
