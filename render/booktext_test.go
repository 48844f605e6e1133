package render

// The text of a book in the order of its structure tree, read with pdfcpu.
// Poppler's pdfinfo -struct-text says the same, but reads a page anew for each
// piece of it, which takes minutes for a long book; so it reads the kitchen
// sink only, where the two are compared.

import (
	"encoding/hex"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// tagReader reads the text of marked content.
type tagReader struct {
	*testing.T
	ctx   *model.Context
	fonts map[string]map[string]string // name -> glyph -> text
	pages map[int]map[int]string       // object number -> marked content -> text
	out   strings.Builder
}

func (r *tagReader) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (r *tagReader) stream(o types.Object) string {
	sd, _, err := r.ctx.DereferenceStreamDict(o)
	r.must(err)
	r.must(sd.Decode())
	return string(sd.Content)
}

func (r *tagReader) dict(o types.Object) types.Dict {
	d, err := r.ctx.DereferenceDict(o)
	r.must(err)
	return d
}

// structText is the book's text as its tags give it, one piece a line.
func structText(t *testing.T, pdf string) string {
	t.Helper()
	api.DisableConfigDir()
	f, err := os.Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	ctx, err := api.ReadAndValidate(f, conf)
	if err != nil {
		t.Fatal("pdfcpu: ", err)
	}
	r := &tagReader{T: t, ctx: ctx, fonts: map[string]map[string]string{}, pages: map[int]map[int]string{}}
	for n := 1; n <= ctx.PageCount; n++ {
		page, ref, _, err := ctx.PageDict(n, false)
		r.must(err)
		if n == 1 {
			r.readFonts(r.dict(r.dict(page["Resources"])["Font"]))
		}
		r.pages[ref.ObjectNumber.Value()] = r.markedText(r.stream(page["Contents"]))
	}
	catalog, err := ctx.Catalog()
	r.must(err)
	r.walk(r.dict(catalog["StructTreeRoot"]), 0)
	return r.out.String()
}

var mapped = regexp.MustCompile(`<([0-9A-F]{4})><([0-9A-F]+)>`)

func (r *tagReader) readFonts(fonts types.Dict) {
	for name, o := range fonts {
		r.fonts[name] = map[string]string{}
		for _, m := range mapped.FindAllStringSubmatch(r.stream(r.dict(o)["ToUnicode"]), -1) {
			r.fonts[name][m[1]] = fromUTF16(m[2])
		}
	}
}

func fromUTF16(digits string) string {
	b, _ := hex.DecodeString(digits)
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

var (
	textOperator = regexp.MustCompile(`/\w+<<(.*?)>>BDC|/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>|EMC`)
	markNumber   = regexp.MustCompile(`/MCID (\d+)`)
	replacement  = regexp.MustCompile(`/ActualText<FEFF([0-9A-F]*)>`)
)

// markedText reads a page's content: the text of each numbered sequence.
func (r *tagReader) markedText(content string) map[int]string {
	out := map[int]string{}
	number, replaced, face := -1, false, ""
	for _, m := range textOperator.FindAllStringSubmatch(content, -1) {
		switch {
		case m[0] == "EMC":
			number, replaced = -1, false
		case m[2] != "":
			face = m[2]
		case m[3] != "":
			if number < 0 || replaced {
				continue
			}
			for i := 0; i+4 <= len(m[3]); i += 4 {
				out[number] += r.fonts[face][m[3][i:i+4]]
			}
		default:
			n := markNumber.FindStringSubmatch(m[1])
			if n == nil {
				continue
			}
			number, _ = strconv.Atoi(n[1])
			if a := replacement.FindStringSubmatch(m[1]); a != nil {
				out[number], replaced = fromUTF16(a[1]), true
			}
		}
	}
	return out
}

// walk writes the text of an element and what is below it.
func (r *tagReader) walk(e types.Dict, page int) {
	if pg, ok := e["Pg"].(types.IndirectRef); ok {
		page = pg.ObjectNumber.Value()
	}
	if e["K"] == nil {
		return
	}
	kids, err := r.ctx.DereferenceArray(e["K"])
	r.must(err)
	for _, k := range kids {
		if n, ok := k.(types.Integer); ok {
			r.out.WriteString(r.pages[page][n.Value()] + "\n")
			continue
		}
		d := r.dict(k)
		switch kind, _ := d["Type"].(types.Name); kind {
		case "OBJR":
		case "MCR":
			n, _ := d["MCID"].(types.Integer)
			r.out.WriteString(r.pages[d["Pg"].(types.IndirectRef).ObjectNumber.Value()][n.Value()] + "\n")
		default:
			r.walk(d, page)
		}
	}
}

var quoted = regexp.MustCompile(`(?m)^ *"(.*)"$`)

// TestPopplerReadsTheSame keeps structText honest.
func TestPopplerReadsTheSame(t *testing.T) {
	b := kitchenSink(t)
	var poppler strings.Builder
	for _, m := range quoted.FindAllStringSubmatch(outputOf(t, "pdfinfo", "-struct-text", b.pdf()), -1) {
		poppler.WriteString(m[1])
	}
	want, got := squeeze(poppler.String()), squeeze(structText(t, b.pdf()))
	if len(want) < 1000 {
		t.Fatalf("poppler reads only %d bytes", len(want))
	}
	if want != got {
		i := 0
		for i < min(len(want), len(got)) && want[i] == got[i] {
			i++
		}
		t.Errorf("from byte %d of %d and %d: poppler reads %q, we %q", i, len(want), len(got), part(want, i), part(got, i))
	}
}

func part(s string, i int) string { return s[max(0, i-30):min(len(s), i+60)] }
