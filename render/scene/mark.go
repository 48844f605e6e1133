package scene

// Marks in SVG. ECharts' drawing has them as attributes ecmeta_key, _group,
// _name, _value and _hit, written by the engine's driver with percent escapes;
// [Write] gives the key alone, as data-m, because the words of a mark stand once
// beside the drawings of a figure.

import "net/url"

// mark reads what a shape stands for; nil if it stands for nothing.
func (n *node) mark() *Mark {
	if key := n.attr["data-m"]; key != "" {
		return &Mark{Key: key}
	}
	key := n.attr["ecmeta_key"]
	if key == "" {
		return nil
	}
	word := func(name string) string {
		s, err := url.PathUnescape(n.attr["ecmeta_"+name])
		if err != nil {
			return ""
		}
		return s
	}
	return &Mark{Key: key, Group: word("group"), Name: word("name"), Value: word("value")}
}

// place reports whether a shape is only the place of a datum.
func (n *node) place() bool { return n.attr["ecmeta_hit"] != "" || n.attr["data-m"] != "" }

// Marked calls f for every path that stands for a datum, in the order of drawing.
func (s *Scene) Marked(f func(*Path)) { marked(s.Items, f) }

func marked(items []Item, f func(*Path)) {
	for _, it := range items {
		switch v := it.(type) {
		case *Path:
			if v.Mark != nil {
				f(v)
			}
		case *Group:
			marked(v.Items, f)
		case *Text, *Image:
		default:
			panic("scene: unknown item")
		}
	}
}
