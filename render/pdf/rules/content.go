package rules

// The contents of pages and of the tiles of patterns, operator by operator:
// what is painted and under which mark, which glyphs are shown, and whether all
// that is opened is closed.

import (
	"fmt"
)

// sequence is an open marked-content sequence.
type sequence struct {
	artifact bool
	numbered bool
	replaced bool // it has a replacement text
	saved    int  // graphics states saved when it was opened
	inText   bool
}

// glyph is a shown glyph: its number, and how it was shown.
type glyph struct {
	code     int
	replaced bool // under a replacement text
	unseen   bool // in rendering mode 3
}

// reader goes through one content stream.
type reader struct {
	*judge
	place     string
	page      Ref // 0 for a tile
	resources Dict
	open      []sequence
	font      Ref
	mode      int
	inText    bool
	modes     []int // saved with the graphics states
	fonts     []Ref
	numbers   map[int]bool
	mixes     bool // something is not opaque
}

// page checks a page and its contents.
func (j *judge) page(i int, r Ref) {
	d := j.dict(r)
	in := fmt.Sprintf("page %d", i+1)
	if annots := j.array(d["Annots"]); len(annots) > 0 {
		j.check(j.name(d["Tabs"]) == "S", "UA 7.18.3-1", in, "Tabs is %v", d["Tabs"])
	}
	data := j.data(d["Contents"])
	resources := j.dict(d["Resources"])
	if data == nil || resources == nil {
		j.fault("A 6.2.2-2", in, "the page has no contents or resources of its own")
		return
	}
	c := &reader{judge: j, place: in, page: r, resources: resources, numbers: map[int]bool{}}
	c.read(data)
	j.parents(in, r, c.numbers)
	if group := j.dict(d["Group"]); c.mixes || group != nil {
		space := j.name(group["CS"])
		j.check(j.name(group["S"]) == "Transparency" && space == "DeviceRGB", "A 6.2.10-2", in, "Group is %v", group)
	}
}

