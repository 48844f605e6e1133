package chart

// The sentences of descriptions, one value per language. %s are numbers,
// labels and units already in words.

import "math"

// phrases is the catalogue of one language.
type phrases struct {
	of, by, and2   string // "%s of %s", " by %s", " by %s and %s"
	fromTo         string
	panels         string
	span           string // first and last of a time axis
	count          string // number of categories
	highest        string // value, place
	highestLowest  string // value, place, value, place
	highestTotal   string
	only           string
	run            string // what, way, from, when, to, when
	rose, fell     string
	value, total1  string // what rose or fell
	rankRun        string // label, from, when, to, when
	level          string // hardly changed
	total          string
	sumOf          string // largest series and its sum
	seriesRun      string // label, way, from, when, to, when
	part, parts    string
	each           string
	cell           string // row, column
	grid           string
	gaps, gap      string
	more           string // how many are not spelled out
	flowLargest    string
	nodeLargest    string
	classes        string
	class, classed string
	noData         string
	circles        string
	circleTop      string
	arrows         string
	cellsOf        string
	cellTop        string
	cellCount      [2]string // one, more
	flowArrows     string
	arrow          string
	volume         string
	estimated      string
	provisional    string
	breaks         string
	missing        string
	missingN       string
	partial        string
	partials       string
	logScale       string
	countries      string
	country        string
	against        string // y, x
	points         string // number of points
	pointTop       string // highest y, its place
	unbinned       string
	unbinnedOne    string
	quartiles      string // label, median, quartiles, ends
	modes          map[string]string
}

func phrasesOf(string) phrases { // English is the first catalogue
	return phrases{
		of: "%s of %s", by: " by %s", and2: " by %s and %s",
		fromTo: " from %s to %s",
		panels: "There is one panel for each of %s.", span: ", %s to %s", count: ", %s entries",
		highest: "The highest value is %s (%s).", highestLowest: "The highest value is %s (%s), the lowest %s (%s).",
		highestTotal: "The highest total is %s (%s), the lowest %s (%s).", only: "The value for %[2]s is %[1]s.",
		run: "%s %s from %s in %s to %s in %s.", value: "The value", total1: "The total", rankRun: "%s was %s in %s and %s in %s", rose: "rose", fell: "fell", level: "hardly changed,", total: "All together make %s.",
		sumOf: "Over the whole, %s is the largest with %s.", seriesRun: "%s %s from %s in %s to %s in %s",
		part: "%s %s (%s)", parts: "%s.", each: "%s: %s",
		cell: "%s, %s", grid: "Rows are %s to %s, columns %s to %s.",
		more: "and %s more, in the table", gap: "One cell has no figure.", gaps: "%s cells have no figure.",
		flowLargest: "The largest flow is from %s to %s: %s.", nodeLargest: "The largest origin is %s (%s), the largest destination %s (%s).",
		classes: "%s.", class: "%s: %s", classed: "The highest value is %s (%s).", noData: "No data for %s.",
		circles: "%s circles show %s in all.", circleTop: "The largest stands for %s, near %s.",
		cellsOf: "Squares of %s degrees by value: %s.", cellTop: "The highest value is %s, near %s.", cellCount: [2]string{"one square", "%s squares"},
		flowArrows: "%s arrows join countries; the largest are %s.",
		arrows:     "%s arrows: %s.", arrow: "%s (%s)", volume: "The largest is %s with %s.",
		estimated: "Estimated: %s.", provisional: "Provisional: %s.", breaks: "Break in series: %s.",
		missing: "Not available: %s.", missingN: "%s values are not available.",
		partial: "%s is not a whole period.", partials: "%s are not whole periods.",
		logScale: "The scale is logarithmic.",
		against:  "%s of %s against %s", points: "%s points.", pointTop: "The highest is %s (%s), the lowest %s (%s).",
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
