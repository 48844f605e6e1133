package pdf

// What a content stream needs from outside: fonts with the glyphs used, alpha
// states and patterns. Each is found while painting and spelled as objects when
// all pages are painted and the fonts have their numbers.

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"globalstudy/render/font"
)

// resources is what one content stream names.
type resources struct {
	alphas   map[string]string // name -> dictionary
	faces    map[*font.Face]glyphs
	patterns []pattern
	named    map[string]string // pattern definition -> name
}

func newResources() *resources {
	return &resources{alphas: map[string]string{}, faces: map[*font.Face]glyphs{}, named: map[string]string{}}
}

// pattern is a shading (tile is nil) or a tile that repeats.
type pattern struct {
	name    string
	entries string // of its dictionary
	tile    *content
}

// pattern gives the name of a pattern, the same for equal ones.
func (r *resources) pattern(prefix, entries string, tile *content) string {
	key := entries
	if tile != nil {
		key += string(tile.parts[0].operators)
	}
	if n, ok := r.named[key]; ok {
		return n
	}
	n := fmt.Sprintf("/%s%d", prefix, len(r.patterns)+1)
	r.named[key] = n
	r.patterns = append(r.patterns, pattern{n, entries, tile})
	return n
}

// glyphs are the used glyphs of a face with the text each stands for. A glyph
// used for several characters keeps the first of them in code order ("-" before
// the soft hyphen, the space before its kin); "" is a part of a larger cluster.
type glyphs map[uint32]string

func (g glyphs) use(glyph uint32, text string) {
	if old, ok := g[glyph]; !ok || old == "" || text != "" && text < old {
		g[glyph] = text
	}
}

// use notes glyphs of a face.
func (r *resources) use(f *font.Face, glyph uint32, text string) {
	g := r.faces[f]
	if g == nil {
		g = glyphs{}
		r.faces[f] = g
	}
	g.use(glyph, text)
}

// mergeFaces adds the glyphs of r, and of the tiles in it, to all.
func (r *resources) mergeFaces(all map[*font.Face]glyphs) {
	for f, gs := range r.faces {
		if all[f] == nil {
			all[f] = glyphs{}
		}
		for g, text := range gs {
			all[f].use(g, text)
		}
	}
	for _, p := range r.patterns {
		if p.tile != nil {
			p.tile.needs.mergeFaces(all)
		}
	}
}

// patternObjects writes the patterns as objects and gives their dictionary entries.
func (r *resources) patternObjects(im *importer, fonts fontObjects) string {
	var b strings.Builder
	for _, p := range r.patterns {
		body := "<<" + p.entries + ">>"
		if p.tile != nil {
			own := p.tile.needs
			body = string(im.deflater.stream(p.entries+"/Resources<<"+own.fontEntries(fonts)+own.alphaEntries()+
				entry("Pattern", own.patternObjects(im, fonts))+">>", p.tile.parts[0].operators))
		}
		fmt.Fprintf(&b, "%s %s", p.name, ref(im.add(body)))
	}
	return b.String()
}

func (r *resources) alphaEntries() string {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(r.alphas)) {
		b.WriteString(key + r.alphas[key])
	}
	return entry("ExtGState", b.String())
}

func (r *resources) fontEntries(fonts fontObjects) string {
	var b strings.Builder
	for _, f := range sortedFaces(r.faces) {
		fmt.Fprintf(&b, "%s %s", fontName(f), ref(fonts[f]))
	}
	return entry("Font", b.String())
}

// entry spells one entry of a resource dictionary, or nothing.
func entry(key, entries string) string {
	if entries == "" {
		return ""
	}
	return "/" + key + "<<" + entries + ">>"
}

func sortedFaces(m map[*font.Face]glyphs) []*font.Face {
	return slices.SortedFunc(maps.Keys(m), func(a, b *font.Face) int { return a.Index - b.Index })
}

// fontName names a face in content streams.
func fontName(f *font.Face) string { return fmt.Sprintf("/F%d", f.Index) }
