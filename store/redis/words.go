package redis

import (
	"fmt"
	"strings"
)

// words says what is kept, and whether every acknowledged Commit survives a loss of power.
func (k keeping) words() (words string, safe bool) {
	var list []string
	log, safe := k.logWords()
	list = append(list, log)
	if k.evicts != "" && k.evicts != "noeviction" && k.maxMemory != "0" {
		list = append(list, fmt.Sprintf("maxmemory-policy %s throws records away when memory is full: set noeviction", k.evicts))
		safe = false
	}
	switch {
	case k.replicasUnknown:
		list = append(list, "replicas are not known")
	case k.replicas == 0:
		list = append(list, "no replica is connected, the server's disk is the only copy")
	default:
		list = append(list, fmt.Sprintf("%d replicas are connected, a commit waits for one", k.replicas))
	}
	return strings.Join(list, "; "), safe
}

// logWords is about the append-only file.
func (k keeping) logWords() (words string, safe bool) {
	switch {
	case k.appendOnly == "no":
		return "appendonly no: a crash of redis loses everything since its last snapshot: set appendonly yes and " +
			"appendfsync always", false
	case k.appendOnly == "":
		return "whether it keeps an append-only file is not known, CONFIG and INFO do not tell", false
	case k.fsync == "always":
		return "appendonly yes, appendfsync always: an acknowledged commit survives a loss of power", true
	case k.fsync == "":
		return "appendonly yes, appendfsync is not known since CONFIG is not allowed: with everysec a loss of power may " +
			"lose the last second", false
	default:
		return fmt.Sprintf("appendonly yes, appendfsync %s: a loss of power loses the last commits: set appendfsync always",
			k.fsync), false
	}
}
