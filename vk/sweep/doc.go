// Package sweep reads all that a search finds in a span of time, though of each question it shows only so much: VK's
// newsfeed.search gives 200 posts a page and 1,000 a question (https://dev.vk.com/ru/method/newsfeed.search).
//
// A Track follows one standing search. A sweep goes from the end of the last one, and a little earlier, to now, because what
// was written comes into VK's index late. Its span is one window at first; a window of which VK shows as much as it ever
// shows is halved, the newer half first, until all of each part is seen. Neighbouring windows overlap by a second on either
// side, for it is not written whether VK counts the ends in. What two windows or two sweeps show is given out once.
//
// The package is pure: it says what to ask and is told what came. Only a single second with more than VK shows cannot be read
// to the end; Lost tells of it.
package sweep
