package postings

// Saturation, as in BM25: a term that is said again counts for less and less, and in a long text each term for less.
const (
	again  = 1.2
	length = 0.5
	usual  = 30.0 // terms of a usual text; a constant, so that what a text weighs does not depend on the others
)

// Saturate is the weight of a term that is said so many times in a text of so many terms: above 0, at most Full.
func Saturate(count float64, terms int) float32 {
	return float32(count * (again + 1) / (count + again*(1-length+length*float64(terms)/usual)))
}

// Full is what Saturate comes near to but does not reach.
const Full = again + 1
