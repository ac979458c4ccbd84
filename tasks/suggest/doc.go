// Package suggest proposes topic, department, district and importance of a resident's message, to stand first among the
// operator's buttons. It never decides.
//
// Two sources speak, and each says why: rules of the roster (words of topics and departments, streets of districts), and what
// operators chose before for like messages (naive Bayes over stems, which learns and forgets one message at a time). Without
// examples the rules work alone, without rules the examples do; where neither has anything to say, nothing is suggested.
package suggest
