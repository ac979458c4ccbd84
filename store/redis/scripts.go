package redis

import (
	_ "embed" // the scripts

	"github.com/redis/go-redis/v9"
)

//go:embed commit.lua
var commitLua string

//go:embed claim.lua
var claimLua string

//go:embed release.lua
var releaseLua string

//go:embed lead.lua
var leadLua string

//go:embed resign.lua
var resignLua string

//go:embed keep.lua
var keepLua string

// scripts are sent by their digest, and whole when the server does not know it yet.
type scripts struct {
	commit, claim, release, lead, resign, keep *redis.Script
}

func newScripts() scripts {
	return scripts{
		commit: redis.NewScript(commitLua), claim: redis.NewScript(claimLua), release: redis.NewScript(releaseLua),
		lead: redis.NewScript(leadLua), resign: redis.NewScript(resignLua),
		keep: redis.NewScript(keepLua),
	}
}
