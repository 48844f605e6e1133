package layout

// Key-figure cards and the profile panel: short texts side by side across the
// page, each under a rule in the chapter's colour.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"globalstudy/render/doc"
	"globalstudy/render/scene"
	"globalstudy/render/theme"
)

// keyFigures is a panel of cards inside a chapter.
func (s *setter) keyFigures(k *doc.KeyFigures, f frame) *piece {
	width, kd, cols := f.full, acrossPage, 3
	if width == 0 {
		width, kd, cols = f.width, inColumn, 1
	}
	p := s.cards(k.Cards, width, cols, s.figureSize(k.Cards, width, cols), s.plan.line, f.tag)
	p.kind, p.before, p.after = kd, s.plan.line, s.plan.line
	p.height = roundUp(p.height, s.plan.line)
	return p
}

// figureSize is the size at which the figures of all cards fit.
func (s *setter) figureSize(cards []doc.KeyFigure, width float64, cols int) float64 {
	size := 34.0
	for i := range cards {
		size = min(size, s.cardSize(cards[i].Value, s.cardWidth(width, cols)))
	}
	return size
}

func (s *setter) cardWidth(width float64, cols int) float64 {
	return (width - float64(cols-1)*s.plan.Gutter) / float64(cols)
}

// cards sets key figures in rows of cols with air between the rows.
func (s *setter) cards(cards []doc.KeyFigure, width float64, cols int, size, air float64, parent *scene.Tag) *piece {
	out := &piece{}
	if len(cards) == 0 {
		return out
	}
	w := s.cardWidth(width, cols)
	list := parent.Add(scene.RList)
	for i := 0; i < len(cards); i += cols {
		if i > 0 {
			out.height += air
		}
		high, prefix := 0.0, slices.ContainsFunc(cards[i:min(i+cols, len(cards))], func(k doc.KeyFigure) bool { return k.Prefix != "" })
		for c := 0; c < cols && i+c < len(cards); c++ {
			p := s.card(&cards[i+c], w, size, prefix, list.Add(scene.RItem).Add(scene.RBody))
			high = max(high, p.height)
			out.absorb(p, float64(c)*(w+s.plan.Gutter), out.height)
		}
		out.height += roundUp(high, s.plan.Baseline)
	}
	return out
}

// splitValue parts "2.5 million" into the figure and its word.
func splitValue(v string) (figure, word string) {
	last := strings.LastIndexFunc(v, unicode.IsDigit)
	if last < 0 {
		return v, ""
	}
	_, n := utf8.DecodeRuneInString(v[last:])
	figure, word = v[:last+n], strings.TrimLeft(v[last+n:], " \u00A0\u202F")
	if utf8.RuneCountInString(word) <= 1 { // 31 %
		return v, ""
	}
	return figure, word
}

const cardWord = 0.42 // size of the word against the figure

// cardSize is the largest figure size at which a value fits its card.
func (s *setter) cardSize(v string, width float64) float64 {
	figure, word := splitValue(v)
	unit := s.m.face(sans(100, 300)).width(figure) + cardWord*s.m.face(sans(100, 400)).width(word) + 10
	return max(16, width/unit*100)
}

// card sets one key figure; prefix leaves room for "at least" above the figure.
func (s *setter) card(k *doc.KeyFigure, width, size float64, prefix bool, tag *scene.Tag) *piece {
	big := textStyle{style: sans(size, 300), lead: roundUp(size*1.12, s.plan.Baseline), fill: s.hue}
	small := textStyle{style: sans(9, 400), lead: s.plan.BodyLead, fill: s.th.Soft}
	labelStyle := textStyle{style: sans(9.6, 400), lead: s.plan.BodyLead, fill: s.th.Ink}
	var lines []*piece
	if k.Prefix != "" {
		lines = append(lines, s.text(k.Prefix, small, width, tag.Add(scene.RP))...)
	} else if prefix {
		lines = append(lines, &piece{height: small.lead})
	}
	lines = append(lines, s.cardValue(k, big, width, tag)...)
	lines = append(lines, s.text(k.Unit, small, width, tag.Add(scene.RP))...)
	lines = append(lines, s.paragraph(k.Label, labelStyle, width, tag.Add(scene.RP))...)
	lines = append(lines, s.text(k.Period, small, width, tag.Add(scene.RP))...)
	if k.Spark != nil {
		lines = append(lines, spark(k.Spark, width))
	}
	if len(k.Source) > 0 {
		lines = append(lines, &piece{height: 3})
		st := s.source()
		lead := st.style
		lead.Italic = true
		lines = append(lines, s.paragraph(k.Source, st, width, tag.Add(scene.RP), label{text: s.th.Words.Source + ":", style: lead, fill: st.fill})...)
	}
	out := &piece{items: []scene.Item{artifact(rule(0, 0.4, width, 0.8, s.hue))}}
	body := stack(lines)
	out.absorb(body, 0, 4)
	out.height = body.height + 4
	return out
}

