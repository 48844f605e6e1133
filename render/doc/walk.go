package doc

// Walks over the finished tree.

import "strconv"

// Parts lists the chapters and then the appendices.
func (d *Document) Parts() []*Chapter {
	return append(d.Chapters[:len(d.Chapters):len(d.Chapters)], d.Appendices...)
}

// Part finds the chapter or appendix of that id; nil if there is none.
func (d *Document) Part(id string) *Chapter {
	for _, c := range d.Parts() {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// Sign is the chapter's number or the appendix's letter.
func (c *Chapter) Sign() string {
	if c.Letter != "" || c.Number == 0 { // a brief has neither
		return c.Letter
	}
	return strconv.Itoa(c.Number)
}

// Sheets lists the countries with a fact sheet.
func (d *Document) Sheets() []*Country {
	var out []*Country
	for _, c := range d.Countries {
		if c.Sheet {
			out = append(out, c)
		}
	}
	return out
}

// Exhibits lists the numbered exhibits of all chapters and appendices in reading order.
func (d *Document) Exhibits() []*Exhibit {
	var out []*Exhibit
	for _, c := range d.Parts() {
		Walk(c.Blocks, func(b Block) {
			switch b := b.(type) {
			case *Figure:
				out = append(out, &b.Exhibit)
			case *Table:
				out = append(out, &b.Exhibit)
			case *Box:
				out = append(out, &b.Exhibit)
			}
		})
	}
	return out
}

// Walk calls f for each block and the blocks inside it, in reading order.
func Walk(blocks []Block, f func(Block)) {
	for _, b := range blocks {
		f(b)
		switch b := b.(type) {
		case *List:
			for _, item := range b.Items {
				Walk(item, f)
			}
		case *Quote:
			Walk(b.Blocks, f)
		case *Box:
			Walk(b.Blocks, f)
		case *Heading, *Paragraph, *Figure, *Table, *Profile, *KeyFigures:
		default:
			panic("doc: unknown block")
		}
	}
}

// NumberGroup is a run of number entries under one heading.
type NumberGroup struct {
	Title string
	Sets  []NumberSet
}

// NumberSet is a run of number entries of a group that come from one dataset.
type NumberSet struct {
	Dataset []Inline // said once for all of them
	Entries []NumberEntry
}

// NumberGroups gives the number entries by their groups and datasets.
func (d *Document) NumberGroups() []NumberGroup {
	var out []NumberGroup
	for i, e := range d.Numbers {
		if i == 0 || e.Group != d.Numbers[i-1].Group {
			out = append(out, NumberGroup{Title: e.Group})
		}
		g := &out[len(out)-1]
		if n := len(g.Sets); n == 0 || InlineText(e.Dataset) != InlineText(g.Sets[n-1].Dataset) {
			g.Sets = append(g.Sets, NumberSet{Dataset: e.Dataset})
		}
		s := &g.Sets[len(g.Sets)-1]
		s.Entries = append(s.Entries, e)
	}
	return out
}
