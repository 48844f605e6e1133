package chart

// The sentences of descriptions, one value per language. %s are numbers,
// labels and units already in words.

import "math"

// phrases is the catalogue of one language.
type phrases struct {
	of, by, and2            string // "%s of %s", " by %s", " by %s and %s"
	fromTo                  string
	panels                  string
	span                    string // first and last of a time axis
	entries, bins           string // number of categories
	unit                    string // where it cannot follow a number
	logWord                 string // by which a unit that speaks of the scale is known
	highest                 string // value, place
	highestLowest           string // value, place, value, place
	highestTotal            string
	highestWhole            string // the same where some categories lack a part
	topTotal                string
	ordered                 string // value, place, the next two, value, place
	alike                   string // all values
	andMore                 string // the first, how many more
	inBrackets              string // value or label, and what belongs to it
	only                    string
	run                     string // what, way, from, when, to, when
	rose, fell              string
	runWhole                string // of wholes, some of which lack a part
	value, total1           string // what rose or fell
	rankRun                 string // label, from, when, to, when
	rankSame                string // label, rank, when, when
	firstAlways             string // label
	firstTimes              string // label, times, of how many
	level                   string // hardly changed
	total                   string
	sumOf                   string // largest series and its sum
	largestAlways           string // label
	largestTimes            string // label, times, of how many
	knownAlways, knownTimes string // the same where some parts are not known
	largestPart             string
	leads                   string // part, the names it leads in
	shareRange              string // label, least, where, most, where
	compared                string // label, times, of how many, where furthest apart, both values
	same, seriesSame        string // what or label, value, when, when
	seriesRun               string // label, way, from, when, to, when
	part, parts             string
	each                    string
	cell                    string // row, column
	grid                    string
	gaps, gap               string
	more                    string // how many are not spelled out
	flowLargest             string
	nodeLargest             string
	classes                 string
	class, classed          string
	noData                  string
	circles                 string
	circleTop               string
	arrows                  string
	cellsOf                 string
	cellTop                 string
	cellCount               [2]string // one, more
	flowArrows              string
	arrow                   string
	volume                  string
	estimated               string
	provisional             string
	breaks                  string
	missing                 string
	missingN                string
	partial                 string
	partials                string
	logScale                string
	countries               string
	country                 string
	against                 string // y, x
	points                  string // number of points
	pointTop                string // highest y, its place
	sizes                   string // what the circles stand for, the largest, its label
	rises, falls            string // y, x
	unrelated               string // y, x
	path                    string // first and last point
	unbinned                string
	unbinnedOne             string
	quartiles               string // label, median, quartiles, ends
	fromUntil               string // the first and the last of a run of periods
	rangesAre               string
	rangesN                 string // how many, the widest
	flowAcross              string // from, to, value
	modes                   map[string]string
}

func phrasesOf(string) phrases { // English is the first catalogue
	return phrases{
		of: "%s of %s", by: " by %s", and2: " by %s and %s",
		fromTo: " from %s to %s",
		panels: "There is one panel for each of %s.", span: ", %s to %s", entries: ", %s entries", bins: ", %s bins",
		unit: "Unit: %s.", logWord: "logarithmic",
		highest: "The highest value is %s (%s).", highestLowest: "The highest value is %s (%s), the lowest %s (%s).",
		highestTotal: "The highest total is %s (%s), the lowest %s (%s).", highestWhole: "Where no part is missing, the highest total is %s (%s), the lowest %s (%s).",
		topTotal: "The highest total is %s (%s).", ordered: "The highest value is %s (%s), followed by %s; the lowest is %s (%s).", alike: "All values are %s.",
		andMore: "%s and %s more", inBrackets: "%s (%s)",
		only: "The value for %[2]s is %[1]s.",
		run:  "%s %s from %s in %s to %s in %s.", runWhole: "Where no part is missing, %s %s from %s in %s to %s in %s.",
		value: "The value", total1: "The total", rankRun: "%s had rank %s in %s and rank %s in %s", rankSame: "%s had rank %s in %s and in %s",
		firstAlways: "Rank 1 is held by %s throughout.", firstTimes: "Rank 1 is held by %s %s times of %s.", rose: "rose", fell: "fell", level: "hardly changed,", total: "All together make %s.",
		sumOf: "Over the whole, %s is the largest with %s.", largestAlways: "The largest part is %s throughout.", largestTimes: "The largest part is %s %s times of %s.",
		knownAlways: "The largest known part is %s throughout.", knownTimes: "The largest known part is %s %s times of %s.",
		largestPart: "The largest part is %s.", leads: "%s in %s", shareRange: "%s: from %s (%s) to %s (%s)",
		compared: "The value for %s is the higher in %s of %s; the two are furthest apart for %s (%s).",
		same:     "%s was %s in %s and in %s.", seriesSame: "%s was %s in %s and in %s", seriesRun: "%s %s from %s in %s to %s in %s",
		part: "%s %s (%s)", parts: "%s.", each: "%s: %s",
		cell: "%s, %s", grid: "Rows are %s to %s, columns %s to %s.",
		more: "%s more are in the table", gap: "One cell has no figure.", gaps: "%s cells have no figure.",
		flowLargest: "The largest flow is from %s to %s: %s.", nodeLargest: "The largest origin is %s (%s), the largest destination %s (%s).",
		classes: "By class, %s.", class: "%s: %s", classed: "The highest value is %s (%s).", noData: "No data for %s.",
		fromUntil: "%s to %s", rangesAre: "Given as ranges: %s.", rangesN: "%s values are ranges; the widest is %s.",
		circles: "%s circles show %s in all.", circleTop: "The largest stands for %s, near %s.",
		cellsOf: "Squares of %s degrees by value: %s.", cellTop: "The highest value is %s, near %s.", cellCount: [2]string{"one square", "%s squares"},
		flowArrows: "%s arrows join countries; the largest are %s.",
		arrows:     "%s arrows: %s.", arrow: "%s (%s)", volume: "The largest is %s with %s.",
		estimated: "Estimated: %s.", provisional: "Provisional: %s.", breaks: "Break in series: %s.",
		missing: "Not available: %s.", missingN: "%s values are not available.",
		partial: "%s is not a whole period.", partials: "%s are not whole periods.",
		logScale: "The scale is logarithmic.",
		against:  "%s of %s against %s", points: ", %s points", sizes: "Circles are sized by %s; the largest is %s (%s).",
		rises: "Values of %s tend to be higher where those of %s are higher.", falls: "Values of %s tend to be lower where those of %s are higher.", unrelated: "Values of %s and of %s are hardly related.",
		path: "The line runs from %s to %s.", flowAcross: "Between two different places the largest is from %s to %s: %s.",
		pointTop: "The highest is %s (%s), the lowest %s (%s).",
		unbinned: "%s values are not available.", unbinnedOne: "One value is not available.",
		quartiles: "%s: median %s, half of the values from %s to %s, all from %s to %s",
		countries: "%s countries or areas", country: "one country or area",
		modes: map[string]string{"land": "by land", "sea": "by sea", "air": "by air"},
	}
}

// hardly is the change below which a series is said to stay, as a share of the larger end.
const hardly = 0.02

// way says in a word where a series led.
func (p phrases) way(from, to float64) string {
	switch {
	case math.Abs(to-from) <= hardly*max(math.Abs(from), math.Abs(to)):
		return p.level
	case to > from:
		return p.rose
	default:
		return p.fell
	}
}
