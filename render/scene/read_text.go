package scene

// Text. ECharts gives each line of text its own element with the
// style in one attribute; Write gives the style in attributes of its own.

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// text reads one line of text; an empty one gives nothing.
func (r *reader) text(n *node) ([]Item, error) {
	allowed := append([]string{"dominant-baseline", "text-anchor", "style", "space", "x", "y", "font-family", "font-size", "font-weight",
		"font-style", "letter-spacing", "word-spacing", "lang"}, styleAttrs...)
	if err := n.only(allowed...); err != nil {
		return nil, err
	}
	if len(n.kids) > 0 {
		return nil, n.errorf("<%s> inside a text is not drawn", n.kids[0].name)
	}
	t := &Text{Content: n.text}
	if n.attr["space"] != "preserve" {
		t.Content = strings.Join(strings.FieldsFunc(n.text, func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' }), " ")
	}
	var err error
	if t.Style, err = n.textStyle(); err != nil {
		return nil, err
	}
	if t.WordSpace, err = n.number("word-spacing", 0); err != nil {
		return nil, err
	}
	if t.Fill, t.Halo, err = r.paints(n, nil); err != nil {
		return nil, err
	}
	if t.Fill.pictured() {
		return nil, n.errorf("a pattern with a picture in it fills shapes only, no letters")
	}
	if t.Fill.Kind != NoPaint && t.Halo.Paint.Kind != NoPaint && n.attr["paint-order"] != "stroke" {
		return nil, n.errorf("an outline over the letters is not drawn: only paint-order=\"stroke\" is")
	}
	if t.Content == "" || (t.Fill.Kind == NoPaint && t.Halo.Paint.Kind == NoPaint) {
		return nil, nil
	}
	return r.placeText(n, t)
}

// placeText finds anchor, baseline and rotation.
func (r *reader) placeText(n *node, t *Text) ([]Item, error) {
	v, err := n.list("x", "y")
	if err != nil {
		return nil, err
	}
	anchors := map[string]Anchor{"": Start, "start": Start, "left": Start, "middle": Middle, "end": End}
	var ok bool
	if t.Anchor, ok = anchors[n.attr["text-anchor"]]; !ok {
		return nil, n.errorf("unknown text-anchor %q", n.attr["text-anchor"])
	}
	x, y := v[0], v[1]
	switch base := n.attr["dominant-baseline"]; base {
	case "central":
		ascent, descent := r.m.Vertical(t.Style)
		y += (ascent - descent) / 2
	case "", "alphabetic":
	default:
		return nil, n.errorf("unknown dominant-baseline %q", base)
	}
	m, err := n.matrix("transform")
	if err != nil {
		return nil, err
	}
	k, ok := m.even()
	if !ok {
		t.X, t.Y = round4(x), round4(y)
		return []Item{&Group{Matrix: m, Items: []Item{t}}}, nil
	}
	x, y = m.Apply(x, y)
	t.X, t.Y = round4(x), round4(y)
	t.Rotate = round4(math.Atan2(m.B, m.A) * 180 / math.Pi)
	t.Fill, t.Halo = t.Fill.placed(m, k), t.Halo.scaled(m, k)
	t.Style.Size, t.Style.Tracking, t.WordSpace = round4(t.Style.Size*k), round4(t.Style.Tracking*k), round4(t.WordSpace*k)
	return []Item{t}, nil
}

// textStyle reads the font from the style attribute and from attributes.
func (n *node) textStyle() (TextStyle, error) {
	s := TextStyle{Size: 12, Weight: 400, Family: "sans-serif"}
	set := func(k, v string) error {
		ok, err := s.set(k, strings.TrimSpace(v))
		if err == nil && !ok {
			err = fmt.Errorf("unknown property %q", k)
		}
		if err != nil {
			return n.errorf("style: %v", err)
		}
		return nil
	}
	for _, decl := range strings.Split(n.attr["style"], ";") {
		if k, v, ok := strings.Cut(decl, ":"); ok {
			if err := set(strings.TrimSpace(k), v); err != nil {
				return s, err
			}
		} else if strings.TrimSpace(decl) != "" {
			return s, n.errorf("style: %q is not a property", decl)
		}
	}
	for _, k := range []string{"font-family", "font-size", "font-weight", "font-style", "letter-spacing"} {
		if v, ok := n.attr[k]; ok {
			if err := set(k, v); err != nil {
				return s, err
			}
		}
	}
	s.Lang = n.attr["lang"]
	return s, nil
}

// set applies one CSS property; ok is false if the property is not known.
func (s *TextStyle) set(k, v string) (ok bool, err error) {
	switch k {
	case "font":
		keep := *s
		*s, err = ParseFont(v)
		s.Lang, s.Features, s.Tracking = keep.Lang, keep.Features, keep.Tracking
	case "font-family":
		s.Family = family(v)
	case "font-size":
		s.Size, err = fontSize(v)
	case "font-weight":
		var known bool
		if s.Weight, known = weight(v); !known {
			err = fmt.Errorf("unknown font-weight %q", v)
		}
	case "font-style":
		s.Italic = v == "italic" || v == "oblique"
		if !s.Italic && v != "normal" {
			err = fmt.Errorf("unknown font-style %q", v)
		}
	case "letter-spacing":
		s.Tracking, err = number(v)
	case "font-feature-settings":
		s.Features, err = parseFeatures(v)
	case "white-space", "pointer-events":
	default:
		return false, nil
	}
	return true, err
}

// ParseFont reads a CSS font shorthand as ECharts writes it: "12px Source Sans 3",
// "italic bold 8px Source Serif 4". Sizes are pixels, which are points here.
func ParseFont(s string) (TextStyle, error) {
	t := TextStyle{Weight: 400}
	rest := strings.TrimSpace(s)
	for rest != "" {
		word, after, _ := strings.Cut(rest, " ")
		w, isWeight := weight(word)
		switch {
		case word == "italic" || word == "oblique":
			t.Italic = true
		case word == "normal" || word == "small-caps":
		case isWeight:
			t.Weight = w
		default:
			size, err := fontSize(strings.Split(word, "/")[0])
			if err != nil || strings.TrimSpace(after) == "" {
				return t, fmt.Errorf("%q is not a font", s)
			}
			t.Size, t.Family = size, family(after)
			return t, nil
		}
		rest = strings.TrimSpace(after)
	}
	return t, fmt.Errorf("%q is not a font", s)
}

func fontSize(v string) (float64, error) {
	if !strings.HasSuffix(v, "px") {
		if _, err := strconv.ParseFloat(v, 64); err != nil {
			return 0, fmt.Errorf("font-size %q is not in px", v)
		}
	}
	size, err := number(v)
	if err != nil || size <= 0 || size > 1000 {
		return 0, fmt.Errorf("font-size %q is not between 0 and 1000 px", v)
	}
	return size, nil
}

// family is the first of a list of families, without quotes.
func family(list string) string {
	first, _, _ := strings.Cut(list, ",")
	return strings.Trim(strings.TrimSpace(first), `'"`)
}

// weight knows numbers from 100 to 900 and CSS' words.
func weight(v string) (int, bool) {
	switch v {
	case "normal":
		return 400, true
	case "bold", "bolder":
		return 700, true
	case "lighter":
		return 300, true
	}
	n, err := strconv.Atoi(v)
	return n, err == nil && n >= 100 && n <= 900
}

var featureTags = []struct {
	bit Features
	tag string
}{{Tabular, "tnum"}, {OldStyle, "onum"}, {SmallCaps, "smcp"}, {Superior, "sups"}, {Lining, "lnum"}}

// Tags lists the OpenType tags of a set of features.
func (f Features) Tags() []string {
	var out []string
	for _, t := range featureTags {
		if f&t.bit != 0 {
			out = append(out, t.tag)
		}
	}
	return out
}

func parseFeatures(v string) (Features, error) {
	var f Features
next:
	for _, tag := range strings.Split(v, ",") {
		tag = strings.Trim(strings.TrimSpace(tag), `'"`)
		for _, t := range featureTags {
			if t.tag == tag {
				f |= t.bit
				continue next
			}
		}
		return f, fmt.Errorf("unknown font feature %q", tag)
	}
	return f, nil
}
