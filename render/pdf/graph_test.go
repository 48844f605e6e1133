package pdf

// The object graph of a written file, read back with pdfcpu, and the operators
// of its page contents.

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// graph answers questions about a file; a wrong kind of object fails the test.
type graph struct {
	*testing.T
	ctx     *model.Context
	catalog types.Dict
}

func readGraph(t *testing.T, pdf []byte) *graph {
	t.Helper()
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed // strict mode refuses AFRelationship, which PDF/A-3 adds to PDF 1.7
	ctx, err := api.ReadAndValidate(bytes.NewReader(pdf), conf)
	if err != nil {
		t.Fatal("pdfcpu: ", err)
	}
	g := &graph{T: t, ctx: ctx}
	if g.catalog, err = ctx.Catalog(); err != nil {
		t.Fatal(err)
	}
	return g
}

func (g *graph) dict(o types.Object) types.Dict {
	g.Helper()
	if sd, ok, err := g.ctx.DereferenceStreamDict(o); err == nil && ok && sd != nil {
		return sd.Dict
	}
	d, err := g.ctx.DereferenceDict(o)
	if err != nil {
		g.Fatal(err)
	}
	return d
}

func (g *graph) array(o types.Object) types.Array {
	g.Helper()
	a, err := g.ctx.DereferenceArray(o)
	if err != nil {
		g.Fatal(err)
	}
	return a
}

func (g *graph) text(o types.Object) string {
	g.Helper()
	if o == nil {
		return ""
	}
	s, err := g.ctx.DereferenceText(o)
	if err != nil {
		g.Fatal(err)
	}
	return s
}

func (g *graph) name(o types.Object) string {
	if n, ok := o.(types.Name); ok {
		return string(n)
	}
	return ""
}

func (g *graph) int(o types.Object) int {
	g.Helper()
	i, err := g.ctx.DereferenceInteger(o)
	if err != nil || i == nil {
		g.Fatalf("%v is not an integer", o)
	}
	return i.Value()
}

// data is the content of a stream.
func (g *graph) data(o types.Object) []byte {
	g.Helper()
	sd, _, err := g.ctx.DereferenceStreamDict(o)
	if err == nil {
		err = sd.Decode()
	}
	if err != nil {
		g.Fatal(err)
	}
	return sd.Content
}

// pages lists the page dictionaries with their object numbers.
func (g *graph) pages() (dicts []types.Dict, ids []int) {
	for n := 1; n <= g.ctx.PageCount; n++ {
		d, ref, _, err := g.ctx.PageDict(n, false)
		if err != nil {
			g.Fatal(err)
		}
		dicts, ids = append(dicts, d), append(ids, ref.ObjectNumber.Value())
	}
	return dicts, ids
}

// operation is an operator with its operands as written.
type operation struct {
	operator string
	operands []string
}

// operations splits a content stream of ours. Dictionaries and arrays count as
// one operand; strings hold no brackets.
func operations(content []byte) []operation {
	var out []operation
	var operands []string
	s := string(content)
	for i := 0; i < len(s); {
		j := i + 1
		switch c := s[i]; {
		case c == ' ' || c == '\n':
			i++
			continue
		case c == '[':
			j = i + strings.IndexByte(s[i:], ']') + 1
			operands = append(operands, s[i:j])
		case strings.HasPrefix(s[i:], "<<"):
			j = i + strings.Index(s[i:], ">>BDC") + 2
			operands = append(operands, s[i:j])
		default:
			for j < len(s) && !strings.ContainsRune(" \n[</", rune(s[j])) {
				j++
			}
			word := s[i:j]
			if _, err := strconv.ParseFloat(word, 64); err == nil || c == '/' {
				operands = append(operands, word)
			} else {
				out = append(out, operation{word, operands})
				operands = nil
			}
		}
		i = j
	}
	return out
}