// read goes through the operators.
func (c *reader) read(data []byte) {
	l := &lexer{src: data, fault: func(rule, format string, args ...any) { c.fault(rule, c.place, format, args...) }}
	var operands []any
	for !l.end() {
		o, err := l.object()
		if err != nil {
			c.fault("A 6.2.2-1", c.place, "%v at byte %d", err, l.at)
			return
		}
		op, ok := o.(operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		if n, known := operators[op]; !known || n >= 0 && n != len(operands) {
			c.fault("A 6.2.2-1", c.place, "%s with %d operands", op, len(operands))
		} else {
			c.operator(op, operands)
		}
		operands = operands[:0]
	}
	c.check(len(c.modes) == 0, "ISO 32000 8.4.2", c.place, "%d states are left", len(c.modes))
	c.check(len(c.open) == 0, "ISO 32000 14.6", c.place, "%d sequences are left open", len(c.open))
	c.check(!c.inText, "ISO 32000 9.4.1", c.place, "a text object is left open")
}

func (c *reader) operator(op operator, operands []any) {
	if painting[op] && c.page != 0 {
		c.check(len(c.open) > 0, "UA 7.1-3", c.place, "%s outside marked content", op)
	}
	switch op {
	case "q", "Q":
		c.save(op)
	case "BT", "ET":
		c.check(c.inText == (op == "ET"), "ISO 32000 9.4.1", c.place, "%s out of turn", op)
		c.inText = op == "BT"
	case "BDC":
		c.begin(operands)
	case "EMC":
		c.end()
	case "Tf":
		c.font, _ = c.resource("Font", operands[0]).(Ref)
	case "Tr":
		c.mode, _ = operands[0].(int)
	case "Tj", "TJ":
		c.show(operands[0])
	case "K", "k":
		c.fault("A 6.2.4.3-2", c.place, "%s", op)
	case "CS", "cs":
		n, _ := operands[0].(Name)
		c.check(n == "Pattern" || n == "DeviceRGB" || n == "DeviceGray", "A 6.2.4.3-2", c.place, "the colour space %v", operands[0])
	case "gs", "Do", "sh", "scn", "SCN":
		c.uses(op, operands)
	}
}

// uses looks up what an operator names.
func (c *reader) uses(op operator, operands []any) {
	if len(operands) == 0 {
		c.fault("A 6.2.2-1", c.place, "%s without operands", op)
		return
	}
	name, ok := operands[len(operands)-1].(Name)
	if !ok {
		return // components of a colour
	}
	d := c.dict(c.resource(categories[op], name))
	switch op {
	case "gs":
		for _, k := range []Name{"ca", "CA"} {
			if v, ok := c.number(d[k]); ok && v < 1 {
				c.mixes = true
			}
		}
	case "Do":
		kind := c.name(d["Subtype"])
		c.check(kind == "Image" || kind == "Form", "A 6.2.9-3", c.place, "%s is a %v", name, d["Subtype"])
		c.mixes = c.mixes || d["SMask"] != nil
	}
}

// resource finds a named resource.
func (c *reader) resource(category Name, name any) any {
	n, _ := name.(Name)
	o := c.dict(c.resources[category])[n]
	c.check(o != nil, "A 6.2.2-2", c.place, "%s %q", category, n)
	return o
}

func (c *reader) save(op operator) {
	if op == "q" {
		c.modes, c.fonts = append(c.modes, c.mode), append(c.fonts, c.font)
		c.check(len(c.modes) <= 28, "A 6.1.13-8", c.place, "%d states", len(c.modes))
		return
	}
	last := len(c.modes) - 1
	if last < 0 || len(c.open) > 0 && c.open[len(c.open)-1].saved > last {
		c.fault("ISO 32000 8.4.2", c.place, "Q restores no state, or one from before the marked content")
		return
	}
	c.mode, c.font = c.modes[last], c.fonts[last]
	c.modes, c.fonts = c.modes[:last], c.fonts[:last]
}

// begin opens a sequence.
func (c *reader) begin(operands []any) {
	tag, _ := operands[0].(Name)
	properties, ok := operands[1].(Dict)
	c.check(ok, "A 6.2.2-2", c.place, "the properties %v of %s", operands[1], tag)
	s := sequence{artifact: tag == "Artifact", saved: len(c.modes), inText: c.inText}
	s.replaced = properties["ActualText"] != nil
	for _, outer := range c.open {
		c.check(!s.artifact || !outer.numbered, "UA 7.1-1", c.place, "an artifact in tagged content")
		s.replaced = s.replaced || outer.replaced
	}
	if lang, ok := properties["Lang"]; ok {
		c.language(c.place, c.text(lang))
	}
	c.check(!private(c.text(properties["ActualText"])), "A 6.2.11.7.3-1", c.place, "a replacement text of private characters")
	if n, ok := properties["MCID"].(int); ok {
		s.numbered = true
		for _, outer := range c.open {
			c.check(!outer.artifact, "UA 7.1-2", c.place, "tagged content in an artifact")
		}
		c.check(c.page != 0, "UA 7.20-2", c.place, "content %d", n)
		c.check(!c.numbers[n], "ISO 32000 14.7.4", c.place, "content %d twice", n)
		c.numbers[n] = true
	}
	c.check(s.numbered || s.artifact, "UA 7.1-3", c.place, "%s without a number", tag)
	c.open = append(c.open, s)
}

// end closes a sequence.
func (c *reader) end() {
	last := len(c.open) - 1
	if last < 0 {
		c.fault("ISO 32000 14.6", c.place, "EMC without BDC")
		return
	}
	c.check(c.open[last].saved == len(c.modes), "ISO 32000 8.4.2", c.place, "marked content ends %d states deep, not %d", len(c.modes), c.open[last].saved)
	c.check(c.open[last].inText == c.inText, "ISO 32000 14.6", c.place, "marked content straddles a text object")
	c.open = c.open[:last]
}

// show notes the glyphs of a string or an array of strings and shifts.
func (c *reader) show(o any) {
	c.check(c.inText, "ISO 32000 9.4.1", c.place, "text outside a text object")
	parts, ok := o.(Array)
	if !ok {
		parts = Array{o}
	}
	replaced := len(c.open) > 0 && c.open[len(c.open)-1].replaced
	used := c.judge.uses[c.font]
	if used == nil {
		used = map[glyph]bool{}
		c.judge.uses[c.font] = used
	}
	for _, p := range parts {
		s, _ := p.(String)
		for i := 0; i+1 < len(s); i += 2 {
			used[glyph{int(s[i])<<8 | int(s[i+1]), replaced, c.mode == 3}] = true
		}
	}
}
