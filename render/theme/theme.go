// Package theme says how a report looks: colours, type sizes, palettes, the
// words the tool itself prints, and how numbers and dates are written. A theme
// is a value that is made once ([Default], then palettes added by the study)
// and only read afterwards, by every back end alike, so that page and paper
// cannot differ.
package theme

// Families of the embedded fonts, as used in CSS, in ECharts options (unquoted)
// and in scenes.
const (
	Serif = "Source Serif 4"
	Sans  = "Source Sans 3"
)

// Theme is the look of one report. Lengths are in points unless a name says otherwise.
type Theme struct {
	Ink, Soft, Rule, Ground, White Colour
	NoData                         Colour
	Hues                           []Hue               // chapter hues, in turn
	Palettes                       map[string]*Palette // by name, e.g. "routes"
	Paper                          Paper
	Words                          *Words
}

// Hue is the colour of a chapter.
type Hue struct {
	Name   string
	Colour Colour
}

// Palette gives each category of one concept its fixed colour.
type Palette struct {
	Name    string
	Entries []PaletteEntry // in the concept's own order
}

// PaletteEntry is the colour of one category; Key is the code in the data.
type PaletteEntry struct {
	Key    string
	Colour Colour
}

// Paper holds the page geometry and type sizes of the book.
type Paper struct {
	Width, Height                  float64
	Inner, Outer, Head, Foot       float64 // margins
	Gutter                         float64 // between the two columns
	Baseline                       float64 // the grid
	BodySize, BodyLead             float64
	CaptionSize, CaptionLead       float64
	SourceSize, SourceLead         float64
	TableSize, TableLead           float64
	ChartSize, ChartValueSize      float64
	ColumnWidth, FullWidth, OneCol float64 // text column, full measure, single-column measure of front matter
}

// MM converts millimetres to points.
func MM(v float64) float64 { return v * 72 / 25.4 }

// Default is the theme of LOOK: restraint, air, one strong colour a chapter.
func Default() *Theme {
	t := &Theme{
		Ink: MustHex("#1B2733"), Soft: MustHex("#52606B"), Rule: MustHex("#C9D2DA"), Ground: MustHex("#F5F7F8"),
		White: MustHex("#FFFFFF"), NoData: MustHex("#E3E7EA"),
		Hues: []Hue{
			{"sea", MustHex("#0B5C7A")}, {"clay", MustHex("#A6401F")}, {"olive", MustHex("#55651B")},
			{"plum", MustHex("#6B3A6E")}, {"slate", MustHex("#34495E")},
		},
		Palettes: map[string]*Palette{},
		Words:    English(),
	}
	t.Paper = Paper{
		Width: MM(210), Height: MM(297), Inner: MM(22), Outer: MM(18), Head: MM(24), Foot: MM(22), Gutter: MM(7),
		Baseline: 6.5, BodySize: 9.6, BodyLead: 13, CaptionSize: 8.8, CaptionLead: 11.5, SourceSize: 7.6, SourceLead: 9.75,
		TableSize: 8.2, TableLead: 11, ChartSize: 8, ChartValueSize: 7.6,
		ColumnWidth: MM(81.5), FullWidth: MM(170), OneCol: MM(120),
	}
	t.Palettes[""] = &Palette{Entries: []PaletteEntry{ // fallback sequence for series without a palette
		{"1", MustHex("#0B5C7A")}, {"2", MustHex("#CC8429")}, {"3", MustHex("#6B3A6E")}, {"4", MustHex("#749C6F")},
		{"5", MustHex("#A6401F")}, {"6", MustHex("#6C9AB2")}, {"7", MustHex("#34495E")}, {"8", MustHex("#A885AB")},
		{"9", MustHex("#55651B")}, {"10", MustHex("#C9766B")}, {"11", MustHex("#22706A")}, {"12", MustHex("#8C8C3A")},
	}}
	return t
}

// Hue returns the chapter hue of that name; the bool is false if there is none.
func (t *Theme) Hue(name string) (Hue, bool) {
	for _, h := range t.Hues {
		if h.Name == name {
			return h, true
		}
	}
	return Hue{}, false
}

// HueNames lists the chapter hues.
func (t *Theme) HueNames() []string {
	var out []string
	for _, h := range t.Hues {
		out = append(out, h.Name)
	}
	return out
}

// Lookup returns the fixed colour of a category; the bool is false if the
// palette does not name it.
func (p *Palette) Lookup(key string) (Colour, bool) {
	for _, e := range p.Entries {
		if e.Key == key {
			return e.Colour, true
		}
	}
	return Colour{}, false
}
