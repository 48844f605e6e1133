// Package doc is the finished report as a closed tree.
//
// A [Document] is what the report says: everything is numbered, every reference
// and citation resolved, every number already text, every exhibit drawn. Back
// ends get the tree and a theme and nothing else, and decide only where things
// stand. [Block] and [Inline] are sealed; each switch over them ends in
// default: panic.
package doc

import "globalstudy/render/scene"

// Document is one report.
type Document struct {
	Lang                                     string // BCP 47
	Title, Subtitle, Edition                 string
	Date, ISODate                            string // "22 November 2026", "2026-11-22"
	Authors                                  []string
	Publisher, Licence, Citation, Identifier string
	Keywords                                 []string
	Abstract                                 string       // one paragraph for metadata and the cover
	CoverArt                                 *scene.Scene // drawn from the study's own data; may be nil
	Imprint                                  []Block
	HowToRead                                []Block
	News                                     []Block   // what is new in this edition
	Editions                                 []Edition // earlier ones, the latest first; the imprint names them too
	KeyFigures                               []KeyFigure
	Findings                                 []Finding // the key findings of all chapters, in order
	Chapters                                 []*Chapter
	Appendices                               []*Chapter // lettered, after the chapters
	Glossary                                 []*Term    // by name
	Countries                                []*Country // those the report speaks of, by name
	AboutSheets                              []Block    // which countries have a fact sheet, and why
	AuthorYear                               bool       // sources are cited by author and year, and listed by author
	Brief                                    *Document  // the study in two pages, a book of its own; may be nil
	IsBrief                                  bool       // it is one: no front or back matter
	SiteURL                                  string     // where the site will stand, no slash at the end; may be empty
	Sources                                  []*Source
	Numbers                                  []NumberEntry // where the numbers come from, group after group
	Downloads                                []Download    // the datasets, whole
	ChartScript                              []byte        // JavaScript by which ECharts understands the options of figures
}

// Edition is an earlier edition of the report.
type Edition struct {
	Name          string // "First edition"
	Date, ISODate string // "May 2024", "2024-05"
	URL           string // where it stands; may be empty
	Note          string // what there is to say of it; may be empty
}

// Chapter is one numbered chapter, or one lettered appendix.
type Chapter struct {
	ID         string // file name without .yaml; the site's page is ID.html
	Number     int    // 0 for an appendix
	Letter     string // "A" for an appendix, else ""
	Title      string
	Hue        string // name of a theme hue
	Standfirst []Inline
	Findings   []Finding
	Blocks     []Block
	Notes      []*Note // footnotes in order of their marks
	Endnotes   bool    // the notes stand at the chapter's end instead of the page foot
}

// Term is an entry of the glossary.
type Term struct {
	ID   string // "term-non-refoulement"; unique in the report
	Name string
	Text []Inline
	See  []Reference // other terms
}

// Country is what the report says of one country or area.
type Country struct {
	Code     string // ISO 3166-1 alpha-3, or that of the register
	Name     string
	Region   string      // the part of the world it lies in; may be empty
	Anchor   string      // "country-LBY"
	Mentions []Reference // sections and exhibits that speak of it, in order, each once
	Cards    []KeyFigure // of its fact sheet, at the head
	Facts    []Fact      // of its fact sheet
	Sheet    bool        // it has a fact sheet
}

// Fact is one line of a country's fact sheet.
type Fact struct {
	Group  string // heads the lines from here on; empty: as the line before
	Label  []Inline
	Value  []Inline // "12,345", or the symbol for why there is none
	Period string
	Source []Inline
	Number string // id of the entry its value comes from; may be empty
}

// Finding is one sentence worth remembering.
type Finding struct {
	Number  int // through the report
	Chapter *Chapter
	Text    []Inline
	See     []Reference // the exhibits that show it
}

// KeyFigure is a card: a big number with what it counts.
type KeyFigure struct {
	Value  string // "2.5 million"
	Prefix string // "at least"; may be empty
	Unit   string
	Label  []Inline
	Period string
	Source []Inline
	Number string       // id of the entry its value comes from; may be empty
	Spark  *scene.Scene // the line of its series, without words; may be nil
}

