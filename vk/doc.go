// Package vk finds what residents write on a community's wall in VK, and what becomes of it, and publishes answers there.
// It knows nothing of who works on them.
//
// Read watch.go for how messages are found: Long Poll, and after a gap in it the wall itself (catchup.go); publish.go and
// answer.go for how an answer gets out once and only once; attach.go, ways.go and upload.go for the files that go with it; errors.go
// for what a failure means to the caller.
//
// What is known of authors and of what stands above messages is in names.go, around.go and scene.go; how many have joined them in
// echoes.go; the sample of the Streaming API in stream.go; photos as evidence in fetch.go.
//
// The library vksdk is the wire client, with what it lacks put around it: guard.go keeps broken answers away from it,
// session.go has the pace, the time limits and the classes of failure. Answers are decoded into this package's own small
// types, because one field of an unexpected type would make vksdk's drop the whole answer.
package vk
