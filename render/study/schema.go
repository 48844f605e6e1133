package study

// Dataset descriptions: datasets/NAME.yaml, a Frictionless Table Schema resource
// with the columns, where the data come from and under which licence. A dataset
// is NAME.csv beside it or, with data:, computed from others.

import (
	"io/fs"
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

// schema decodes a description. Without sound columns the table is left out:
// CSV and Derived stay nil.
func (n node) schema(name string, fsys fs.FS) *Schema {
	s := &Schema{File: "datasets/" + name + ".csv"}
	s.Pos = n.pos()
	sound := true
	columns := func(decode func(node)) func(node) {
		return func(v node) { sound = v.sound(func() { decode(v) }) && sound }
	}
	seen := n.fields("a dataset", fields{
		"name":  func(v node) { v.datasetName(name) },
		"title": toString(&s.Title), "description": toString(&s.Description),
		"licence": toString(&s.Licence), "period": toString(&s.Period),
		"accessed": toString(&s.Accessed), "compiled": toString(&s.Compiled),
		"statusField": toString(&s.StatusField), "confidentialityField": toString(&s.ConfidentialityField),
		"sources":     func(v node) { s.Sources = v.refs() },
		"checksum":    toRef(&s.Checksum),
		"foreignKeys": columns(func(v node) { s.ForeignKeys = each(v, node.foreignKey) }),
		"primaryKey": columns(func(v node) {
			for _, r := range v.refs() {
				s.PrimaryKey = append(s.PrimaryKey, r.Name)
			}
		}),
		"missingValues": columns(func(v node) { s.MissingValues = each(v, node.missingValue) }),
		"fields":        columns(func(v node) { s.Fields = each(v, node.field) }),
		"ranges":        columns(func(v node) { s.Ranges = each(v, node.rangeField) }),
		"data":          func(v node) { s.Derived = v.pipeline() },
		"checks":        func(v node) { s.Checks = v.checks(name) },
	})
	s.Name = name
	n.require(seen, "dataset "+name, "name", "title", "sources", "licence")
	if !seen["data"] {
		n.require(seen, "dataset "+name, "fields")
	}
	stated := s.Schema
	if seen["data"] {
		stated.PrimaryKey = nil // it names columns that are known when the dataset is made
	}
	sound = sound && seen != nil && n.sound(func() { stated.Check(n.file.faults) })
	n.rows(s, seen, fsys, sound)
	return s
}

// rows reads the CSV file of a dataset that has no data:.
func (n node) rows(s *Schema, seen keys, fsys fs.FS, sound bool) {
	csv, err := fs.ReadFile(fsys, s.File)
	switch {
	case seen["data"] && err == nil:
		n.fault("", "dataset %s has both data: and the file %s", s.Name, s.File)
	case seen["data"]:
	case err != nil:
		n.fault("add the file, or data: to compute it from other datasets", "dataset %s: %s cannot be read: %s", s.Name, s.File, reason(err))
	case sound && seen["fields"]:
		s.CSV = csv
	}
	switch {
	case s.Checksum.Name == "":
	case seen["data"]:
		n.fault("", "dataset %s is computed and has no file that a checksum could be of", s.Name)
	case err == nil:
		s.CheckSum(s.File, csv, n.file.faults)
	}
}

// each decodes the items of a list.
func each[T any](n node, decode func(node) T) []T {
	var out []T
	for _, v := range n.list() {
		out = append(out, decode(v))
	}
	return out
}

// datasetName checks that the name is that of the file.
func (n node) datasetName(file string) {
	if s := n.text().S; s != "" && s != file {
		n.fault("name: "+file, "the name of a dataset is that of its file, found %q", short(s))
	}
}

// foreignKey decodes { fields: column, reference: { resource: routes, fields: route_id } }.
func (n node) foreignKey() dataset.ForeignKey {
	var k dataset.ForeignKey
	seen := n.fields("a foreign key", fields{
		"fields": func(v node) { k.Fields = v.refs() },
		"reference": func(v node) {
			seen := v.fields("reference", fields{
				"resource": func(r node) {
					if name, ok := r.scalar(); ok { // "" is this dataset
						k.Resource = dataset.Ref{Name: name, Pos: r.pos()}
					}
				},
				"fields": func(f node) { k.To = f.refs() },
			})
			v.require(seen, "reference", "resource", "fields")
		},
	})
	n.require(seen, "foreign key", "fields", "reference")
	return k
}

func (n node) field() dataset.Field {
	f := dataset.Field{Pos: n.pos()}
	var enum []dataset.Category
	var ends [2]node // minimum and maximum as written: the type says how to read them
	seen := n.fields("a field", fields{
		"name": toString(&f.Name), "title": toString(&f.Title), "description": toString(&f.Description), "unit": toString(&f.Unit),
		"type":        func(v node) { f.Type = dataset.Type(v.oneOf("type", dataset.Types())) },
		"categories":  func(v node) { f.Categories = each(v, node.category) },
		"constraints": func(v node) { f.Constraints, enum = v.constraints(&ends) },
	})
	n.require(seen, "field "+f.Name, "name", "type")
	between(&f.Constraints, f.Type, ends)
	switch {
	case enum == nil:
	case f.Type.IsNumber() || f.Type.IsTime() || f.Type == dataset.Country:
		for _, c := range enum {
			f.Constraints.Enum = append(f.Constraints.Enum, c.Value)
		}
	case f.Type == dataset.String || f.Type == dataset.Enum && f.Categories == nil:
		f.Type, f.Categories = dataset.Enum, enum
	default:
		n.fault("", "field %s: constraint enum is not for fields of type %s, nor for those with categories", f.Name, f.Type)
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

// between reads the ends a column is held between.
func between(c *dataset.Constraints, t dataset.Type, ends [2]node) {
	for i, v := range ends {
		switch {
		case v.Node == nil:
		case t.IsTime():
			*[]*string{&c.First, &c.Last}[i] = v.text().S
		default:
			f := v.float()
			*[]**float64{&c.Minimum, &c.Maximum}[i] = &f
		}
	}
}

func (n node) constraints(ends *[2]node) (c dataset.Constraints, enum []dataset.Category) {
	n.fields("constraints", fields{
		"required": func(v node) { c.Required = v.bool() },
		"unique":   func(v node) { c.Unique = v.bool() },
		"minimum":  func(v node) { ends[0] = v },
		"maximum":  func(v node) { ends[1] = v },
		"pattern": func(v node) {
			c.Pattern = v.text().S
			if _, err := regexp.Compile(c.Pattern); err != nil {
				v.fault("", "pattern: not a regular expression: %v", err)
				c.Pattern = ""
			}
		},
		"enum": func(v node) { enum = each(v, node.category) },
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
