package pdf

// Links and the places they lead to. gopdf writes the annotations; it counts
// heights from the first page's size, so places on pages of another height are
// shifted by the difference. Anchors are also named destinations, so that a
// link from outside ("study.pdf#fig-routes") finds them.

import (
	"fmt"
	"strings"

	"github.com/signintech/gopdf"

	"globalstudy/render/layout"
)

// destination is an anchor's page (from 0) and height from the page's foot.
type destination struct {
	page int
	y    float64
}

// destinations collects the anchors of all pages; a name that comes twice is a fault.
func destinations(b *layout.Book) (map[string]destination, []error) {
	out, faults := map[string]destination{}, []error(nil)
	for i, p := range b.Pages {
		for _, a := range p.Anchors {
			if _, ok := out[a.Name]; ok {
				faults = append(faults, fmt.Errorf("page %d: the anchor %q exists already", i+1, a.Name))
			}
			out[a.Name] = destination{i, p.Height - a.Y}
		}
	}
	for i, p := range b.Pages {
		for _, l := range p.Links {
			if (l.URL == "") == (l.Target == "") {
				faults = append(faults, fmt.Errorf("page %d: the link %q leads to %q and %q", i+1, l.Text, l.URL, l.Target))
			} else if _, ok := out[l.Target]; l.URL == "" && !ok {
				faults = append(faults, fmt.Errorf("page %d: a link to %q, which is nowhere", i+1, l.Target))
			}
		}
	}
	for _, m := range b.Outline {
		if _, ok := out[m.Target]; !ok {
			faults = append(faults, fmt.Errorf("the bookmark %q leads to %q, which is nowhere", m.Title, m.Target))
		}
	}
	return out, faults
}

// addLinks adds the links and anchors of page i, which is gopdf's current page.
func addLinks(g *gopdf.GoPdf, b *layout.Book, i int) []annotation {
	page := b.Pages[i]
	shift := b.Pages[0].Height - page.Height
	_ = g.SetFontSize(0) // anchors stand a font size above the position; it never fails
	for _, a := range page.Anchors {
		g.SetXY(0, a.Y+shift)
		g.SetAnchor(a.Name)
	}
	var out []annotation
	for k := range page.Links {
		l := &page.Links[k]
		out = append(out, annotation{g.GetNextObjectID(), i, l})
		if l.URL != "" {
			g.AddExternalLink(asciiURL(l.URL), l.X, l.Y+shift, l.Width, l.Height)
		} else {
			g.AddInternalLink(l.Target, l.X, l.Y+shift, l.Width, l.Height)
		}
	}
	return out
}

// asciiURL escapes what may not stand in the URI of a link.
func asciiURL(url string) string {
	var b strings.Builder
	for _, c := range []byte(url) {
		if c <= ' ' || c > '~' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// spell gives the destination as an array.
func (d destination) spell(pages []int) string {
	return fmt.Sprintf("[%s/XYZ 0 %s null]", ref(pages[d.page]), number(d.y))
}

// destinationNames spells the name tree of the anchors.
func destinationNames(at map[string]destination, pages []int) string {
	entries := map[string]string{}
	for name, d := range at {
		entries[name] = d.spell(pages)
	}
	_, names := nameTree(entries)
	return "<<" + names + ">>"
}
