package layout

// Line breaking: the breaks of a paragraph are chosen together, after Knuth and
// Plass, so that the sum of the lines' demerits is least. The search runs
// forward over the places where a line may end; each keeps its best way for
// every fitness class (tight, fair, loose, very loose) of the line that ends
// there. A first pass refuses bad lines; if it finds no way the second takes
// any line that is not overfull. As no fragment is wider than the measure
// (segment.go splits those that are), there is always a way.

import "math"

// fragment is a stretch of text that is never broken, and what follows it.
type fragment struct {
	start, end int     // bytes of the paragraph's text
	width      float64 // points, kerned within its word
	space      float64 // width of the space after it; 0 inside a word
	hyphen     float64 // width of the hyphen if the line ends here; 0: none is drawn
	penalty    float64 // how bad it is to end a line here
}

// measure is what lines are broken for.
type measure struct {
	width   float64
	indent  float64 // of the first line
	justify bool
	avoid   int  // no line ends before this fragment; 0: none
	tight   bool // letters may move closer where a line would be very loose otherwise

	last  lastLine // what the last of several lines may not be;
	limit float64  // with it: the stretch ratio of the loosest line
}

// lastLine is how the last of several lines looks alone.
type lastLine byte

const (
	goodLast  lastLine = iota
	shortLast          // hardly wider than an indent
	restLast           // short, and the rest of a word
)

// lastOf judges a last line by the part of the measure it fills.
func lastOf(fill float64, inWord bool) lastLine {
	switch {
	case inWord && fill < 0.3:
		return restLast
	case fill < 0.12:
		return shortLast
	}
	return goodLast
}

// demerits of line breaking; a line's badness is 100 r³ for a stretch ratio r.
const (
	hyphenPenalty  = 110
	compoundBreak  = 40
	beforeCitation = 140 // a line should not begin with a citation
	rangeBreak     = 200
	emergencyBreak = 3000
	flaggedTwice   = 8000  // two hyphenated lines in a row
	wordEnd        = 60000 // a short last line that is the rest of a word
	classJump      = 3000  // a tight line beside a loose one
	shortEnd       = 4000  // a short last line
	stretchOf      = 0.55  // of a space
	shrinkOf       = 0.28
	tolerance      = 2.2   // stretch ratio of the first pass
	tooLoose       = 2.6   // a line looser than that has the third pass tried
	tightOf        = 0.015 // of a line's width that closer letters save
	hopeless       = 12    // at and beyond it lines are equally bad, so that few are
)

// way is the best way to end a line at a place.
type way struct {
	demerits float64
	from     int32
	class    int8
}

const classes = 4

// breakLines returns the index after the last fragment of every line; nil if
// there is no way to break lines without the last line that m forbids.
func breakLines(frags []fragment, m measure) []int {
	if len(frags) == 0 {
		return nil
	}
	if m.last != goodLast {
		return search(frags, m, m.limit)
	}
	if ends := search(frags, m, tolerance); ends != nil {
		return ends
	}
	ends := search(frags, m, math.Inf(1))
	if m.justify && loosest(frags, ends, m) > tooLoose {
		m.tight = true
		ends = search(frags, m, math.Inf(1))
	}
	return ends
}

// loosest is the stretch ratio of the loosest line.
func loosest(frags []fragment, ends []int, m measure) float64 {
	most, from := 0.0, 0
	for i, to := range ends {
		natural, spaces, width := frags[to-1].hyphen, 0.0, m.width
		if i == 0 {
			width -= m.indent
		}
		for k := from; k < to; k++ {
			natural += frags[k].width
			if k < to-1 {
				natural, spaces = natural+frags[k].space, spaces+frags[k].space
			}
		}
		most, from = max(most, ratio(natural, spaces, width, m, i == len(ends)-1)), to
	}
	return most
}

