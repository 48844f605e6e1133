package site

// What drawings on screen can tell and how they are explored: the words of the
// marks of a chapter, which its pages load when they stand, and for ECharts, which
// a page loads only when a reader asks, each figure's option and the base maps; all
// as scripts (pages opened from disk may load scripts, but no other data).

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/templates"
)

// markWords are the words of a figure's marks, for exhibits.js.
type markWords struct {
	Unit   string              `json:"unit,omitempty"`
	Groups map[string]string   `json:"groups"`
	Marks  map[string][]string `json:"marks"`
}

// marks gives the words of a figure's marks; nil if it has none.
func marks(f *doc.Figure) *markWords {
	words := &markWords{f.Unit, map[string]string{}, map[string][]string{}}
	for _, s := range []*scene.Scene{f.Narrow, f.Scene} {
		if s == nil {
			continue
		}
		s.Marked(func(p *scene.Path) {
			m := p.Mark
			series, item, _ := strings.Cut(m.Key, ".")
			if series == "l" {
				return
			}
			if m.Group != "" {
				words.Groups[series] = m.Group
			}
			if item != "" {
				words.Marks[m.Key] = []string{m.Name, m.Value}
				if m.Derived {
					words.Marks[m.Key] = append(words.Marks[m.Key], "derived")
				}
			}
		})
	}
	if len(words.Marks) == 0 {
		return nil
	}
	return words
}

// marksFile is the script with the words of all marks of a chapter, which its
// pages load when they stand; "" for a figure without marks.
func (w *writer) marksFile(e *exhibit) string {
	if e.marks == nil {
		return ""
	}
	return "data/" + e.Chapter.ID + ".marks.js"
}

// markScripts writes these scripts.
func (w *writer) markScripts() {
	for _, c := range w.doc.Parts() {
		all := map[string]*markWords{}
		for _, e := range w.inChapter(c) {
			if e.marks != nil {
				all[e.ID] = e.marks
			}
		}
		if len(all) == 0 {
			continue
		}
		js, err := json.Marshal(all) // in the order of the ids
		if err != nil {
			w.fail(err)
		}
		w.add("data/"+c.ID+".marks.js", slices.Concat([]byte("globalstudyMarks("), js, []byte(");\n")))
	}
}

var mapName = regexp.MustCompile(`"map":"([a-z-]+)"`)

// exploration is where the option of a figure is, and which base maps it needs.
type exploration struct{ Option, Maps string }

// explorable says how a figure is explored; nil if it cannot be.
func (w *writer) explorable(f *doc.Figure) *exploration {
	if f.Option == nil || len(w.doc.ChartScript) == 0 {
		return nil
	}
	var names []string
	for _, m := range mapName.FindAllSubmatch(f.Option, -1) {
		names = append(names, string(m[1]))
		w.mu.Lock()
		w.maps[string(m[1])] = true
		w.mu.Unlock()
	}
	slices.Sort(names)
	return &exploration{"data/" + f.ID + ".option.js", strings.Join(slices.Compact(names), " ")}
}

// scripts adds the scripts of the pages, and what exploring needs.
func (w *writer) scripts() {
	for _, name := range []string{"site.js", "exhibits.js", "explore.js"} {
		w.asset(name, templates.Site, "site/"+name, "", "")
	}
	w.markScripts()
	if len(w.doc.ChartScript) == 0 {
		return
	}
	w.asset("echarts.min.js", templates.Assets, "assets/echarts.min.js", "", "")
	w.add("charts.js", w.doc.ChartScript)
	for _, name := range slices.Sorted(maps.Keys(w.maps)) {
		w.asset("maps/"+name+".js", templates.Assets, "assets/maps/"+name+".json", fmt.Sprintf("globalstudy.map(%q,", name), ");\n")
	}
	for _, e := range w.all {
		if f := e.Figure; f != nil && f.Option != nil {
			var js bytes.Buffer
			fmt.Fprintf(&js, "globalstudy.option(%q,%g,%g,%s);\n", f.ID, f.Scene.Width, f.Scene.Height, f.Option)
			w.add("data/"+f.ID+".option.js", js.Bytes())
		}
	}
}

// asset adds an embedded file, between two texts.
func (w *writer) asset(name string, from fs.FS, file, before, after string) {
	b, err := fs.ReadFile(from, file)
	if err != nil {
		w.fail(err)
		return
	}
	w.add(name, slices.Concat([]byte(before), b, []byte(after)))
}
