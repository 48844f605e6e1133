package study

// The blocks of a section, one decoder each. A block is a mapping that one of
// its keys names: text, figure, map, table, box, profile, key-figures, picture.

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

// blockKinds are the keys that name a block. text comes last because a box has one too.
var blockKinds = []string{"figure", "map", "table", "box", "profile", "key-figures", "picture", "text"}

// block decodes one block; nil after a fault that leaves nothing to keep.
func (n node) block(images fs.FS) Block {
	switch n.blockKind() {
	case "figure":
		return n.figure("figure")
	case "map":
		return n.figure("map")
	case "table":
		return n.table()
	case "box":
		return n.box()
	case "picture":
		return n.picture(images)
	case "profile":
		p := &Profile{Pos: n.pos()}
		n.fields("a profile block", fields{"profile": p.decode})
		return p
	case "key-figures":
		k := &KeyFigures{Pos: n.pos()}
		n.fields("a key-figures block", fields{"key-figures": func(v node) { k.Cards = v.keyFigures() }})
		return k
	case "text":
		t := &TextBlock{}
		n.fields("a text block", n.backed(fields{"text": to(&t.Text)}, &t.Text))
		return t
	}
	return nil
}

// blockKind is the key that says what a block is.
func (n node) blockKind() string {
	if !n.isPlainMapping() {
		n.wrong("a block such as \"text: ...\"")
		return ""
	}
	written := keys{}
	for i := 0; i < len(n.Content); i += 2 {
		written[n.Content[i].Value] = true
	}
	for _, k := range blockKinds {
		if written[k] {
			return k
		}
	}
	hint, first := diag.DidYouMean("", blockKinds), node{n.Content[0], n.file, ""}
	if near := diag.Nearest(first.Value, blockKinds); near != "" {
		hint = diag.DidYouMean(first.Value, blockKinds)
	}
	first.fault(hint, "a block of unknown kind: none of its keys names one")
	return ""
}

// prefixes begin the ids of the kinds of exhibits.
var prefixes = map[string]string{"figure": "fig-", "map": "map-", "table": "tab-", "box": "box-", "picture": "fig-"}

var idForm = regexp.MustCompile(`^[a-z]+-[a-z0-9]+(-[a-z0-9]+)*$`)

// id decodes the id of an exhibit of a kind.
func (n node) id(kind string) Text {
	t := n.text()
	if t.S != "" && (!strings.HasPrefix(t.S, prefixes[kind]) || !idForm.MatchString(t.S)) {
		n.fault("small letters, digits and single hyphens after "+prefixes[kind], "the id of a %s is of the form %s..., found %q", kind, prefixes[kind], short(t.S))
	}
	return t
}

// fields are the keys that figures, maps, tables and pictures share.
func (e *Exhibit) fields(kind string) fields {
	return fields{
		kind:    func(v node) { e.ID = v.id(kind) },
		"title": to(&e.Title), "unit": to(&e.Unit), "note": to(&e.Note), "alt": to(&e.Alt),
		"source":  func(v node) { e.Source = v.refs() },
		"aliases": func(v node) { e.Aliases = v.ids(kind) },
	}
}

// ids decodes former ids of an exhibit, which may have been of another kind.
func (n node) ids(kind string) []Text {
	var out []Text
	for _, v := range n.list() {
		was := kind
		for _, k := range []string{"figure", "map", "table", "box"} {
			if strings.HasPrefix(v.Value, prefixes[k]) {
				was = k
			}
		}
		out = append(out, v.id(was))
	}
	return out
}

func (n node) figure(kind string) *Figure {
	f := &Figure{Map: kind == "map"}
	f.Pos, f.Spec.Pos = n.pos(), n.pos()
	known := specFields(&f.Spec)
	maps.Copy(known, n.backed(f.Exhibit.fields(kind), &f.Alt))
	known["data"] = func(v node) { f.Data = v.pipeline() }
	seen := n.fields("a "+kind, known)
	f.Spec.Unit = f.Unit.S
	n.require(seen, kind+" "+f.ID.S, "title", "alt", "source", "chart", "data")
	if f.Spec.Type.Name == "" {
		f.Data = nil // nothing to draw it as
	}
	return f
}

func (n node) table() *Table {
	t := &Table{}
	t.Pos = n.pos()
	known := n.backed(t.Exhibit.fields("table"), &t.Alt)
	known["data"] = func(v node) { t.Data = v.pipeline() }
	known["wide"] = func(v node) { t.Wide = v.boolPtr() }
	known["group"] = toRef(&t.Group)
	known["total"] = func(v node) { t.Total = v.total() }
	known["total_rows"] = func(v node) { t.Totals = v.rowTests() }
	known["marks"] = func(v node) { t.Marks = each(v, node.cellMark) }
	known["columns"] = func(v node) {
		for _, c := range v.list() {
			t.Columns = append(t.Columns, c.column())
		}
	}
	seen := n.fields("a table", known)
	n.require(seen, "table "+t.ID.S, "title", "alt", "source", "data")
	return t
}

