// Package dataset holds typed tables read from CSV, with statistical value
// semantics, and the transforms on them.
//
// A [Schema] says what a file holds; [Read] turns bytes into a [Table] and
// reports every cell that does not fit. A [Pipeline] is the decoded data: block
// of a chapter; [Pipeline.Run] applies its steps to tables. Nothing here knows
// YAML, charts or pages. An empty cell is never 0.
package dataset

import "globalstudy/render/diag"

// Type is the type of a column.
type Type string

// The column types of a schema.
const (
	String    Type = "string"
	Integer   Type = "integer"
	Numeric   Type = "number"
	Boolean   Type = "boolean"
	Year      Type = "year"      // 2015; compares and sorts as a number, is written without separators
	YearMonth Type = "yearmonth" // 2015-03
	Date      Type = "date"      // 2015-03-31
	Country   Type = "country"   // ISO 3166-1 alpha-3 or a code of the countries register
	Source    Type = "source"    // key of references.yaml
	Enum      Type = "enum"      // one of the field's categories
	ObsStatus Type = "status"    // code of SDMX CL_OBS_STATUS; holds for all numbers of its row
)

// IsNumber reports whether cells of the type carry a Number.
func (t Type) IsNumber() bool { return t == Integer || t == Numeric }

// IsTime reports whether the type is of years, months or dates.
func (t Type) IsTime() bool { return t == Year || t == YearMonth || t == Date }

// Field is one column of a schema or a table.
type Field struct {
	Name, Title, Description string
	Type                     Type
	Unit                     string // for numbers: "detections", "US$", "per cent"
	Categories               []Category
	Constraints              Constraints
	Pos                      diag.Pos // of the field in the schema; zero for derived columns
	Rest                     string   // the value that stands for the rest after a Top; it sorts last
}

// Category is one admitted value of a column with the words readers see.
type Category struct{ Value, Label string }

// Label gives the words for a code: the category's label, else the code itself.
func (f *Field) Label(code string) string {
	for _, c := range f.Categories {
		if c.Value == code {
			if c.Label != "" {
				return c.Label
			}
			break
		}
	}
	return code
}

// Constraints are the checks of a column.
type Constraints struct {
	Required, Unique bool
	Minimum, Maximum *float64 // of numbers
	First, Last      string   // minimum and maximum of years, months and dates
	Pattern          string   // regular expression for the whole cell
	Enum             []string // the admitted values; those of text are the field's Categories
}

// RangeField makes one column of ranges out of two or three columns of ends.
// An empty high end means "at least", an empty low end "at most".
type RangeField struct {
	Name, Title, Unit string
	Low, High, Best   string // names of number columns; Best may be empty
	Pos               diag.Pos
}

// MissingValue is a cell text that stands for an unknown, with its status.
type MissingValue struct {
	Value  string
	Label  string
	Status Status
}

// Schema describes one dataset. It is decoded from datasets/NAME.yaml by package study.
type Schema struct {
	Name, Title, Description string
	Fields                   []Field
	Ranges                   []RangeField
	MissingValues            []MissingValue // "" is always Missing
	PrimaryKey               []string
	ForeignKeys              []ForeignKey
	Checksum                 Ref    // of the CSV, see Checksum; may be empty
	StatusField              string // column of SDMX observation status codes; may be empty
	ConfidentialityField     string // column of SDMX confidentiality status codes; may be empty
	Sources                  []Ref  // keys of references.yaml
	Licence                  string
	Period, Accessed         string
	Compiled                 string // how the table was compiled
	Pos                      diag.Pos
}

// Ref is a name written by the researcher, with its place.
type Ref struct {
	Name string
	Pos  diag.Pos
}

// Registers are the code lists that columns may refer to.
type Registers struct {
	Countries []CountryRow
	Places    []PlaceRow
	Routes    []RouteRow
	Sources   map[string]bool // keys of references.yaml
}
