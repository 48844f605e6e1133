package study

// Dataset descriptions: datasets/NAME.yaml, a Frictionless Table Schema resource
// with the columns, where the data come from and under which licence. A dataset
// is NAME.csv beside it or, with data:, computed from others.

import (
	"maps"
	"regexp"
	"slices"

	"globalstudy/render/dataset"
)

// statuses are the words of missingValues for what is known about a cell.
var statuses = map[string]dataset.Status{
	"missing": dataset.Missing, "not-applicable": dataset.NotApplicable, "nil": dataset.Nil, "small": dataset.Small,
	"estimated": dataset.Estimated, "provisional": dataset.Provisional, "break": dataset.Break, "confidential": dataset.Confidential,
}

// statusNames lists them.
var statusNames = slices.Sorted(maps.Keys(statuses))

func (n node) schema(name string) *Schema {
	s := &Schema{}
	s.Pos = n.pos()
	seen := n.fields("a dataset", fields{
		"name":  func(v node) { s.Name = v.datasetName(name) },
		"title": toString(&s.Title), "description": toString(&s.Description),
		"licence": toString(&s.Licence), "period": toString(&s.Period),
		"accessed": toString(&s.Accessed), "compiled": toString(&s.Compiled),
		"statusField": toString(&s.StatusField),
		"sources":     func(v node) { s.Sources = v.refs() },
		"primaryKey": func(v node) {
			for _, r := range v.refs() {
				s.PrimaryKey = append(s.PrimaryKey, r.Name)
			}
		},
		"missingValues": func(v node) {
			for _, m := range v.list() {
				s.MissingValues = append(s.MissingValues, m.missingValue())
			}
		},
		"fields": func(v node) {
			for _, c := range v.list() {
				s.Fields = append(s.Fields, c.field())
			}
		},
		"ranges": func(v node) {
			for _, c := range v.list() {
				s.Ranges = append(s.Ranges, c.rangeField())
			}
		},
		"data": func(v node) { s.Derived = v.pipeline() },
	})
	n.require(seen, "dataset "+name, "name", "title", "sources", "licence")
	if s.Derived == nil {
		n.require(seen, "dataset "+name, "fields")
	}
	s.Name = name
	return s
}

// datasetName checks that the name is that of the file.
func (n node) datasetName(file string) string {
	s := n.text().S
	if s != file {
		n.fault("name: "+file, "the name of a dataset is that of its file, found %q", short(s))
	}
	return s
}

func (n node) field() dataset.Field {
	f := dataset.Field{Pos: n.pos()}
	var enum []dataset.Category
	seen := n.fields("a field", fields{
		"name": toString(&f.Name), "title": toString(&f.Title), "description": toString(&f.Description), "unit": toString(&f.Unit),
		"type": func(v node) { f.Type = dataset.Type(v.oneOf("type", dataset.Types())) },
		"categories": func(v node) {
			for _, c := range v.list() {
				f.Categories = append(f.Categories, c.category())
			}
		},
		"constraints": func(v node) { f.Constraints, enum = v.constraints() },
	})
	n.require(seen, "field "+f.Name, "name", "type")
	switch {
	case enum == nil:
	case f.Type == dataset.String || f.Type == dataset.Enum && f.Categories == nil:
		f.Type, f.Categories = dataset.Enum, enum
	default:
		n.fault("", "field %s: constraint enum is for fields of type string or enum without categories", f.Name)
	}
	return f
}

// category decodes an admitted value: a code, or a code with the words readers see.
func (n node) category() dataset.Category {
	var c dataset.Category
	if n.isScalar() {
		c.Value = n.text().S
		return c
	}
	seen := n.fields("a category", fields{"value": toString(&c.Value), "label": toString(&c.Label)})
	n.require(seen, "category", "value")
	return c
}

func (n node) constraints() (c dataset.Constraints, enum []dataset.Category) {
	n.fields("constraints", fields{
		"required": func(v node) { c.Required = v.bool() },
		"unique":   func(v node) { c.Unique = v.bool() },
		"minimum":  func(v node) { f := v.float(); c.Minimum = &f },
		"maximum":  func(v node) { f := v.float(); c.Maximum = &f },
		"pattern": func(v node) {
			c.Pattern = v.text().S
			if _, err := regexp.Compile(c.Pattern); err != nil {
				v.fault("", "pattern: not a regular expression: %v", err)
				c.Pattern = ""
			}
		},
		"enum": func(v node) {
			for _, e := range v.list() {
				enum = append(enum, e.category())
			}
		},
	})
	return c, enum
}

// missingValue decodes a cell text that stands for an unknown.
func (n node) missingValue() dataset.MissingValue {
	m := dataset.MissingValue{Status: dataset.Missing}
	if n.isScalar() {
		m.Value, _ = n.scalar()
		return m
	}
	seen := n.fields("a missing value", fields{
		"value": func(v node) { m.Value, _ = v.scalar() },
		"label": toString(&m.Label),
		"status": func(v node) {
			if s := v.oneOf("status", statusNames); s != "" {
				m.Status = statuses[s]
			}
		},
	})
	n.require(seen, "missing value", "value")
	return m
}

func (n node) rangeField() dataset.RangeField {
	r := dataset.RangeField{Pos: n.pos()}
	seen := n.fields("a range", fields{
		"name": toString(&r.Name), "title": toString(&r.Title), "unit": toString(&r.Unit),
		"low": toString(&r.Low), "high": toString(&r.High), "best": toString(&r.Best),
	})
	n.require(seen, "range "+r.Name, "name", "low", "high")
	return r
}