// Source is an entry of the source register.
type Source struct {
	ID      string // key in references.yaml
	Anchor  string // "source-" + ID
	Number  int    // in the order of the register, from 1
	Label   string // as citations name it: "3" or, by author and year, "Frontex 2025"
	Text    []Inline
	Licence string
	URL     string
	Used    []*Exhibit // exhibits drawn from it, in order
}

// NumberEntry says where a bound number comes from, or the data of an exhibit.
type NumberEntry struct {
	ID    string   // "number-detections-2015"; unique in the report
	Group string   // what it stands under: the title of its chapter
	Text  []Inline // as it reads in the report, or the exhibit
	Name  string   // of the value, as in {{ name }}; may be empty
	Rule  []Inline // how it was made, in words
	From  []Inline // the datasets, their cells or how many rows of them, and their sources
	Used  []Inline // where in the report

	Dataset []Inline // the same datasets and sources, which entries of a group stand under; words for none
	Cells   []Inline // the cells or rows, without them
}

// Download is a file offered whole.
type Download struct {
	Name, Title string
	Type        string // MIME
	Data        []byte
}

// Note is a footnote.
type Note struct {
	ID     string // unique in the report, "note-2-3"
	Number int    // within the chapter
	Text   []Inline
}

// Block is one of [*Heading], [*Paragraph], [*List], [*Quote], [*Figure],
// [*Table], [*Box], [*Profile], [*KeyFigures].
type Block interface{ block() }

func (*Heading) block()    {}
func (*Paragraph) block()  {}
func (*List) block()       {}
func (*Quote) block()      {}
func (*Figure) block()     {}
func (*Table) block()      {}
func (*Box) block()        {}
func (*Profile) block()    {}
func (*KeyFigures) block() {}

// Heading is a section (Level 2) or subsection (Level 3).
type Heading struct {
	ID    string // unique in the report
	Level int
	Text  []Inline
}

// Paragraph is running text.
type Paragraph struct{ Text []Inline }

// List is a bulleted or numbered list; each item is a few blocks.
type List struct {
	Ordered bool
	Items   [][]Block
	Labels  []string // of the items, in place of bullets or numbers; nil: these
	Small   bool     // in the type of notes: a list of sources
}

// Quote is a block quotation.
type Quote struct{ Blocks []Block }

// Exhibit is what figures, maps, tables, boxes and key-figure panels share.
type Exhibit struct {
	ID          string // "fig-routes"; unique in the report
	Kind        Kind
	Number      int    // within its kind, through the report
	Label       string // "Fig. 7"
	Chapter     int    // number of its chapter, 0 in an appendix
	ChapterID   string // of the chapter or appendix that holds it
	Title       []Inline
	Unit        string // "detections"; may be empty
	Source      []Inline
	SourceWord  string // "Source" or "Sources"
	Note        []Inline
	Disclaimer  []Inline // under maps
	CellNotes   []CellNote
	Aliases     []string // former ids
	Legend      string   // meaning of the symbols used: ".. not available; * provisional"
	Alt         string   // the author's sentence
	Description string   // computed from the data, in words
	Levels      []string // the same, level by level: what kind of chart; extremes, totals and comparisons; trend
	Data        *Grid    // the data table; nil for boxes
	CSVName     string   // "fig-routes.csv"
	CSV         []byte   // the data as downloaded, formulas defused
	Wide        bool     // full measure, else one column
}

// CellNote is a note that the marks of cells lead to.
type CellNote struct {
	Mark string // "a"
	Text []Inline
}

// Kind is the counter an exhibit belongs to.
type Kind byte

// The counters.
const (
	KindFigure Kind = iota
	KindMap
	KindTable
	KindBox
)

// Figure is a drawing: a chart or a map.
type Figure struct {
	Exhibit
	Scene  *scene.Scene // as on paper and on wide screens
	Narrow *scene.Scene // the same data drawn one column wide, for phones; nil: use Scene
	Option []byte       // what Scene was drawn from, as an ECharts option; nil for pictures
}

