package vk

// joined estimates in which year an account was made. VK's methods do not tell; ids are given in order, and VK has announced when
// it had how many. The year can be one off. newest says that the id is beyond what is known: the account is of that year or
// later. 0 where nothing can be said: the ids of communities are another count.
func joined(id int64) (year int, newest bool) {
	if id <= 0 {
		return 0, false
	}
	known := milestones()
	for _, m := range known {
		if id <= m.id {
			return m.year, false
		}
	}
	return known[len(known)-1].year, true
}

// milestone is the last id of a year, roughly.
type milestone struct {
	id   int64
	year int
}

func milestones() []milestone {
	const million = 1_000_000
	return []milestone{
		{million / 10, 2006}, {5 * million, 2007}, {24 * million, 2008}, {55 * million, 2009}, {105 * million, 2010},
		{155 * million, 2011}, {195 * million, 2012}, {235 * million, 2013}, {285 * million, 2014}, {340 * million, 2015},
		{405 * million, 2016}, {465 * million, 2017}, {525 * million, 2018}, {575 * million, 2019}, {630 * million, 2020},
		{695 * million, 2021}, {770 * million, 2022}, {840 * million, 2023},
	}
}
