package vk

// ahead remembers, by the message's key, the ids of changes that came by the Callback API and that Long Poll has not told of
// yet. Long Poll tells of everything in the order in which it happened: what it tells of such a message before is older than
// what is known.
type ahead map[string][]string

func (a ahead) waits(key string) bool { return len(a[key]) > 0 }

// add notes a change. So many that Long Poll never tells of mean that it does not run.
func (a ahead) add(e event) {
	if len(a) >= eventsKept {
		clear(a)
	}
	if e.event != "" {
		key := e.found.Source.Key()
		a[key] = append(a[key], e.event)
	}
}

// met notes that Long Poll has told of a change, and with it of all before.
func (a ahead) met(e event) {
	key := e.found.Source.Key()
	for i, id := range a[key] {
		if id == e.event {
			a[key] = a[key][i+1:]
			break
		}
	}
	if len(a[key]) == 0 {
		delete(a, key)
	}
}
