package site

// Each chapter as JSON: the tree of the document with the words as they are
// read, for programs that read reports. A string is plain text; everything else
// is an object with its type. Drawings and data are named, not repeated.

import (
	"encoding/json"

	"globalstudy/render/doc"
)

type object = map[string]any // encodes in the order of its keys

// chapterTrees adds data/CHAPTER.json for each chapter, made on all processors.
func (w *writer) chapterTrees() {
	parts := w.doc.Parts()
	out := make([]File, len(parts))
	inParallel(len(parts), func(i int) {
		c := parts[i]
		findings, notes := []any{}, []any{}
		for _, f := range c.Findings {
			findings = append(findings, object{"number": f.Number, "text": inlineTree(f.Text), "see": referenceTrees(f.See)})
		}
		for _, n := range c.Notes {
			notes = append(notes, object{"id": n.ID, "number": n.Number, "text": inlineTree(n.Text)})
		}
		b, err := json.MarshalIndent(object{
			"report": w.doc.Title, "edition": w.doc.Edition, "date": w.doc.ISODate, "language": w.doc.Lang, "licence": w.doc.Licence, "citation": w.doc.Citation,
			"id": c.ID, "sign": c.Sign(), "title": c.Title, "page": w.base() + c.ID + ".html", "standfirst": inlineTree(c.Standfirst),
			"findings": findings, "blocks": w.blockTrees(c.Blocks), "notes": notes,
		}, "", " ")
		if err != nil {
			w.fail(err)
		}
		out[i] = File{"data/" + c.ID + ".json", append(b, '\n')}
	})
	w.files = append(w.files, out...)
}

func (w *writer) blockTrees(blocks []doc.Block) []any {
	out := []any{}
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading:
			out = append(out, object{"type": "heading", "id": b.ID, "level": b.Level, "text": inlineTree(b.Text)})
		case *doc.Paragraph:
			out = append(out, object{"type": "paragraph", "text": inlineTree(b.Text)})
		case *doc.List:
			items := []any{}
			for _, i := range b.Items {
				items = append(items, w.blockTrees(i))
			}
			out = append(out, object{"type": "list", "ordered": b.Ordered, "items": items})
		case *doc.Quote:
			out = append(out, object{"type": "quote", "blocks": w.blockTrees(b.Blocks)})
		case *doc.Figure:
			out = append(out, w.exhibitTree("figure", w.byID[b.ID]))
		case *doc.Table:
			out = append(out, w.exhibitTree("table", w.byID[b.ID]))
		case *doc.Box:
			out = append(out, w.exhibitTree("box", w.byID[b.ID]))
		case *doc.Profile:
			parts := []any{}
			for _, p := range b.Parts {
				parts = append(parts, object{"title": p.Title, "text": inlineTree(p.Text)})
			}
			out = append(out, object{"type": "profile", "title": inlineTree(b.Title), "parts": parts})
		case *doc.KeyFigures:
			cards := []any{}
			for _, k := range b.Cards {
				cards = append(cards, object{"prefix": k.Prefix, "value": k.Value, "unit": k.Unit, "label": inlineTree(k.Label), "period": k.Period, "source": inlineTree(k.Source)})
			}
			out = append(out, object{"type": "key figures", "cards": cards})
		default:
			panic("site: unknown block")
		}
	}
	return out
}

func (w *writer) exhibitTree(kind string, e *exhibit) object {
	o := object{"type": kind, "id": e.ID, "label": e.Label, "title": inlineTree(e.Title), "unit": e.Unit, "source": inlineTree(e.Source),
		"note": inlineTree(e.Note), "legend": e.Legend, "alt": e.Alt, "description": e.Description, "page": e.Page()}
	if len(e.CSV) > 0 {
		o["csv"] = e.CSVName
	}
	if e.svg != nil {
		o["svg"] = e.ID + ".svg"
	}
	if e.Box != nil {
		o["blocks"] = w.blockTrees(e.Box.Blocks)
	}
	return o
}

func inlineTree(in []doc.Inline) []any {
	out := []any{}
	for _, i := range in {
		switch i := i.(type) {
		case doc.Text:
			out = append(out, string(i))
		case doc.Emphasis:
			out = append(out, object{"type": "emphasis", "text": inlineTree(i.Inlines)})
		case doc.Strong:
			out = append(out, object{"type": "strong", "text": inlineTree(i.Inlines)})
		case doc.Foreign:
			out = append(out, object{"type": "foreign", "language": i.Lang, "text": inlineTree(i.Inlines)})
		case doc.Superscript:
			out = append(out, object{"type": "superscript", "text": i.Text})
		case doc.Subscript:
			out = append(out, object{"type": "subscript", "text": i.Text})
		case doc.Link:
			out = append(out, object{"type": "link", "url": i.URL, "text": inlineTree(i.Inlines)})
		case doc.Reference:
			out = append(out, referenceTree(i.Target, i.Chapter, i.Text))
		case doc.PageReference:
			out = append(out, referenceTree(i.Target, i.Chapter, i.Text))
		case doc.Citation:
			parts := []any{}
			for _, p := range i.Parts {
				parts = append(parts, object{"source": p.Target, "text": p.Text})
			}
			out = append(out, object{"type": "citation", "parts": parts})
		case doc.NoteMark:
			out = append(out, object{"type": "note", "id": i.Note.ID, "number": i.Note.Number})
		case doc.Number:
			out = append(out, object{"type": "number", "text": i.Text, "name": i.Name, "from": i.From})
		case doc.Gloss:
			out = append(out, object{"type": "term", "id": i.Term.ID, "text": inlineTree(i.Inlines)})
		case doc.Mention:
			out = append(out, object{"type": "country", "code": i.Country, "text": inlineTree(i.Inlines)})
		default:
			panic("site: unknown inline")
		}
	}
	return out
}

func referenceTree(id, chapter, text string) object {
	return object{"type": "reference", "to": id, "chapter": chapter, "text": text}
}

func referenceTrees(refs []doc.Reference) []any {
	out := []any{}
	for _, r := range refs {
		out = append(out, referenceTree(r.Target, r.Chapter, r.Text))
	}
	return out
}
