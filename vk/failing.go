package vk

// Failing says in Russian, a line each, which of what everything needs VK does not do: a token that was refused, a community of
// ours that is silent although it usually speaks. Empty when all is well.
func (n *Network) Failing() (lines []string) {
	n.able.mu.Lock()
	for _, c := range n.able.list {
		if !c.OK && c.Required {
			lines = append(lines, c.Name+": "+c.Reason)
		}
	}
	n.able.mu.Unlock()
	return append(lines, n.silent()...)
}
