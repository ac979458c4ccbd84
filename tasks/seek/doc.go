// Package seek finds tasks for `/find` by what people remember of them: the number, words of the message and of the answers,
// the resident's name, the address. An Index holds the texts of all tasks in memory and changes with them.
//
// Words are compared by stems, ё being е; the last word of a question may be the beginning of one. What has all words of the
// question is found; where nothing has, what has the most of them. A number finds the task with it first.
package seek