// spark places the line of a card; it says nothing that the card does not, so it is no figure of the tag tree.
func spark(line *scene.Scene, width float64) *piece {
	const air = 4
	k := min(1, width/line.Width)
	return &piece{height: line.Height*k + 2*air, items: []scene.Item{artifact(&scene.Group{Matrix: scene.Scale(k).Then(scene.Translate(0, air)), Items: line.Items})}}
}

// cardValue sets the figure of a card, and smaller its word; it links to where the number comes from.
func (s *setter) cardValue(k *doc.KeyFigure, big textStyle, width float64, tag *scene.Tag) []*piece {
	figure, word := splitValue(k.Value)
	holder := tag.Add(scene.RP)
	if k.Number != "" {
		holder = holder.Add(scene.RLink)
	}
	var out []*piece
	if word == "" {
		out = s.paragraph([]doc.Inline{doc.Text(figure)}, big, width, holder)
	} else {
		st := big
		st.style = sans(big.style.Size*cardWord, 400)
		out = s.paragraph([]doc.Inline{doc.Text(word)}, st, width, holder, label{text: figure, style: big.style, fill: s.hue})
	}
	for _, p := range out {
		if word != "" { // both stand on the baseline of the figure
			p.move(0, 0.335*big.style.Size*(1-cardWord))
		}
		p.links = nil
		if k.Number != "" {
			p.links = []Link{{Width: p.end, Height: p.height, Target: k.Number, Text: k.Value, Tag: holder}}
		}
	}
	return out
}

// profile is the panel of a route or region: a title band and up to four columns.
func (s *setter) profile(p *doc.Profile, f frame) *piece {
	width, kd, cols := f.full, acrossPage, max(1, len(p.Parts))
	if width == 0 {
		width, kd, cols = f.width, inColumn, 1
	}
	pad, div := theme.MM(4), f.tag.Add(scene.RDiv)
	out := &piece{kind: kd, before: s.plan.line, after: s.plan.line}
	band := 0.0
	if len(p.Title) > 0 {
		title := textStyle{style: sans(11.5, 600), lead: 14, fill: s.th.White}
		t := stack(s.paragraph(p.Title, title, width-2*pad, div.Add(scene.RP)))
		band = t.height + 10
		out.absorb(t, pad, 5)
	}
	w := (width - 2*pad - float64(cols-1)*s.plan.Gutter*0.7) / float64(cols)
	y, high := band+pad*0.75, 0.0
	for i := range p.Parts {
		part := s.profilePart(&p.Parts[i], w, div)
		out.absorb(part, pad+float64(i%cols)*(w+s.plan.Gutter*0.7), y)
		high = max(high, part.height)
		if i%cols == cols-1 && i < len(p.Parts)-1 {
			y, high = y+high+s.plan.Baseline, 0
		}
	}
	out.height = roundUp(y+high+pad*0.75, s.plan.line)
	ground := artifact(rect(0, 0, width, out.height, s.tint()), rect(0, 0, width, max(band, boxRule), s.hue))
	out.items = append([]scene.Item{ground}, out.items...)
	return out
}

func (s *setter) profilePart(p *doc.ProfilePart, width float64, div *scene.Tag) *piece {
	head := textStyle{style: sans(9.2, 600), lead: s.plan.BodyLead, fill: s.hue}
	text := textStyle{style: sans(8.8, 400), lead: 11.5, fill: s.th.Ink, hyphen: true}
	pieces := s.text(p.Title, head, width, div.Add(scene.RP))
	pieces = append(pieces, &piece{height: 2})
	return stack(append(pieces, s.paragraph(p.Text, text, width, div.Add(scene.RP))...))
}
