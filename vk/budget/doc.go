// Package budget shares out what VK allows: requests per second by token, and per day by token and method.
//
// Two things come of it. A Plan says beforehand how often each source can be visited: the community's own sources as often as
// they are meant to, the rest as often as the day's quota lets them, nobody never. A Budget says now: whose turn it is (Next),
// and whether a call may be made (Take). What VK says changes both: with error 29 the method rests until the next day in VK's
// zone, and from then on less is planned; with error 6 the token slows down (Failed).
//
// All of it is pure: the instant is an argument, nothing waits, and what must outlive a restart is a short string (State).
// Gate puts a lock and timers around a Budget for those who really wait.
//
// VK publishes the limits per second; the quotas of a day are what is known from practice (https://dev.vk.com/ru/reference/errors,
// code 29), and when VK's day begins is taken to be midnight in Moscow. Both are assumptions, and error 29 corrects them.
package budget
