// Package spelling reads hunspell's Russian dictionary and says whether a word is in it.
//
// A Dictionary is made with a path and touches nothing until it is asked for the first word: then it is read once, while
// everybody who asks meanwhile waits for that one reading. Where there is no dictionary, or it cannot be read, every answer
// is "not read", and Err says why in words for an administrator.
//
// The reader takes what the Russian dictionary is made of: words with flags, and suffixes with conditions. A dictionary
// that is made of more is refused. Words stand in one piece of memory with a table of offsets beside it, and a word is
// looked up by cutting suffixes off, so that the whole takes a few megabytes and a lookup a few microseconds. The tests
// hold it to another reader of the format, word by word.
//
// What is read never changes: the words of a municipality (streets, departments, surnames) and those that people dismissed
// come with each question (Words), and may change at any time.
package spelling
