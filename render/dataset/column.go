package dataset

// A column is either text, dictionary-encoded, or numbers. Numbers keep their
// ends and statuses apart only when some row has a range or a status, so a plain
// figure costs eight bytes.

import "slices"

// column is one column of a table; its field stands in Table.Fields.
type column struct {
	dict  []string // text: distinct values
	codes []int32  // text: index into dict; -1 is missing

	num       bool      // holds numbers
	best      []float64 // numbers; NaN where unknown, or a range without a best estimate
	low, high []float64 // the ends; nil while all are exact or unknown
	status    []Status  // nil while all are OK

	from *lineage // nil unless traced
}

func (c *column) text(row int) string {
	if c.num || c.codes[row] < 0 {
		return ""
	}
	return c.dict[c.codes[row]]
}

func (c *column) number(row int) Number {
	if !c.num {
		return Unknown(Missing)
	}
	v := c.best[row]
	n := Number{Low: v, Best: v, High: v}
	if c.low != nil {
		n.Low, n.High = c.low[row], c.high[row]
	}
	if c.status != nil {
		n.Status = c.status[row]
	}
	return n
}

// missing says whether a cell has neither text nor number.
func (c *column) missing(row int) bool {
	if c.num {
		return !c.number(row).Known()
	}
	return c.codes[row] < 0
}

func (c *column) addText(s string, index map[string]int32) {
	code := int32(-1)
	if s != "" {
		k, ok := index[s]
		if !ok {
			k = int32(len(c.dict))
			c.dict = append(c.dict, s)
			index[s] = k
		}
		code = k
	}
	c.codes = append(c.codes, code)
}

func (c *column) addNumber(n Number) {
	if c.low == nil && n.Known() && (n.Low != n.Best || n.High != n.Best) {
		c.low, c.high = slices.Clone(c.best), slices.Clone(c.best)
		if c.low == nil {
			c.low, c.high = []float64{}, []float64{}
		}
	}
	if c.status == nil && n.Status != OK {
		c.status = make([]Status, len(c.best))
	}
	c.best = append(c.best, n.Best)
	if c.low != nil {
		c.low, c.high = append(c.low, n.Low), append(c.high, n.High)
	}
	if c.status != nil {
		c.status = append(c.status, n.Status)
	}
}

// gather is the column with the given rows in that order; row -1 is a missing cell.
func (c *column) gather(rows []int32) column {
	out := column{dict: c.dict, num: c.num, from: c.from.gather(rows)}
	if !c.num {
		out.codes = make([]int32, len(rows))
		for i, r := range rows {
			out.codes[i] = -1
			if r >= 0 {
				out.codes[i] = c.codes[r]
			}
		}
		return out
	}
	if c.low == nil && c.status == nil && !slices.Contains(rows, -1) {
		out.best = make([]float64, len(rows))
		for i, r := range rows {
			out.best[i] = c.best[r]
		}
		return out
	}
	out.best = make([]float64, 0, len(rows))
	for _, r := range rows {
		if r < 0 {
			out.addNumber(Unknown(Missing))
		} else {
			out.addNumber(c.number(int(r)))
		}
	}
	return out
}

// index maps the values of a text column to their codes.
func (c *column) index() map[string]int32 {
	m := make(map[string]int32, len(c.dict))
	for i, s := range c.dict {
		m[s] = int32(i)
	}
	return m
}

// lookup finds the code of a value, -1 if the column never has it; it is made to
// be asked n times.
func (c *column) lookup(n int) func(value string) int {
	if n <= 4 {
		return func(value string) int { return slices.Index(c.dict, value) }
	}
	index := c.index()
	return func(value string) int {
		if k, ok := index[value]; ok {
			return int(k)
		}
		return -1
	}
}

// own gives the column private copies so that values may be added.
func (c *column) own() { c.dict, c.codes = slices.Clone(c.dict), slices.Clone(c.codes) }

// used lists the distinct values that rows of a text column hold, in order of appearance.
func (c *column) used() []string {
	seen := map[int32]bool{}
	var out []string
	for _, k := range c.codes {
		if k >= 0 && !seen[k] {
			seen[k] = true
			out = append(out, c.dict[k])
		}
	}
	return out
}
