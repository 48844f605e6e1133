package site

// What templates may call. Kinds of blocks and inlines come from type switches
// that panic on a kind they do not know.

import (
	"bytes"
	"html/template"
	"path"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

func (w *writer) funcs() template.FuncMap {
	return template.FuncMap{
		"blockKind":  blockKind,
		"inlineKind": inlineKind,
		"words":      doc.InlineText,
		"drawing":    w.drawing,
		"spark":      w.spark,
		"marks":      marks,
		"explorable": w.explorable,
		"href":       w.href,
		"align":      alignClass,
		"cite":       func() string { return sourcesPage },
		"bare":       bare,
		"page":       func(p doc.PageReference) string { return w.href(doc.Reference{Target: p.Target, Chapter: p.Chapter}) },
		"joined":     joined,
		"number":     func(id string) string { return numbersPage + "#" + id },
		"origin":     w.origin,
		"sections": func(c *doc.Chapter) []*doc.Heading {
			var out []*doc.Heading
			for _, b := range c.Blocks {
				if h, ok := b.(*doc.Heading); ok && h.Level == 2 {
					out = append(out, h)
				}
			}
			return out
		},
		"chapterExhibits": func(d *doc.Document, c *doc.Chapter) []*doc.Exhibit {
			var out []*doc.Exhibit
			for _, e := range d.Exhibits() {
				if e.ChapterID == c.ID {
					out = append(out, e)
				}
			}
			return out
		},
		"isDrawing":   func(e *doc.Exhibit) bool { return e.Kind == doc.KindFigure || e.Kind == doc.KindMap },
		"chapterPage": func(c *doc.Chapter) string { return c.ID + ".html" },
		"exhibitPage": func(e *doc.Exhibit) string { return e.ChapterID + ".html#" + e.ID },
		"heading":     func(level int) bool { return level == 2 },
		"dict": func(kv ...any) map[string]any {
			m := map[string]any{}
			for i := 0; i+1 < len(kv); i += 2 {
				m[kv[i].(string)] = kv[i+1]
			}
			return m
		},
		"stem": func(name string) string { return strings.TrimSuffix(name, path.Ext(name)) },
	}
}

func blockKind(b doc.Block) string {
	switch b.(type) {
	case *doc.Heading:
		return "heading"
	case *doc.Paragraph:
		return "paragraph"
	case *doc.List:
		return "list"
	case *doc.Quote:
		return "quote"
	case *doc.Figure:
		return "figure"
	case *doc.Table:
		return "table"
	case *doc.Box:
		return "box"
	case *doc.Profile:
		return "profile"
	case *doc.KeyFigures:
		return "keyfigures"
	default:
		panic("site: unknown block")
	}
}

func inlineKind(i doc.Inline) string {
	switch i.(type) {
	case doc.Text:
		return "text"
	case doc.Emphasis:
		return "em"
	case doc.Strong:
		return "strong"
	case doc.Link:
		return "link"
	case doc.Reference:
		return "ref"
	case doc.Citation:
		return "cite"
	case doc.NoteMark:
		return "note"
	case doc.PageReference:
		return "page"
	case doc.Gloss:
		return "gloss"
	case doc.Mention:
		return "mention"
	case doc.Number:
		return "number"
	case doc.Superscript:
		return "sup"
	case doc.Subscript:
		return "sub"
	default:
		panic("site: unknown inline")
	}
}

// origin says in a line where a number comes from.
func (w *writer) origin(id string) string {
	for _, e := range w.doc.Numbers {
		if e.ID == id {
			return strings.TrimSpace(doc.InlineText(e.Rule) + " " + doc.InlineText(e.From))
		}
	}
	return ""
}

// bare takes the links off the numbers in inlines that stand in a link.
func bare(in []doc.Inline) []doc.Inline {
	out := make([]doc.Inline, len(in))
	for i, n := range in {
		switch n := n.(type) {
		case doc.Number:
			n.ID = ""
			out[i] = n
		case doc.Emphasis:
			out[i] = doc.Emphasis{Inlines: bare(n.Inlines)}
		case doc.Strong:
			out[i] = doc.Strong{Inlines: bare(n.Inlines)}
		case doc.Gloss:
			out[i] = doc.Mention{Inlines: bare(n.Inlines)} // its words alone
		case doc.Mention:
			out[i] = doc.Mention{Country: n.Country, Inlines: bare(n.Inlines)}
		default:
			out[i] = n
		}
	}
	return out
}

// href is where a reference leads.
func (w *writer) href(r doc.Reference) string {
	switch {
	case r.Chapter == "" && strings.HasPrefix(r.Target, "source-"):
		return sourcesPage + "#" + r.Target
	case r.Chapter == "" && strings.HasPrefix(r.Target, "number-"):
		return numbersPage + "#" + r.Target
	case r.Chapter == "" && strings.HasPrefix(r.Target, "term-"):
		return glossaryPage + "#" + r.Target
	case r.Chapter == "" && strings.HasPrefix(r.Target, "country-"):
		return countriesPage + "#" + r.Target
	case r.Chapter == "":
		return aboutPage + "#" + r.Target
	case r.Chapter == r.Target:
		return r.Chapter + ".html"
	}
	return r.Chapter + ".html#" + r.Target
}

// joined is a list of references with commas.
func joined(refs []doc.Reference) []doc.Inline {
	var out []doc.Inline
	for i, r := range refs {
		if i > 0 {
			out = append(out, doc.Text(", "))
		}
		out = append(out, r)
	}
	return out
}

func alignClass(a doc.Align) string {
	switch a {
	case doc.AlignLeft:
		return "l"
	case doc.AlignRight, doc.AlignDecimal:
		return "r"
	case doc.AlignCentre:
		return "c"
	default:
		panic("site: unknown alignment")
	}
}

// drawing is a scene as inline SVG; suffix keeps the ids of two sizes of one figure apart.
func (w *writer) drawing(f *doc.Figure, s *scene.Scene, suffix string) (template.HTML, error) {
	if s == nil {
		return "", nil
	}
	var b bytes.Buffer
	err := scene.Write(&b, s, scene.WriteOptions{
		ID: f.ID + suffix, Title: doc.InlineText(f.Title), Desc: strings.TrimSpace(f.Alt + " " + f.Description), Colour: w.colour, Marks: true,
	})
	return template.HTML(b.String()), err // scene.Write escapes all text
}

// spark is the line on a card; the card says in words what it shows.
func (w *writer) spark(s *scene.Scene) (template.HTML, error) {
	var b bytes.Buffer
	err := scene.Write(&b, s, scene.WriteOptions{Colour: w.colour})
	return template.HTML(b.String()), err // a drawing of the tool's own
}

// standalone is a drawing as a file of its own.
func (w *writer) standalone(f *doc.Figure) []byte {
	var b bytes.Buffer
	if err := scene.Write(&b, f.Scene, scene.WriteOptions{
		ID: f.ID, Title: doc.InlineText(f.Title), Desc: strings.TrimSpace(f.Alt + " " + f.Description), Standalone: true,
	}); err != nil && w.err == nil {
		w.err = err
	}
	return b.Bytes()
}
