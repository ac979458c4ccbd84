// Package alike tells how alike two residents' messages are, to suggest «Дубликат» to the operator. It never decides.
//
// What counts, in this order: the place (tasks/russian reads addresses, from the field or out of the text), words in common
// weighted by how rare they are among the messages at hand (terms.go, index.go), the author, the post, the topic, the time
// between. Nothing of it suffices alone: the same house may have no light and no water, the same author may write of both.
//
// An Index is built once for the open and answered tasks and asked often; Rank and Score are for a single question.
package alike
