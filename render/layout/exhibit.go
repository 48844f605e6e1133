package layout

// An exhibit is one piece: a rule, the caption, what it shows, and below it
// source, note, disclaimer and legend, in that order in every output. It is a
// whole number of lines high with a line of air above and below.

import (
	"fmt"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
)

const (
	captionTop  = 5.0 // from the rule to the caption
	captionFoot = 5.0 // from the caption to the drawing
	sourceTop   = 4.0 // from the drawing to the source
	acrossFoot  = 4.0 // below the source, more air where columns begin
)

// exhibitWidth says how wide an exhibit stands in a frame, and where.
func exhibitWidth(e *doc.Exhibit, f frame) (float64, kind) {
	if e.Wide && f.full > 0 {
		return f.full, acrossPage
	}
	return f.width, inColumn
}

// exhibitLabel sets "Fig. 7" with its word in small caps; the figure stays of full height.
func (s *setter) exhibitLabel(text string) []label {
	if text == "" {
		return nil
	}
	number := s.caption().style
	word := number
	word.Features |= scene.SmallCaps
	word.Tracking = 0.4
	i := strings.LastIndexByte(text, ' ')
	if i < 0 {
		return []label{{text: text, style: word, fill: s.hue, gap: 3}}
	}
	return []label{{text: text[:i], style: word, fill: s.hue}, {text: text[i+1:], style: number, fill: s.hue, gap: 3}}
}

// captionPieces are the label with the title, and the unit on its own line.
func (s *setter) captionPieces(e *doc.Exhibit, width float64, tag *scene.Tag) []*piece {
	out := s.paragraph(e.Title, s.caption(), width, tag, s.exhibitLabel(e.Label)...)
	if e.Unit != "" {
		out = append(out, s.text(e.Unit, s.unit(), width, tag)...)
	}
	return out
}

// footPieces are the small print below an exhibit.
func (s *setter) footPieces(e *doc.Exhibit, width float64, div *scene.Tag) []*piece {
	st := s.source()
	word := st.style
	word.Italic = true
	w := s.th.Words
	var out []*piece
	add := func(lead string, in []doc.Inline) {
		if len(in) == 0 {
			return
		}
		var l []label
		if lead != "" {
			l = []label{{text: lead + ":", style: word, fill: st.fill}}
		}
		out = append(out, s.paragraph(in, st, width, div.Add(scene.RP), l...)...)
	}
	source := e.SourceWord
	if source == "" {
		source = w.Source
	}
	add(source, e.Source)
	add(w.Note, e.Note)
	for _, n := range e.CellNotes {
		add("", append([]doc.Inline{doc.Superscript{Text: n.Mark}, doc.Text(" ")}, n.Text...))
	}
	add("", e.Disclaimer)
	if e.Legend != "" {
		add("", []doc.Inline{doc.Text(e.Legend)})
	}
	return out
}

// seriesOf tells the counters of exhibits apart; panels without one are 0.
func seriesOf(e *doc.Exhibit) byte { return byte(e.Kind) + 1 }

// open makes an exhibit's container, anchor and bookmark.
func (s *setter) open(e *doc.Exhibit, f frame) *scene.Tag {
	title := doc.InlineText(e.Title)
	if e.Label != "" {
		title = e.Label + "  " + title
	}
	s.out = append(s.out, Bookmark{Title: title, Level: 2, Target: e.ID})
	return f.tag.Add(scene.RDiv)
}

// frameExhibit stacks caption, body and foot and rounds to whole lines.
func (s *setter) frameExhibit(e *doc.Exhibit, caption, body, foot *piece, width float64, k kind) *piece {
	out := &piece{kind: k, series: seriesOf(e), before: s.plan.line, after: s.plan.line}
	out.items = append(out.items, artifact(rule(0, 0.25, width, 0.5, s.hue)))
	y := captionTop
	out.absorb(caption, 0, y)
	y += caption.height + captionFoot
	out.absorb(body, 0, y)
	y += body.height
	if foot.height > 0 {
		y += sourceTop
		out.absorb(foot, 0, y)
		y += foot.height
	}
	if out.height = roundUp(y, s.plan.line); k == acrossPage && out.height < s.plan.height {
		out.height = roundUp(y+acrossFoot, s.plan.line)
	}
	if e.ID != "" {
		out.anchors = append(out.anchors, Anchor{Name: e.ID})
	}
	return out
}

// figure places a drawing between its caption and its source.
func (s *setter) figure(fig *doc.Figure, f frame) *piece {
	e := &fig.Exhibit
	width, k := exhibitWidth(e, f)
	div := s.open(e, f)
	caption := stack(s.captionPieces(e, width, div.Add(scene.RCaption)))
	tag := div.Add(scene.RFigure)
	tag.ID, tag.Alt = e.ID, e.Alt
	if e.Description != "" {
		if tag.Alt != "" {
			tag.Alt += " "
		}
		tag.Alt += e.Description
	}
	foot := stack(s.footPieces(e, width, div))
	room := f.height - captionTop - captionFoot - sourceTop - caption.height - foot.height
	var slim *piece
	if k == acrossPage && len(caption.notes)+len(foot.notes) == 0 && fig.Scene != nil {
		if body := drawing(fig, slimmer*width, room, tag); len(body.flaws) == 0 {
			body.move((1-slimmer)*width/2, 0)
			slim = s.frameExhibit(e, caption.copied(), body, foot.copied(), width, k)
		}
	}
	out := s.frameExhibit(e, caption, drawing(fig, width, room, tag), foot, width, k)
	if slim != nil && slim.height < out.height {
		out.slim, slim.of = slim, out
	}
	return out
}

// slimmer is by how much a drawing may be smaller where pages end better with it:
// type of 8 points is still more than 7.
const slimmer = 0.9

// drawing scales a scene to a width, or less where it would be too high.
func drawing(fig *doc.Figure, width, room float64, tag *scene.Tag) *piece {
	sc := fig.Scene
	if sc == nil || sc.Width <= 0 || sc.Height <= 0 {
		return &piece{figures: []figureBox{{tag, [4]float64{0, 0, width, 0}}}}
	}
	if n := fig.Narrow; n != nil && n.Width > 0 && n.Width <= width && width < 0.75*sc.Width {
		sc = n
	}
	k := min(width/sc.Width, max(room, 72)/sc.Height)
	x := (width - k*sc.Width) / 2
	out := &piece{height: k * sc.Height, figures: []figureBox{{tag, [4]float64{x, 0, k * sc.Width, k * sc.Height}}}, items: []scene.Item{
		&scene.Group{Tag: tag, Matrix: scene.Matrix{A: k, D: k, E: x}, Items: sc.Items},
	}}
	if k < smallScale {
		out.flaws = append(out.flaws, Flaw{Small, fmt.Sprintf("%s is drawn at %.0f per cent of its size", fig.Label, 100*k)})
	}
	return out
}
