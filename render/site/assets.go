package site

// The style sheet, with the faces that make cut to size (faces.css) before it and the
// drawings' colours for light and dark behind it, and the fonts that it names.

import (
	"io/fs"
	"regexp"
	"slices"

	"globalstudy/templates"
)

var fontName = regexp.MustCompile(`url\(fonts/([a-z0-9-]+\.woff2)\)`)

func (w *writer) assets() {
	css, err := fs.ReadFile(templates.Site, "site/style.css")
	if err != nil {
		w.fail(err)
		return
	}
	faces, err := fs.ReadFile(templates.Assets, "assets/woff2/faces.css")
	if err != nil {
		w.fail(err)
		return
	}
	css = minified(slices.Concat(faces, css))
	w.add("style.css", slices.Concat(css, w.variables()))
	done := map[string]bool{}
	for _, m := range fontName.FindAllSubmatch(css, -1) {
		if name := string(m[1]); !done[name] {
			done[name] = true
			w.asset("fonts/"+name, templates.Assets, "assets/woff2/"+name, "", "")
		}
	}
}

var (
	remark = regexp.MustCompile(`(?s)/\*.*?\*/`)
	spaces = regexp.MustCompile(`\s*\n\s*`)
)

// minified takes remarks and line ends out of a style sheet.
func minified(css []byte) []byte {
	return append(spaces.ReplaceAll(remark.ReplaceAll(css, nil), nil), '\n')
}
