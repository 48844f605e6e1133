package scene

// Tags make the structure tree of a paginated document: layout builds the tree,
// marks groups of a page's scene with its nodes, and the PDF back end writes it
// as the document's logical structure. One node may own groups on several pages
// (a paragraph that breaks). Items outside any tag, and those under Artifact,
// are decoration.

// Role is a standard structure type of PDF.
type Role string

// The roles used; the names are those of ISO 32000.
const (
	Artifact  Role = "Artifact" // running heads, folios, rules: not part of the text
	RDocument Role = "Document"
	RPart     Role = "Part"
	RSect     Role = "Sect"
	RDiv      Role = "Div"
	RTOC      Role = "TOC"
	RTOCI     Role = "TOCI"
	RH1       Role = "H1"
	RH2       Role = "H2"
	RH3       Role = "H3"
	RH4       Role = "H4"
	RP        Role = "P"
	RQuote    Role = "BlockQuote"
	RList     Role = "L"
	RItem     Role = "LI"
	RLabel    Role = "Lbl"
	RBody     Role = "LBody"
	RFigure   Role = "Figure"
	RCaption  Role = "Caption"
	RTable    Role = "Table"
	RTHead    Role = "THead"
	RTBody    Role = "TBody"
	RTR       Role = "TR"
	RTH       Role = "TH"
	RTD       Role = "TD"
	RNote     Role = "Note"
	RRef      Role = "Reference"
	RLink     Role = "Link"
	RSpan     Role = "Span"
)

// Tag is a node of the structure tree.
type Tag struct {
	Role  Role
	Alt   string // text alternative; required for Figure
	Lang  string // BCP 47 where it differs from the document's
	Title string
	ID    string     // stable id: of a note, or of the exhibit that a Figure or Table shows
	Scope string     // TH: "Row" or "Column"
	Span  [2]int     // TH, TD: rows and columns spanned; 0 means 1
	BBox  [4]float64 // Figure: x, y, width, height on its page
	Kids  []*Tag     // in reading order
}

// Add appends a new node and returns it.
func (t *Tag) Add(r Role) *Tag {
	k := &Tag{Role: r}
	t.Kids = append(t.Kids, k)
	return k
}
