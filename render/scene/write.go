package scene

// Writing SVG, for a page (inline) or as a file. The body is written first while
// gradients, patterns and clips are collected, each once; their ids and those of
// title and description begin with the figure's, so that figures on one page
// never meet. The same scene gives the same bytes.

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"globalstudy/render/theme"
)

// WriteOptions says how a scene becomes SVG.
type WriteOptions struct {
	ID          string                    // begins every id inside; required when anything needs one
	Title, Desc string                    // what readers that do not see are told; both empty: the drawing is decoration
	ToldBy      string                    // ID of a drawing before this one on its page that tells the same; "": this one tells it
	Colour      func(theme.Colour) string // CSS for a solid colour, e.g. a custom property; nil: #rrggbb
	Decimals    int                       // of coordinates; 0 means 2, or 1 in a drawing of more than 5,000 points
	Standalone  bool                      // a file of its own
	Family      string                    // font family that the page's style sheet gives to all text, so it need not be said
	Tolerance   float64                   // how far a thinned-out line may lie from the drawn one, in points; 0: keep all points
	Shapes      *Shapes                   // outlines that the page holds beside its drawings; nil: each drawing has its own
	Width       Measure                   // writes each text with its width, so that it keeps to its place in another font too; nil: without
	Marks       bool                      // say which datum a shape stands for; else the places of data that are not drawn are left out
}

// Measure gives the width of a text, in points.
type Measure func(text string, style TextStyle) float64

// manyPoints is where one decimal is enough, because the drawing is a map.
const manyPoints = 5000

// writer writes one scene.
type writer struct {
	bytes.Buffer // the body
	opt          WriteOptions
	unit         float64 // 10^decimals
	textUnit     float64 // the same for the places of texts
	defs         bytes.Buffer
	ids          map[string]string // definition without id to its id
}

