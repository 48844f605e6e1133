package pdf

// The second side door of gopdf 0.33: objects of our own. ImportObjects, meant
// for pages of other files, appends the text of an object as it is; the number
// it gets is known before. Equal objects are written once.

import (
	"strings"

	"github.com/signintech/gopdf"
)

// importer adds objects to a gopdf document.
type importer struct {
	gopdf    *gopdf.GoPdf
	byBody   map[string]int
	deflater *deflater
}

// add appends an object (without "obj" and "endobj") and returns its number.
func (im *importer) add(body string) int {
	if !strings.HasSuffix(body, "\n") {
		body += "\n"
	}
	if id, ok := im.byBody[body]; ok {
		return id
	}
	id := im.gopdf.GetNextObjectID()
	im.gopdf.ImportObjects(map[int]string{id: body}, id)
	im.byBody[body] = id
	return id
}
