// Package study reads the researcher's YAML strictly, with a position for
// everything. A [Study] is what was written and nothing more: no number is
// computed, no reference resolved. [Load] reports every fault of every file in
// one run.
package study

import (
	"strings"

	"globalstudy/render/chart"
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

// Study is everything the researcher wrote.
type Study struct {
	Meta       Meta
	Values     []Value // study-wide named numbers
	Palettes   []Palette
	KeyFigures []KeyFigure
	Checks     []Check
	Claims     []Claim // of the key figures
	Chapters   []*Chapter
	Appendices []*Chapter // written like chapters
	Glossary   []Term
	Brief      *Chapter       // chapters/brief.yaml; nil: none
	Sheets     *CountrySheets // nil: none
	References []Reference
	Schemas    []*Schema
	Registers  *dataset.Registers
	// Incomplete says that a file could not be read at all, which is a fault;
	// a name that is found nowhere may stand in it and is no fault of its own.
	Incomplete bool
	// Unread holds the names of chapters that cannot be read and the ids of the
	// exhibits that seem to stand in them.
	Unread map[string]bool
}

// Parts lists the chapters and then the appendices.
func (s *Study) Parts() []*Chapter {
	return append(s.Chapters[:len(s.Chapters):len(s.Chapters)], s.Appendices...)
}

// Text is a scalar of the YAML with its place; Markdown where the field says so.
// A block scalar's Pos is that of its first line of text, so a position inside
// the text can be computed line by line (Indent is the block's indentation); see [Text.At].
type Text struct {
	S      string
	Pos    diag.Pos
	Indent int
	raw    string // the file from Pos on, where S is not written as it reads
	quote  byte   // the quote it is written in, or 0
}

// Meta is study.yaml's head.
type Meta struct {
	Title, Subtitle, Edition, Date, Language, Publisher, Licence, Citation, Identifier Text
	Abstract                                                                           Text
	Authors, Keywords                                                                  []Text
	Imprint, HowToRead, News                                                           Text      // Markdown
	Independence, Boundaries                                                           Text      // disclaimers
	SiteURL                                                                            Text      // no slash at the end
	Editions                                                                           []Edition // earlier ones
	LastEdition                                                                        Text      // manifest of the last edition, a path below chapters/
	AuthorYear                                                                         bool      // citations: author-year
	Endnotes                                                                           bool      // notes: end, of all chapters that do not say
}

// Edition is an earlier edition of the study.
type Edition struct {
	Name, Date Text
	URL, Note  Text // where it stands, and what there is to say of it; may be empty
}

// Palette is a named set of fixed colours.
type Palette struct {
	Name    Text
	Entries []PaletteEntry
}

// PaletteEntry is the colour of one category.
type PaletteEntry struct{ Key, Colour Text }

// Value is a named number: a pipeline that ends in one cell, an expression over
// other values, or a literal; none of them if it has a fault.
type Value struct {
	Name     Text
	Data     *dataset.Pipeline // or
	Expr     *dataset.Ref      // or
	Literal  *Text
	Pick     dataset.Ref // column of the result; empty: the only number column
	Series   dataset.Ref // column of the result whose values the numbers are known by; empty: there is one number
	Format   Text        // kind, see theme.Kinds; empty: number
	Decimals int         // -1: as the kind needs
	Pos      diag.Pos
}

// Chapter is one chapter file.
type Chapter struct {
	ID, File   string
	Title      Text
	Colour     Text
	Standfirst Text
	Values     []Value
	Findings   []Finding
	Sections   []Section
	Endnotes   *bool // notes: end; nil: as the study
	Checks     []Check
	Claims     []Claim // of its findings, texts, exhibits and cards, in the order written
	Pos        diag.Pos
}

// Finding is one sentence worth remembering, with the exhibits that show it.
type Finding struct {
	Text
	See []Text
}

// Section is a headed part of a chapter. Level 2 or 3.
type Section struct {
	Heading Text
	Level   int
	Blocks  []Block
}

// Block is one of [*TextBlock], [*Figure], [*Table], [*Box], [*Profile], [*KeyFigures], [*Picture], and in the brief [*Repeat].
type Block interface{ block() }

func (*TextBlock) block()  {}
func (*Figure) block()     {}
func (*Table) block()      {}
func (*Box) block()        {}
func (*Profile) block()    {}
func (*KeyFigures) block() {}
func (*Picture) block()    {}
func (*Repeat) block()     {}

// TextBlock is Markdown.
type TextBlock struct{ Text Text }

// Exhibit is what the written exhibits share.
type Exhibit struct {
	ID                     Text
	Title, Unit, Note, Alt Text
	Source                 []dataset.Ref
	Aliases                []Text // former ids
	Pos                    diag.Pos
}

// Figure is a chart (figure:) or a map (map:).
type Figure struct {
	Exhibit
	Map  bool
	Data *dataset.Pipeline // nil after a fault
	Spec chart.Spec
}

// Table is a table of data.
type Table struct {
	Exhibit
	Data    *dataset.Pipeline
	Columns []TableColumn // nil: all columns of the data
	Wide    *bool
	Group   dataset.Ref // column whose values become group rows
	Total   *TableTotal // a computed total; nil: none
	Totals  []RowTest   // rows of the data that are totals; nil: none
	Marks   []CellMark
}

// TableTotal is a row of sums below the others.
type TableTotal struct {
	Label  Text
	Sum    []dataset.Ref // columns
	Groups bool          // also below each group
}

// RowTest holds for rows with one of the values in a column.
type RowTest struct {
	Col    dataset.Ref
	Values []dataset.Ref
}

// CellMark is a note on cells: of a column in the rows for which all tests hold.
type CellMark struct {
	Rows   []RowTest   // nil: the head of the column
	Column dataset.Ref // empty: the first
	Note   Text
	Pos    diag.Pos
}

// TableColumn is one column of a written table.
type TableColumn struct {
	Field    dataset.Ref
	Title    Text
	Unit     Text
	Format   Text
	Decimals int     // -1
	Over     Text    // a head above this one and its neighbours with the same words
	Share    float64 // relative width; 0: by content
}

// Box is a tinted panel.
type Box struct {
	ID          Text
	Title, Text Text
	Source      []dataset.Ref
	Aliases     []Text
	Pos         diag.Pos
}

// Profile is the four-part panel.
type Profile struct {
	Title                                        Text
	Migrants, HumanCost, Smugglers, Organization Text
	Pos                                          diag.Pos
}

// KeyFigures is a panel of cards.
type KeyFigures struct {
	Cards []KeyFigure
	Pos   diag.Pos
}

// KeyFigure is one card. Value is text with bound numbers.
type KeyFigure struct {
	Value, Unit, Label, Period Text
	Source                     []dataset.Ref
	Spark                      *dataset.Ref // name of a series whose line the card shows; nil: none
	Pos                        diag.Pos
}

// Repeat shows an exhibit of the study in the brief.
type Repeat struct{ ID dataset.Ref }

// Picture is a raster image from chapters/images.
type Picture struct {
	Exhibit
	File Text
	Data []byte
}

// Term is an entry of the glossary.
type Term struct {
	Name  Text
	Forms []Text // other forms that texts use
	Text  Text
	See   []dataset.Ref // names of other terms
}

// CountrySheets says which countries have a fact sheet, and what stands on it.
type CountrySheets struct {
	About     Text // which countries and why; blocks
	Countries []CountryItem
	Facts     []Fact
}

// CountryItem is a code, or the codes in a column of data.
type CountryItem struct {
	Code dataset.Ref
	Data *dataset.Pipeline // instead of a code
	Pick dataset.Ref       // the column; empty: the only one of countries
}

// Fact is a line of every sheet. Its pipeline has [CountryMark] in conditions.
type Fact struct {
	Label, Period, Format Text
	Group                 Text              // heads the lines from here on; empty: as the fact before
	Data                  *dataset.Pipeline // nil after a fault
	Pick                  dataset.Ref
	Decimals              int // -1: as the kind needs
	Source                []dataset.Ref
	Show                  bool              // also where there are no rows, as not available
	Card                  bool              // a card at the head of the sheet and not a line
	Spark                 *dataset.Pipeline // the series whose line the card shows; nil: none
	SparkPick             dataset.Ref
	Pos                   diag.Pos
}

// CountryMark stands in the data of a fact for the code of the country.
const CountryMark = "$country"

// Reference is an entry of references.yaml (CSL names).
type Reference struct {
	Key                                        Text
	Author                                     Text // all authors in one text
	Authors, Editors                           []Person
	Short                                      Text // how citations by author and year name it
	Title, Container, Publisher, Place, Issued Text
	Edition, Volume, Issue, Pages              Text
	Symbol, Sales, DOI, ISBN                   Text // of documents, of United Nations publications, of all
	URL, Accessed, Licence, Note               Text
	Language                                   Text // of the titles; empty: that of the report
}

// Person is an author: a name with its parts, or a body.
type Person struct {
	Family, Given string // or
	Name          string
}

// String is the name in the order in which it is spoken.
func (p Person) String() string {
	if p.Name != "" {
		return p.Name
	}
	return strings.TrimSpace(p.Given + " " + p.Family)
}

// Schema is a dataset as written: its description and its bytes. CSV and Derived
// are both nil if the description has a fault: the table is then unknown.
type Schema struct {
	dataset.Schema
	File    string // datasets/NAME.csv
	CSV     []byte
	Derived *dataset.Pipeline // instead of a CSV
	Checks  []Check
}
