package record

// step turns what a record of one version holds into what the next version would hold. Kinds that did not change are
// returned as they are.
type step func(k kind, body []byte) ([]byte, error)

// steps lists the upgrades: the one at index i leads from version i+1 to i+2. Entries are only ever added at the end.
func steps() []step { return nil }

// upgrade brings what a record of an older version holds up to Version.
func upgrade(k kind, version int, body []byte) ([]byte, error) {
	return climb(steps(), k, version, body)
}

func climb(steps []step, k kind, version int, body []byte) ([]byte, error) {
	for _, up := range steps[version-1:] {
		var err error
		if body, err = up(k, body); err != nil {
			return nil, err
		}
	}
	return body, nil
}
