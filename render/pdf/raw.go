package pdf

// The first side door of gopdf 0.33: raw operators in a page's content stream.
// gopdf writes a rectangle as "q", a line break, "x y w h re STYLE", "Q", and
// does not check STYLE, an exported string type. A style that ends the path,
// closes the state and opens a new one carries any operators between. What is
// left around them, an empty path and an empty q Q pair, is cut off again by
// cleanContent, so that nothing stands outside marked content. Pages, which gopdf
// would copy several times, go through as a comment for each of their parts, for
// which fillIn puts the operators in the end.

import (
	"bytes"
	"fmt"

	"github.com/signintech/gopdf"
)

// rawTail closes what rawOperators opens.
const rawTail = "\nq\nQ\n"

// rawHead is what gopdf writes before the operators on a page of height h.
func rawHead(h float64) string {
	return fmt.Sprintf("q\n0.00 %0.2f 0.00 0.00 re n Q\n", h)
}

// rawOperators appends ops to the content stream of gopdf's current page.
func rawOperators(g *gopdf.GoPdf, ops []byte) error {
	return g.RectFromUpperLeftWithOpts(gopdf.DrawableRectOptions{PaintStyle: gopdf.PaintStyle("n Q\n" + string(ops) + "\nq")})
}

// cleanContent removes the marks of rawOperators from a page's content stream.
func cleanContent(content []byte, height float64) ([]byte, error) {
	head := []byte(rawHead(height))
	if !bytes.Contains(content, head) {
		return nil, fmt.Errorf("the page's operators are not where gopdf %s puts them", gopdfVersion)
	}
	content = bytes.ReplaceAll(content, head, nil)
	return bytes.ReplaceAll(content, []byte(rawTail), []byte("\n")), nil
}

// standIn is the comment that stands for part k of a page.
func standIn(k int) []byte { return fmt.Appendf(nil, "%%part%d", k) }

// fillIn puts the operators of a page's parts where their comments stand.
func fillIn(content []byte, parts []part) ([]byte, error) {
	size := len(content)
	for _, p := range parts {
		size += len(p.operators)
	}
	out := make([]byte, 0, size)
	for k, p := range parts {
		before, after, ok := bytes.Cut(content, append(standIn(k), '\n'))
		if !ok {
			return nil, fmt.Errorf("part %d of the page is not where gopdf %s puts it", k, gopdfVersion)
		}
		out = append(append(append(out, before...), p.operators...), '\n')
		content = after
	}
	return append(out, content...), nil
}