// Write writes the scene as an <svg> element.
func Write(out io.Writer, s *Scene, opt WriteOptions) error {
	textDecimals := opt.Decimals
	if opt.Decimals == 0 {
		opt.Decimals, textDecimals = 2, 2
		if countPoints(s.Items) > manyPoints {
			opt.Decimals = 1
		}
	}
	if opt.Colour == nil {
		opt.Colour = theme.Colour.String
	}
	said := opt.Standalone && opt.Family == ""
	if said {
		opt.Family = theme.Sans
	}
	w := &writer{opt: opt, unit: math.Pow(10, float64(opt.Decimals)), textUnit: math.Pow(10, float64(textDecimals)), ids: map[string]string{}}
	w.items(s.Items)
	var head bytes.Buffer
	if opt.Standalone {
		head.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	}
	fmt.Fprintf(&head, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %[1]s %[2]s"`, w.num(s.Width), w.num(s.Height))
	if said {
		fmt.Fprintf(&head, ` font-family="'%s', sans-serif"`, opt.Family)
	}
	head.WriteString(told(opt))
	if w.defs.Len() > 0 {
		fmt.Fprintf(&head, "<defs>%s</defs>", w.defs.Bytes())
	}
	for _, b := range [][]byte{head.Bytes(), w.Bytes(), []byte("</svg>")} {
		if _, err := out.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// told ends the opening tag with the names of what tells readers that do not see of
// the drawing, and writes it unless another drawing has.
func told(opt WriteOptions) string {
	id, by := escape(opt.ID), escape(opt.ToldBy)
	switch {
	case opt.Title+opt.Desc == "":
		return ` aria-hidden="true">`
	case by != "":
		return fmt.Sprintf(` role="img" aria-labelledby="%s-t %[1]s-d">`, by)
	}
	return fmt.Sprintf(` role="img" aria-labelledby="%[1]s-t %[1]s-d"><title id="%[1]s-t">%[2]s</title><desc id="%[1]s-d">%[3]s</desc>`, id, escape(opt.Title), escape(opt.Desc))
}

func countPoints(items []Item) int {
	n := 0
	for _, it := range items {
		switch v := it.(type) {
		case *Path:
			n += len(v.Segs)
		case *Group:
			n += countPoints(v.Items)
		case *Text, *Image:
		default:
			panic(fmt.Sprintf("scene: unknown item %T", it))
		}
	}
	return n
}

func (w *writer) items(items []Item) {
	for _, it := range items {
		switch v := it.(type) {
		case *Path:
			w.path(v)
		case *Text:
			w.text(v)
		case *Image:
			w.image(v)
		case *Group:
			w.group(v)
		default:
			panic(fmt.Sprintf("scene: unknown item %T", it))
		}
	}
}

func (w *writer) group(g *Group) {
	w.WriteString("<g")
	if m := g.Matrix.OrIdentity(); m != Identity {
		w.attr("transform", matrixText(m))
	}
	if g.Alpha != 0 && g.Alpha != 1 {
		w.attr("opacity", plainNumber(g.Alpha))
	}
	if g.Clip != nil {
		id := w.def("clipPath", "", `<path d="`+w.data(g.Clip)+`"/>`)
		w.attr("clip-path", "url(#"+id+")")
	}
	w.WriteByte('>')
	w.items(g.Items)
	w.WriteString("</g>")
}

func (w *writer) path(p *Path) {
	if !w.opt.Marks && p.Fill.Kind == NoPaint && p.Stroke.Paint.Kind == NoPaint {
		return
	}
	stroke := p.Stroke
	if k := w.refer(p); k > 0 {
		stroke.Width = fix(stroke.Width/k, 3)
	} else if w.opt.Tolerance > 0 && p.shareable() { // an outline that stands once: as coarse as others
		fmt.Fprintf(w, `<path transform="scale(%s)" d="%s"`, plainNumber(1.0/steps), inSteps(p.Segs, w.opt.Tolerance))
		stroke.Width = fix(stroke.Width*steps, 3)
	} else if x, y, r, ok := asCircle(p.Segs); ok {
		w.WriteString("<circle")
		w.attr("cx", w.num(x))
		w.attr("cy", w.num(y))
		w.attr("r", plainNumber(math.Round(r*100)/100))
	} else {
		w.WriteString(`<path d="`)
		w.WriteString(w.data(p.Segs))
		w.WriteByte('"')
	}
	w.paint("fill", p.Fill)
	w.stroke(stroke)
	if p.Mark != nil && w.opt.Marks {
		w.attr("data-m", p.Mark.Key)
	}
	w.WriteString("/>")
}

func (w *writer) text(t *Text) {
	w.WriteString("<text")
	w.attr("x", w.fine(t.X))
	w.attr("y", w.fine(t.Y))
	if t.Rotate != 0 {
		w.attr("transform", "rotate("+plainNumber(t.Rotate)+" "+w.fine(t.X)+" "+w.fine(t.Y)+")")
	}
	w.style(t.Style)
	if t.WordSpace != 0 {
		w.attr("word-spacing", plainNumber(t.WordSpace))
	}
	switch t.Anchor {
	case Start:
	case Middle:
		w.attr("text-anchor", "middle")
	case End:
		w.attr("text-anchor", "end")
	default:
		panic(fmt.Sprintf("scene: unknown anchor %d", t.Anchor))
	}
	content := t.Content
	if t.SoftHyphen {
		content += "-"
	}
	if strings.HasPrefix(content, " ") || strings.HasSuffix(content, " ") || strings.Contains(content, "  ") {
		w.attr("xml:space", "preserve")
	}
	if w.opt.Width != nil {
		width := w.opt.Width(content, t.Style) + t.WordSpace*float64(strings.Count(content, " "))
		w.attr("textLength", w.fine(width))
		w.attr("lengthAdjust", "spacingAndGlyphs")
	}
	w.paint("fill", t.Fill)
	if w.stroke(t.Halo) {
		w.attr("paint-order", "stroke")
	}
	w.WriteByte('>')
	w.WriteString(escape(content))
	w.WriteString("</text>")
}

// style writes the font; the family is quoted because its name may end in a digit.
func (w *writer) style(s TextStyle) {
	fallback := "sans-serif"
	if s.Family == theme.Serif {
		fallback = "serif"
	}
	switch {
	case s.Family != "" && s.Family == w.opt.Family:
	case s.Family == fallback || s.Family == "":
		w.attr("font-family", fallback)
	default:
		w.attr("font-family", "'"+s.Family+"', "+fallback)
	}
	w.attr("font-size", plainNumber(s.Size))
	if s.Weight != 400 && s.Weight != 0 {
		w.attr("font-weight", strconv.Itoa(s.Weight))
	}
	if s.Italic {
		w.attr("font-style", "italic")
	}
	if tags := s.Features.Tags(); tags != nil {
		w.attr("style", "font-feature-settings:'"+strings.Join(tags, "','")+"'") // not a presentation attribute
	}
	if s.Tracking != 0 {
		w.attr("letter-spacing", plainNumber(s.Tracking))
	}
	if s.Lang != "" {
		w.attr("lang", s.Lang)
	}
}

func (w *writer) image(i *Image) {
	fmt.Fprintf(w, `<image x="%s" y="%s" width="%s" height="%s"`, w.num(i.X), w.num(i.Y), w.num(i.Width), w.num(i.Height))
	if i.Alpha != 1 {
		w.attr("opacity", plainNumber(i.Alpha))
	}
	w.attr("preserveAspectRatio", "none")
	w.attr("href", "data:"+i.Type+";base64,"+base64.StdEncoding.EncodeToString(i.Data))
	w.WriteString("/>")
}

func (w *writer) attr(name, value string) {
	w.WriteByte(' ')
	w.WriteString(name)
	w.WriteString(`="`)
	w.WriteString(escape(value))
	w.WriteByte('"')
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// escape makes text safe in content and attributes; characters that XML cannot hold become U+FFFD.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if (r < 0x20 && r != '\t' && r != '\n' && r != '\r') || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, s)
	return escaper.Replace(s)
}

// num writes a coordinate.
func (w *writer) num(v float64) string { return plainNumber(w.round(v)) }

// fine is for the places of texts: two decimals even in maps, since letters a
// tenth of a point off look unevenly set.
func (w *writer) fine(v float64) string { return plainNumber(math.Round(v*w.textUnit) / w.textUnit) }

func (w *writer) round(v float64) float64 { return math.Round(v*w.unit) / w.unit }

// plainNumber writes a number as short as it can be, never with an exponent.
func plainNumber(v float64) string {
	v = round6(v)
	if n := math.Round(v * 100); n/100 == v && math.Abs(n) < 1<<40 {
		return hundredths(int64(n)) // as most are
	}
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if strings.HasPrefix(s, "0.") {
		return s[1:]
	}
	if strings.HasPrefix(s, "-0.") {
		return "-" + s[2:]
	}
	return s
}

// hundredths writes n/100.
func hundredths(n int64) string {
	var room [24]byte
	b := room[:0]
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	if n >= 100 || n == 0 {
		b = strconv.AppendInt(b, n/100, 10)
	}
	if rest := n % 100; rest > 0 {
		b = append(b, '.', byte('0'+rest/10))
		if rest%10 > 0 {
			b = append(b, byte('0'+rest%10))
		}
	}
	return string(b)
}

func round6(v float64) float64 { return math.Round(v*1e6)/1e6 + 0 }