// Table is a table shown as an exhibit.
type Table struct {
	Exhibit
	Grid *Grid
}

// Grid is a table of finished cells.
type Grid struct {
	Columns []Column
	Rows    []Row
}

// Column is the head of a column.
type Column struct {
	Over  []Inline // a head above that spans neighbours with equal words; nil: none
	Head  []Inline
	Unit  string
	Align Align
	Share float64 // relative width wish; 0: by content
}

// Align is how a column's cells stand.
type Align byte

// The alignments. Decimal aligns numbers on the decimal mark, symbols to the right.
const (
	AlignLeft Align = iota
	AlignRight
	AlignDecimal
	AlignCentre
)

// Row is one row of a grid.
type Row struct {
	Cells []Cell
	Group bool // a row that heads the rows after it; only its first cell counts
	Total bool
}

// Cell is a finished cell.
type Cell struct {
	Text []Inline
	Head bool   // a row header
	Mark string // footnote mark within the table: "a"
}

// Box is a tinted panel beside the text, itself numbered.
type Box struct {
	Exhibit
	Blocks []Block
}

// Profile is the four-part panel of a route or region. Part titles come from the catalogue.
type Profile struct {
	Title []Inline
	Parts []ProfilePart
}

// ProfilePart is one column of a profile panel.
type ProfilePart struct {
	Title string
	Text  []Inline
}

// KeyFigures is a panel of cards inside a chapter.
type KeyFigures struct{ Cards []KeyFigure }

// Inline is one of [Text], [Emphasis], [Strong], [Link], [Reference],
// [PageReference], [Citation], [NoteMark], [Number], [Gloss], [Mention],
// [Superscript], [Subscript].
type Inline interface{ inline() }

func (Text) inline()          {}
func (Emphasis) inline()      {}
func (Strong) inline()        {}
func (Foreign) inline()       {}
func (Link) inline()          {}
func (Reference) inline()     {}
func (PageReference) inline() {}
func (Citation) inline()      {}
func (NoteMark) inline()      {}
func (Number) inline()        {}
func (Gloss) inline()         {}
func (Mention) inline()       {}
func (Superscript) inline()   {}
func (Subscript) inline()     {}

// Text is plain text.
type Text string

// Emphasis is stressed text.
type Emphasis struct{ Inlines []Inline }

// Strong is strongly stressed text.
type Strong struct{ Inlines []Inline }

// Foreign is text in another language than the report's.
type Foreign struct {
	Lang    string // BCP 47
	Inlines []Inline
}

// Superscript is raised text.
type Superscript struct{ Text string }

// Subscript is lowered text.
type Subscript struct{ Text string }

// Link leads out of the report.
type Link struct {
	URL     string
	Inlines []Inline
}

// Reference leads to a place in the report. Text is finished ("Fig. 7").
type Reference struct {
	Target  string // an id: exhibit, heading, chapter, note, source anchor
	Chapter string // Chapter.ID that holds the target; "" for front and back matter
	Text    string
}

// PageReference leads to the page of a place: on paper it reads "page 41", on a
// screen, which has no pages, as Text does.
type PageReference struct {
	Target  string
	Chapter string // as of a Reference
	Text    string // "Fig. 7"
}

// Gloss is the first use of a term of the glossary in the running text of a chapter.
type Gloss struct {
	Term    *Term
	Inlines []Inline
}

// Mention is the name of a country in running text.
type Mention struct {
	Country string // its code
	Inlines []Inline
}

// Citation is one or more source marks, "[3, p. 22]" or "(Frontex 2025, p. 22)".
type Citation struct {
	Parts []CitationPart
	Round bool // in round brackets: by author and year
}

// CitationPart is one source in a citation.
type CitationPart struct {
	Target string // source anchor
	Text   string // "3" or "3, p. 22"
}

// NoteMark is the mark of a footnote of the chapter it stands in.
type NoteMark struct{ Note *Note }

// Number is a value bound to data; Text is how it is written.
type Number struct {
	Text string
	Name string // the value's name, as in {{ name }}
	From string // where it comes from, in words: dataset, rule, number of cells
	ID   string // of its NumberEntry
}
