package pdf

// Shared outlines: a book with several maps of one part of the world holds each
// coast once, as a form that its maps place and scale. The engine names the
// outlines of base maps and says where they stand (scene.Outline); of those that
// occur more than once the largest is written, and where its paint is set the
// others refer to it. Forms inherit the colours and the opacity of the page.

import (
	"fmt"
	"strings"

	"globalstudy/render/layout"
	"globalstudy/render/scene"
)

// leastForm is how many commands an outline has that is worth an object.
const leastForm = 28

// shapes are the shared outlines of a book. They are only read while pages are painted.
type shapes struct {
	of    map[string]*shape // by formKey
	order []string
}

// shape is one shared outline.
type shape struct {
	name  string // of the form, "/M12"
	path  *scene.Path
	times int
}

// formKey tells outlines apart that one form cannot paint; "" if a path is not shared.
func formKey(p *scene.Path) (key, operator string) {
	if p.Outline == nil || len(p.Segs) < leastForm {
		return "", ""
	}
	fill, stroke := drawn(p.Fill), drawn(p.Stroke.Paint) && p.Stroke.Width > 0
	plain := (!fill || p.Fill.Kind == scene.Solid && p.Fill.Alpha >= 1) &&
		(!stroke || p.Stroke.Paint.Kind == scene.Solid && p.Stroke.Paint.Alpha >= 1 && len(p.Stroke.Dash) == 0)
	switch {
	case !plain || !fill && !stroke:
		return "", ""
	case !stroke:
		operator = "f"
	case !fill:
		operator = "S"
	default:
		operator = "B"
	}
	return operator + p.Outline.Name, operator
}

// sharedShapes finds the outlines that occur more than once in a book.
func sharedShapes(b *layout.Book) *shapes {
	s := &shapes{of: map[string]*shape{}}
	for _, page := range b.Pages {
		if page.Scene != nil {
			s.gather(page.Scene.Items)
		}
	}
	shared := s.order[:0]
	for _, key := range s.order {
		sh := s.of[key]
		if sh.times < 2 {
			delete(s.of, key)
			continue
		}
		sh.name = fmt.Sprintf("/M%d", len(shared)+1)
		shared = append(shared, key)
	}
	s.order = shared
	return s
}

func (s *shapes) gather(items []scene.Item) {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Path:
			key, _ := formKey(it)
			if key == "" {
				continue
			}
			sh := s.of[key]
			if sh == nil {
				sh = &shape{path: it}
				s.of[key] = sh
				s.order = append(s.order, key)
			}
			sh.times++
			if it.Outline.K > sh.path.Outline.K {
				sh.path = it
			}
		case *scene.Group:
			if it.Alpha == 0 || it.Alpha == 1 {
				s.gather(it.Items)
			}
		case *scene.Text, *scene.Image:
		default:
			panic(fmt.Sprintf("pdf: unknown scene item %T", it))
		}
	}
}

// objects writes the forms and gives their entries of the resource dictionary.
func (s *shapes) objects(im *importer) string {
	var b strings.Builder
	for _, key := range s.order {
		sh := s.of[key]
		_, operator := formKey(sh.path)
		p := painter{decimals: 2}
		p.segs(scene.Thinned(sh.path.Segs, finest))
		p.op(operator)
		area := bounds(sh.path.Segs)
		margin := sh.path.Stroke.Width * 4 // for the points of mitred corners
		entries := fmt.Sprintf("/Subtype/Form/BBox[%s]/Resources<<>>", numbers(area.x0-margin, area.y0-margin, area.x1+margin, area.y1+margin))
		fmt.Fprintf(&b, "%s %s", sh.name, ref(im.add(string(im.deflater.stream(entries, p.out)))))
	}
	return b.String()
}

// form paints a shared outline whose paint is set; false if the path is none.
func (p *painter) form(it *scene.Path) bool {
	key, _ := formKey(it)
	if key == "" || p.shapes == nil || p.alpha < 1 {
		return false
	}
	sh := p.shapes.of[key]
	if sh == nil {
		return false
	}
	from, to := sh.path.Outline, it.Outline
	k := to.K / from.K
	p.save()
	p.op(matrix(scene.Matrix{A: k, D: k, E: to.X - k*from.X, F: to.Y - k*from.Y}) + " cm")
	if drawn(it.Stroke.Paint) {
		p.set(lineWidth, number(it.Stroke.Width/k)+" w")
	}
	p.op(sh.name + " Do")
	p.restore()
	return true
}
