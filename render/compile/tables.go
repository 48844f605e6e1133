package compile

// Tables: every CSV is read against its schema, then the derived datasets are
// computed, each after those it reads from, and then the data of the exhibits.

import (
	"slices"
	"strings"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
)

// readTables fills env.Tables.
func (c *compiler) readTables() {
	c.env = dataset.Env{Tables: map[string]*dataset.Table{}, Registers: c.st.Registers, Derived: map[string]*dataset.Pipeline{}, Files: map[string][]byte{}}
	if c.env.Registers == nil {
		c.env.Registers = &dataset.Registers{}
	}
	tables := make([]*dataset.Table, len(c.st.Schemas))
	parallel(len(tables), func(i int) {
		if s := c.st.Schemas[i]; s.Derived == nil && s.CSV != nil {
			c.withChain(s, func(faults *diag.List) {
				tables[i] = dataset.ReadCached(c.tables, s.File, s.CSV, &s.Schema, c.env.Registers, faults)
			})
			if tables[i] == nil {
				tables[i] = dataset.Hollow(&s.Schema, c.env.Registers)
			}
		}
	})
	for i, s := range c.st.Schemas {
		c.schemas[s.Name] = s
		c.env.Tables[s.Name] = tables[i] // nil: its faults are known, and Run says no more
		if s.Derived != nil {
			c.env.Derived[s.Name] = s.Derived
		} else {
			c.env.Files[s.Name] = s.CSV
		}
	}
	done := map[string]bool{}
	for _, s := range c.st.Schemas {
		c.derive(s, nil, done)
	}
	for _, s := range c.st.Schemas {
		c.withChain(s, func(faults *diag.List) { s.CheckKeys(&c.env, faults) })
	}
}

// derive computes a derived dataset after its inputs. way holds the names that led here.
func (c *compiler) derive(s *study.Schema, way []string, done map[string]bool) {
	if s.Derived == nil || done[s.Name] {
		return
	}
	if i := slices.Index(way, s.Name); i >= 0 {
		round := append(slices.Clone(way[i:]), s.Name)
		at := s.Derived.From.Pos
		for _, in := range s.Derived.Inputs() {
			if in.Name == round[1] {
				at = in.Pos
			}
		}
		c.faults.Errorf(at, "dataset %q is derived from itself: %s", s.Name, strings.Join(round, " → "))
		done[s.Name] = true
		return
	}
	for _, in := range s.Derived.Inputs() {
		if d := c.schemas[in.Name]; d != nil {
			c.derive(d, append(way, s.Name), done)
		}
	}
	if done[s.Name] {
		return // part of a cycle
	}
	done[s.Name] = true
	if t := s.Derived.Run(&c.env, c.faults); t != nil {
		c.env.Tables[s.Name] = described(t, &s.Schema)
	}
}

// described is the table with the words of its schema laid over what the pipeline knew.
func described(t *dataset.Table, s *dataset.Schema) *dataset.Table {
	out := *t
	out.Name = s.Name
	out.Fields = slices.Clone(t.Fields)
	out.Sources = slices.Clone(t.Sources)
	for _, f := range s.Fields {
		i := out.Col(f.Name)
		if i < 0 {
			continue
		}
		if f.Title != "" {
			out.Fields[i].Title = f.Title
		}
		if f.Unit != "" {
			out.Fields[i].Unit = f.Unit
		}
		if f.Categories != nil {
			out.Fields[i].Categories = f.Categories
		}
	}
	for _, src := range s.Sources {
		if !slices.Contains(out.Sources, src.Name) {
			out.Sources = append(out.Sources, src.Name)
		}
	}
	return &out
}

// runPipelines runs the data: blocks of all exhibits.
func (c *compiler) runPipelines() {
	var all []*dataset.Pipeline
	for _, ch := range c.st.Parts() {
		for _, s := range ch.Sections {
			for _, b := range s.Blocks {
				switch b := b.(type) {
				case *study.Figure:
					all = append(all, b.Data)
				case *study.Table:
					all = append(all, b.Data)
				}
			}
		}
	}
	all = slices.DeleteFunc(all, func(p *dataset.Pipeline) bool { return p == nil })
	tables := make([]*dataset.Table, len(all))
	parallel(len(all), func(i int) { tables[i] = all[i].Run(&c.env, c.faults) })
	for i, p := range all {
		c.data[p] = tables[i]
	}
}
