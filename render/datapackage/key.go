package datapackage

// Keys of resources. Only a key that the published cells keep is described.

import (
	"slices"
	"strings"

	"globalstudy/render/dataset"
)

// columns finds columns that are written whole; nil if one is not there.
func columns(t *dataset.Table, names []string) []dataset.Written {
	written := t.Written()
	var out []dataset.Written
	for _, name := range names {
		i := slices.IndexFunc(written, func(w dataset.Written) bool { return w.Part == dataset.Whole && w.Field.Name == name })
		if i < 0 {
			return nil
		}
		out = append(out, written[i])
	}
	return out
}

func names(cols []dataset.Written) []string {
	var out []string
	for _, w := range cols {
		out = append(out, w.Name)
	}
	return out
}

// keyOf joins the cells of a row, and counts those that are empty.
func keyOf(cols []dataset.Written, row int) (key string, empty int) {
	if len(cols) == 1 {
		if key = cols[0].Cell(row); key == "" {
			empty = 1
		}
		return key, empty
	}
	var b strings.Builder
	for _, w := range cols {
		s := w.Cell(row)
		if s == "" {
			empty++
		}
		b.WriteString(s + "\x00")
	}
	return b.String(), empty
}

// primaryKey gives the key's columns if their cells are filled and tell all rows apart.
func (r *Resource) primaryKey() []string {
	cols := columns(r.Table, r.PrimaryKey)
	if cols == nil {
		return nil
	}
	seen := map[string]bool{}
	for row := range r.Table.Len() {
		key, empty := keyOf(cols, row)
		if empty > 0 || seen[key] {
			return nil
		}
		seen[key] = true
	}
	return names(cols)
}

// foreignKeys gives the keys whose cells all stand in their resource, each set of columns once.
func (r *Resource) foreignKeys(byName map[string]*Resource) []foreignKey {
	var out []foreignKey
	for _, k := range r.ForeignKeys {
		to := r
		if k.Resource != "" {
			to = byName[k.Resource]
		}
		if to == nil || len(k.Fields) != len(k.To) || slices.ContainsFunc(out, func(f foreignKey) bool { return slices.Equal(f.Fields, k.Fields) }) {
			continue
		}
		here, there := columns(r.Table, k.Fields), columns(to.Table, k.To)
		if here != nil && there != nil && stands(r.Table, here, to.Table, there) {
			out = append(out, foreignKey{names(here), reference{k.Resource, names(there)}})
		}
	}
	return out
}

// stands reports that each row's cells are all empty or stand together in a row there.
func stands(t *dataset.Table, here []dataset.Written, other *dataset.Table, there []dataset.Written) bool {
	known := map[string]bool{}
	for row := range other.Len() {
		key, _ := keyOf(there, row)
		known[key] = true
	}
	last := ""
	for row := range t.Len() {
		key, empty := keyOf(here, row)
		if key != last && empty < len(here) && !known[key] {
			return false
		}
		last = key
	}
	return true
}

// Prune takes out the registers (optional resources) that no cell of the others refers to.
func (p *Package) Prune() {
	byName := map[string]*Resource{}
	for i := range p.Resources {
		byName[p.Resources[i].Name] = &p.Resources[i]
	}
	kept := map[string]bool{}
	var keep func(r *Resource)
	keep = func(r *Resource) {
		if kept[r.Name] {
			return
		}
		kept[r.Name] = true
		for _, k := range r.foreignKeys(byName) {
			if to := byName[k.Reference.Resource]; to != nil {
				keep(to)
			}
		}
	}
	for i := range p.Resources {
		if !p.Resources[i].Register {
			keep(&p.Resources[i])
		}
	}
	p.Resources = slices.DeleteFunc(p.Resources, func(r Resource) bool { return !kept[r.Name] })
}
