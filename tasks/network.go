package tasks

// The networks that the decree names [2], and what stands for every other place. Stored as they are written here.
const (
	NetworkVK        = "vk"
	NetworkOK        = "ok"
	NetworkFacebook  = "facebook"
	NetworkX         = "x" // Twitter
	NetworkInstagram = "instagram"
	NetworkOther     = "other"
)

// Networks lists the networks, those of the decree first.
func Networks() []string {
	return []string{NetworkVK, NetworkOK, NetworkFacebook, NetworkX, NetworkInstagram, NetworkOther}
}
