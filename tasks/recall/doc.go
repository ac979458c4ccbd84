// Package recall remembers approved answers and finds those that were given to like messages, for an executor to start from
// («Похожие ответы»). It never decides, and what it finds is other people's words: the executor reads them and writes their own.
//
// What counts is words in common between the new message and the earlier one with its answer (BM25 over stems and meanings),
// then the topic, the place and the department. An Index holds all of it in memory and changes as answers are approved and
// taken back. The same answer given to many is found once.
package recall