func search(frags []fragment, m measure, limit float64) []int {
	n := len(frags)
	sumW, sumS := make([]float64, n+1), make([]float64, n+1)
	for i, f := range frags {
		sumW[i+1], sumS[i+1] = sumW[i]+f.width, sumS[i]+f.space
	}
	best := make([][classes]way, n+1)
	for i := range best {
		for c := range classes {
			best[i][c].demerits = math.Inf(1)
		}
	}
	best[0][1].demerits = 0
	for i := range n {
		if !reachable(&best[i]) {
			continue
		}
		width := m.width
		if i == 0 {
			width -= m.indent
		}
		for j := i; j < n; j++ {
			f := &frags[j]
			if j+1 == m.avoid && j < n-1 {
				continue
			}
			spaces := sumS[j] - sumS[i]
			natural := sumW[j+1] - sumW[i] + spaces + f.hyphen
			if j > i && tooWide(natural, spaces, width, m) {
				if natural-f.hyphen > width+spaces {
					break
				}
				continue
			}
			r := ratio(natural, spaces, width, m, j == n-1)
			if r > limit || j == n-1 && m.forbids(frags, i, natural) {
				continue
			}
			relax(best, frags, i, j, r, natural/m.width, m.justify)
		}
	}
	return trace(best, n)
}

// forbids tells whether a last line, of fragments from i on, may not be.
func (m measure) forbids(frags []fragment, i int, natural float64) bool {
	if m.last == goodLast || i == 0 {
		return false
	}
	return lastOf(natural/m.width, frags[i-1].hyphen > 0) >= m.last
}

func reachable(w *[classes]way) bool {
	for c := range w {
		if !math.IsInf(w[c].demerits, 1) {
			return true
		}
	}
	return false
}

func tooWide(natural, spaces, width float64, m measure) bool {
	if m.justify {
		natural -= m.shrink(natural, spaces)
	}
	return natural > width+1e-6
}

// shrink is how much narrower than its natural width a justified line may be.
func (m measure) shrink(natural, spaces float64) float64 {
	if m.tight && spaces > 0 {
		return spaces*shrinkOf + natural*tightOf
	}
	return spaces * shrinkOf
}

// ratio is how far the spaces must stretch (positive) or shrink (negative) for
// a justified line, and how much of the line stays empty for a ragged one.
func ratio(natural, spaces, width float64, m measure, last bool) float64 {
	slack := width - natural
	switch {
	case last && slack >= 0:
		return 0
	case !m.justify:
		return max(0, slack) / (width * 0.25)
	case slack >= 0 && spaces > 0:
		return min(hopeless, slack/(spaces*stretchOf))
	case slack < 0 && spaces > 0:
		return slack / m.shrink(natural, spaces)
	case slack >= 0.01:
		return hopeless // one word alone on a line that should be full
	}
	return 0
}

// relax offers the line of fragments i to j to the place after j.
func relax(best [][classes]way, frags []fragment, i, j int, r, fill float64, justify bool) {
	f, last := &frags[j], j == len(frags)-1
	bad := 100 * math.Abs(r*r*r)
	d := (10 + bad) * (10 + bad)
	inWord := i > 0 && frags[i-1].hyphen > 0
	end := goodLast
	if last && i > 0 {
		end = lastOf(fill, inWord)
	}
	switch {
	case !last:
		d += f.penalty * f.penalty
	case end != goodLast && fill < 0.12:
		d += shortEnd
	}
	switch {
	case end == restLast:
		d += wordEnd
	case inWord && (last || f.hyphen > 0):
		d += flaggedTwice
	}
	class := classOf(r)
	for c := range classes {
		from := best[i][c].demerits
		if math.IsInf(from, 1) {
			continue
		}
		t := from + d
		if justify && (class-c > 1 || c-class > 1) {
			t += classJump
		}
		if b := &best[j+1][class]; t < b.demerits {
			*b = way{t, int32(i), int8(c)}
		}
	}
}

func classOf(r float64) int {
	switch {
	case r < -0.5:
		return 0
	case r <= 0.5:
		return 1
	case r <= 1:
		return 2
	}
	return 3
}

func trace(best [][classes]way, n int) []int {
	class, least := 0, math.Inf(1)
	for c := range classes {
		if best[n][c].demerits < least {
			class, least = c, best[n][c].demerits
		}
	}
	if math.IsInf(least, 1) {
		return nil
	}
	var ends []int
	for at := n; at > 0; {
		ends = append(ends, at)
		w := best[at][class]
		at, class = int(w.from), int(w.class)
	}
	for i, j := 0, len(ends)-1; i < j; i, j = i+1, j-1 {
		ends[i], ends[j] = ends[j], ends[i]
	}
	return ends
}
