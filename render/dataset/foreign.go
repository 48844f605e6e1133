package dataset

// Foreign keys: cells that must stand in a register or in the key of another
// dataset. They are checked when all tables have been read. What a key refers
// to must itself be a key: no two rows of it alike.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"globalstudy/render/diag"
)

// ForeignKey says that the cells of some columns stand in a register or dataset.
type ForeignKey struct {
	Fields   []Ref // columns of this dataset
	Resource Ref   // countries, places, routes, references, or a dataset; empty: this one
	To       []Ref // columns there, as many; for references none, or one that is called key
}

// CheckKeys reports the cells of the dataset that stand in none of the rows its
// foreign keys refer to, and of a derived dataset whatever else does not fit its
// schema. Tables that have faults of their own are passed over.
func (s *Schema) CheckKeys(env *Env, faults *diag.List) {
	t := env.Tables[s.Name]
	if t == nil || t.hollow {
		return
	}
	if env.Derived[s.Name] != nil {
		s.checkMade(t, env.Registers, faults)
	}
	for i := range s.ForeignKeys {
		k := &s.ForeignKeys[i]
		var cols []int
		for _, ref := range k.Fields {
			if c := t.Col(ref.Name); c >= 0 {
				cols = append(cols, c)
			}
		}
		known, ok := k.target(s, env, faults)
		if ok && len(cols) == len(k.Fields) { // else Check says so
			t.checkKey(k, cols, known, env, faults)
		}
	}
}

// checkKey reports the distinct keys that are not known, each where it first stands.
func (t *Table) checkKey(k *ForeignKey, cols []int, known []string, env *Env, faults *diag.List) {
	have := make(map[string]bool, len(known))
	for _, v := range known {
		have[v] = true
	}
	ids, first := t.groups(cols)
	count := make([]int, len(first))
	for _, id := range ids {
		count[id]++
	}
	src := newSource(t.file, env.Files[t.Name])
	header, _ := newReader(src.text).Read()
	for g, row := range first {
		key := t.keyText(int(row), cols)
		if have[key] || slices.ContainsFunc(cols, func(c int) bool { return t.cols[c].missing(int(row)) }) {
			continue
		}
		message := fmt.Sprintf("%s: %q is not in %s", list(k.Fields), clip(key), cmp.Or(k.Resource.Name, t.Name))
		if count[g] > 1 {
			message += fmt.Sprintf(", here and in %s", countWord(count[g]-1, "more row", "more rows"))
		}
		hint := diag.DidYouMean(key, known)
		if at := slices.Index(header, k.Fields[0].Name); at >= 0 && t.lines != nil {
			src.cellFault(int(t.lines[row]), at, hint, "%s", message)
		} else {
			src.fault(k.Fields[0].Pos, len(k.Fields[0].Name), hint, "%s", message)
		}
	}
	src.report(faults)
}

// target lists the keys that a foreign key refers to; false if they are not known.
func (k *ForeignKey) target(s *Schema, env *Env, faults *diag.List) ([]string, bool) {
	var to []string
	for _, ref := range k.To {
		to = append(to, ref.Name)
	}
	if k.Resource.Name == "references" {
		if len(to) > 1 || len(to) == 1 && to[0] != "key" {
			faults.Hintf(k.To[0].Pos, "fields: key", "references have no column %q that could be referred to", to[0])
			return nil, false
		}
		return keysOf(env.Registers.Sources), len(env.Registers.Sources) > 0
	}
	if columns, rows, ok := env.Registers.register(k.Resource.Name); ok {
		return k.ofRegister(columns, rows, faults)
	}
	t, ok := env.Tables[cmp.Or(k.Resource.Name, s.Name)]
	if !ok {
		known := append(keysOf(env.Tables), "countries", "places", "routes", "references")
		faults.Add(diag.Fault{Pos: k.Resource.Pos, Width: len(k.Resource.Name), Message: fmt.Sprintf("no register or dataset %q", k.Resource.Name), Hint: diag.DidYouMean(k.Resource.Name, known)})
		return nil, false
	}
	if t == nil || t.hollow {
		return nil, false
	}
	var cols []int
	for _, ref := range k.To {
		if c := t.column(ref, faults); c >= 0 {
			cols = append(cols, c)
		}
	}
	if len(cols) < len(k.To) {
		return nil, false
	}
	ids, first := t.groups(cols)
	for row, id := range ids {
		if f := first[id]; int(f) != row && !t.cols[cols[0]].missing(row) {
			faults.Hintf(k.To[0].Pos, "refer to its primary key", "%s is no key of %s: two rows have %s%s", strings.Join(to, ", "), t.Name, t.keyText(row, cols), t.twoLines(int(f), row))
			return nil, false
		}
	}
	return t.keyTexts(cols), true
}

// ofRegister lists the keys of some columns of a register.
func (k *ForeignKey) ofRegister(columns []string, rows [][]string, faults *diag.List) ([]string, bool) {
	if len(rows) == 0 {
		faults.Errorf(k.Resource.Pos, "the register datasets/%s.csv is not there", k.Resource.Name)
		return nil, false
	}
	var cols []int
	for _, ref := range k.To {
		c := slices.Index(columns, ref.Name)
		if c < 0 {
			faults.Add(diag.Fault{Pos: ref.Pos, Width: len(ref.Name), Message: fmt.Sprintf("%s have no column %q that could be referred to", k.Resource.Name, ref.Name), Hint: diag.DidYouMean(ref.Name, columns)})
			return nil, false
		}
		cols = append(cols, c)
	}
	var out []string
	for _, row := range rows {
		var parts []string
		for _, c := range cols {
			parts = append(parts, row[c])
		}
		out = append(out, strings.Join(parts, keySeparator))
	}
	return out, true
}

// register gives the columns of a register that can be referred to, and its rows.
func (r *Registers) register(name string) (columns []string, rows [][]string, ok bool) {
	switch name {
	case "countries":
		for _, c := range r.Countries {
			rows = append(rows, []string{c.ISO3, c.Name, c.M49})
		}
		return []string{"iso3", "name", "m49"}, rows, true
	case "places":
		for _, p := range r.Places {
			rows = append(rows, []string{p.Name})
		}
		return []string{"name"}, rows, true
	case "routes":
		for _, t := range r.Routes {
			rows = append(rows, []string{t.ID, t.Name})
		}
		return []string{"route_id", "name"}, rows, true
	}
	return nil, nil, false
}

// checkForeign checks what needs no table.
func (s *Schema) checkForeign(names []string, faults *diag.List) {
	for _, k := range s.ForeignKeys {
		for _, ref := range k.Fields {
			switch i := slices.Index(names, ref.Name); {
			case i < 0:
				faults.Add(diag.Fault{Pos: ref.Pos, Width: len(ref.Name), Message: fmt.Sprintf("foreignKeys names %q, which is no field", ref.Name), Hint: diag.DidYouMean(ref.Name, names)})
			case i < len(s.Fields) && s.Fields[i].Type.IsNumber():
				faults.Hintf(ref.Pos, "codes, years or months can be keys", "foreignKeys names %q, which holds numbers", ref.Name)
			}
		}
		if len(k.Fields) != len(k.To) && k.Resource.Name != "references" {
			faults.Errorf(k.Resource.Pos, "foreignKeys: %s here and %s in %s", countWord(len(k.Fields), "column", "columns"), countWord(len(k.To), "column", "columns"), cmp.Or(k.Resource.Name, s.Name))
		}
	}
}