// column decodes a column of a table: a field's name, or a mapping.
func (n node) column() TableColumn {
	c := TableColumn{Decimals: -1}
	if n.isScalar() {
		c.Field = n.ref()
		return c
	}
	seen := n.fields("a column", fields{
		"field": toRef(&c.Field), "title": to(&c.Title), "unit": to(&c.Unit),
		"format":   func(v node) { c.Format = v.format() },
		"decimals": func(v node) { c.Decimals = v.int(0, 6) },
		"over":     to(&c.Over),
		"share": func(v node) {
			if c.Share = v.float(); !(c.Share > 0 && c.Share <= 100) {
				v.fault("columns with a share divide their room by it: share: 2", "share: expected a number above 0 and at most 100, found %s", v.Value)
			}
		},
	})
	n.require(seen, "column", "field")
	return c
}

// total decodes a computed row of sums.
func (n node) total() *TableTotal {
	t := &TableTotal{}
	seen := n.fields("total", fields{
		"label":  to(&t.Label),
		"sum":    func(v node) { t.Sum = v.refs() },
		"groups": func(v node) { t.Groups = v.bool() },
	})
	n.require(seen, "total", "label", "sum")
	return t
}

// rowTests decodes { column: value, ... }, a value or a list of them.
func (n node) rowTests() []RowTest {
	var out []RowTest
	for _, p := range n.pairs() {
		out = append(out, RowTest{Col: p.key.ref(), Values: p.value.refs()})
	}
	return out
}

// cellMark decodes a note on cells.
func (n node) cellMark() CellMark {
	m := CellMark{Pos: n.pos()}
	seen := n.fields("a mark", fields{
		"row":    func(v node) { m.Rows = v.rowTests() },
		"column": toRef(&m.Column),
		"note":   to(&m.Note),
	})
	n.require(seen, "mark", "note")
	if seen != nil && !seen["row"] && !seen["column"] {
		n.fault("row: { year: 2020 }, column: detections", "a mark needs a row, a column or both")
	}
	return m
}

func (n node) box() *Box {
	b := &Box{Pos: n.pos()}
	seen := n.fields("a box", n.backed(fields{
		"box":   func(v node) { b.ID = v.id("box") },
		"title": to(&b.Title), "text": to(&b.Text),
		"source":  func(v node) { b.Source = v.refs() },
		"aliases": func(v node) { b.Aliases = v.ids("box") },
	}, &b.Text))
	n.require(seen, "box "+b.ID.S, "title", "text")
	return b
}

func (p *Profile) decode(n node) {
	seen := n.fields("a profile", fields{
		"title": to(&p.Title), "migrants": to(&p.Migrants), "human_cost": to(&p.HumanCost),
		"smugglers": to(&p.Smugglers), "organization": to(&p.Organization),
	})
	n.require(seen, "profile", "migrants", "human_cost", "smugglers", "organization")
}

func (n node) picture(images fs.FS) *Picture {
	p := &Picture{}
	p.Pos = n.pos()
	known := p.Exhibit.fields("picture")
	delete(known, "unit")
	known["file"] = func(v node) { p.File, p.Data = v.image(images) }
	seen := n.fields("a picture", known)
	n.require(seen, "picture "+p.ID.S, "title", "alt", "source", "file")
	return p
}

// image reads the file that is named relative to chapters/.
func (n node) image(images fs.FS) (Text, []byte) {
	t := n.text()
	if t.S == "" {
		return t, nil
	}
	if !fs.ValidPath(t.S) || !strings.HasPrefix(t.S, "images/") {
		n.fault("put the file in chapters/images and write images/NAME.jpg", "%q is not a path below images/", short(t.S))
		return t, nil
	}
	b, err := fs.ReadFile(images, "chapters/"+t.S)
	switch {
	case err != nil:
		n.fault(diag.DidYouMean(t.S, imageNames(images)), "image chapters/%s cannot be read: %s", t.S, reason(err))
	case !bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")) && !bytes.HasPrefix(b, []byte("\xff\xd8\xff")):
		n.fault("", "image chapters/%s is neither PNG nor JPEG", t.S)
	}
	return t, b
}

func imageNames(images fs.FS) []string {
	var out []string
	entries, _ := fs.ReadDir(images, "chapters/images") // none, if it cannot be read
	for _, e := range entries {
		out = append(out, path.Join("images", e.Name()))
	}
	return out
}

// aliases gives the former ids of a block.
func aliases(b Block) []Text {
	switch b := b.(type) {
	case *Figure:
		return b.Aliases
	case *Table:
		return b.Aliases
	case *Picture:
		return b.Aliases
	case *Box:
		return b.Aliases
	case *TextBlock, *Profile, *KeyFigures, *Repeat:
		return nil
	default:
		panic("study: unknown block")
	}
}

// sources gives the source keys of a block.
func sources(b Block) []dataset.Ref {
	switch b := b.(type) {
	case *Figure:
		return b.Source
	case *Table:
		return b.Source
	case *Picture:
		return b.Source
	case *Box:
		return b.Source
	case *KeyFigures:
		return cardSources(b.Cards)
	case *TextBlock, *Profile, *Repeat:
		return nil
	default:
		panic("study: unknown block")
	}
}

func cardSources(cards []KeyFigure) []dataset.Ref {
	var out []dataset.Ref
	for _, c := range cards {
		out = append(out, c.Source...)
	}
	return out
}

// id gives the id of a block; the zero Text if its kind has none.
func id(b Block) Text {
	switch b := b.(type) {
	case *Figure:
		return b.ID
	case *Table:
		return b.ID
	case *Picture:
		return b.ID
	case *Box:
		return b.ID
	case *TextBlock, *Profile, *KeyFigures, *Repeat:
		return Text{}
	default:
		panic("study: unknown block")
	}
}
