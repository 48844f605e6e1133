package site

// Running text as HTML. Everything that comes from the study is escaped here or
// in a template; an address is written only if it is one that a reader may
// follow.

import (
	"html/template"
	"net/url"
	"strings"

	"globalstudy/render/doc"
)

// inlines gives text as HTML.
func (w *writer) inlines(in []doc.Inline) template.HTML {
	var b strings.Builder
	w.write(&b, in, false)
	return template.HTML(b.String())
}

func escape(b *strings.Builder, s string) { _, _ = escaper.WriteString(b, s) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "\x00", "\uFFFD")

// write writes text; inside a link (linked) there are no links.
func (w *writer) write(b *strings.Builder, in []doc.Inline, linked bool) {
	around := func(open string, in []doc.Inline, shut string) {
		b.WriteString(open)
		w.write(b, in, linked)
		b.WriteString(shut)
	}
	for _, i := range in {
		switch i := i.(type) {
		case doc.Text:
			escape(b, string(i))
		case doc.Emphasis:
			around("<em>", i.Inlines, "</em>")
		case doc.Strong:
			around("<strong>", i.Inlines, "</strong>")
		case doc.Foreign:
			w.tagged(b, `<span lang="`, i.Lang, `">`)
			w.write(b, i.Inlines, linked)
			b.WriteString("</span>")
		case doc.Superscript:
			w.tagged(b, "<sup>", i.Text, "</sup>")
		case doc.Subscript:
			w.tagged(b, "<sub>", i.Text, "</sub>")
		case doc.Link:
			if linked || !followable(i.URL) {
				w.write(b, i.Inlines, linked)
				continue
			}
			w.tagged(b, `<a href="`, i.URL, `" rel="external">`)
			w.write(b, i.Inlines, true)
			b.WriteString("</a>")
		case doc.Reference:
			w.link(b, w.href(i), "", i.Text, linked)
		case doc.PageReference:
			w.link(b, w.href(doc.Reference{Target: i.Target, Chapter: i.Chapter}), "", i.Text, linked)
		case doc.Citation:
			w.citation(b, i, linked)
		case doc.NoteMark:
			w.note(b, i.Note, linked)
		case doc.Number:
			if i.ID == "" || linked {
				w.tagged(b, `<data value="`, i.Text, `">`)
				w.tagged(b, "", i.Text, "</data>")
				continue
			}
			w.number(b, i.ID, i.Text)
		case doc.Gloss:
			w.gloss(b, i, linked)
		case doc.Mention:
			w.write(b, i.Inlines, linked)
		default:
			panic("site: unknown inline")
		}
	}
}

func (w *writer) tagged(b *strings.Builder, open, text, shut string) {
	b.WriteString(open)
	escape(b, text)
	b.WriteString(shut)
}

func (w *writer) link(b *strings.Builder, href, class, text string, linked bool) {
	if linked {
		escape(b, text)
		return
	}
	w.tagged(b, `<a href="`, href, `"`)
	if class != "" {
		b.WriteString(` class="` + class + `"`)
	}
	w.tagged(b, ">", text, "</a>")
}

func (w *writer) number(b *strings.Builder, id, text string) {
	w.tagged(b, `<a class="num" href="`, w.numberHref(id), `" title="`)
	w.tagged(b, "", w.origin(id), `">`)
	w.tagged(b, "", text, "</a>")
}

func (w *writer) citation(b *strings.Builder, c doc.Citation, linked bool) {
	open, shut := "[", "]"
	if c.Round {
		open, shut = "(", ")"
	}
	b.WriteString(`<span class="cite">` + open)
	for k, p := range c.Parts {
		if k > 0 {
			b.WriteString("; ")
		}
		w.link(b, sourcesPage+"#"+p.Target, "", p.Text, linked)
	}
	b.WriteString(shut + "</span>")
}

// note writes the mark and, beside it, the note: in the margin of a wide screen,
// else as a pop-up of the browser's own.
func (w *writer) note(b *strings.Builder, n *doc.Note, linked bool) {
	number := noteNumber(n)
	if linked || w.endnote(n) {
		w.tagged(b, `<sup class="mark"><a id="`, n.ID+"-mark", `" href="#`)
		w.tagged(b, "", n.ID, `">`+number+"</a></sup>")
		return
	}
	w.tagged(b, `<button type="button" class="mark" id="`, n.ID+"-mark", `" popovertarget="`)
	w.tagged(b, "", n.ID, `" aria-label="`)
	w.tagged(b, "", w.theme.Words.Note+" "+number, `">`+number+`</button><span class="side" popover role="note" id="`)
	w.tagged(b, "", n.ID, `"><span class="n" aria-hidden="true">`+number+"</span> ")
	w.write(b, n.Text, false)
	b.WriteString("</span>")
}

// gloss writes a term with its meaning, which shows on pointing, touch and focus.
func (w *writer) gloss(b *strings.Builder, g doc.Gloss, linked bool) {
	if linked {
		w.write(b, g.Inlines, true)
		return
	}
	w.tagged(b, `<span class="term" tabindex="0" aria-describedby="def-`, g.Term.ID, `">`)
	w.write(b, g.Inlines, true)
	w.tagged(b, `<span class="def" role="tooltip" id="def-`, g.Term.ID, `">`)
	w.write(b, g.Term.Text, true)
	w.tagged(b, ` <a href="`, glossaryPage+"#"+g.Term.ID, `">`)
	w.tagged(b, "", w.theme.Words.Glossary, "</a></span></span>")
}

// followable reports whether an address leads to a page or a mailbox.
func followable(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}

// blocks gives blocks as HTML; tables, figures, boxes and panels have templates.
func (w *writer) blocks(blocks []doc.Block) template.HTML {
	var b strings.Builder
	for _, bl := range blocks {
		w.block(&b, bl)
	}
	return template.HTML(b.String())
}

func (w *writer) block(b *strings.Builder, bl doc.Block) {
	text := func(tag string, in []doc.Inline) {
		b.WriteString("<" + tag + ">")
		w.write(b, in, false)
		b.WriteString("</" + tag + ">\n")
	}
	switch v := bl.(type) {
	case *doc.Heading:
		tag := "h3"
		if v.Level == 2 {
			tag = "h2"
		}
		w.tagged(b, "<"+tag+` id="`, v.ID, `">`)
		w.write(b, v.Text, false)
		b.WriteString("</" + tag + ">\n")
	case *doc.Paragraph:
		text("p", v.Text)
	case *doc.List:
		tag := "ul"
		if v.Ordered {
			tag = "ol"
		}
		b.WriteString("<" + tag + ">")
		for i, item := range v.Items {
			b.WriteString("<li>")
			if v.Labels != nil {
				w.tagged(b, "", v.Labels[i], " ")
			}
			b.WriteString(string(w.blocks(item)) + "</li>")
		}
		b.WriteString("</" + tag + ">\n")
	case *doc.Quote:
		b.WriteString("<blockquote>" + string(w.blocks(v.Blocks)) + "</blockquote>\n")
	case *doc.Figure:
		b.WriteString(string(w.byID[v.ID].HTML))
	case *doc.Table:
		b.WriteString(string(w.byID[v.ID].HTML))
	case *doc.Box:
		b.WriteString(string(w.byID[v.ID].HTML))
	case *doc.Profile:
		b.WriteString(string(w.execute("profile", v)))
	case *doc.KeyFigures:
		b.WriteString(string(w.execute("cards", v.Cards)))
	default:
		panic("site: unknown block")
	}
}
