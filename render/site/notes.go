package site

// A note may have several marks on a page. The first keeps the note's own id, to
// which links lead; the others, whose notes stand beside them too, get ids of
// their own, since an id may stand on a page once.

import (
	"bytes"
	"strconv"
)

var (
	noteButton = []byte(`<button type="button" class="mark" id="`)
	noteLink   = []byte(`<sup class="mark"><a id="`)
)

// apart gives each mark of a note on a page an id of its own.
func apart(page []byte) []byte {
	if bytes.Count(page, noteButton)+bytes.Count(page, noteLink) < 2 {
		return page
	}
	seen := map[string]int{}
	var out bytes.Buffer
	for {
		i, button := nextMark(page)
		if i < 0 {
			out.Write(page)
			return out.Bytes()
		}
		out.Write(page[:i])
		page = page[i:]
		end := bytes.Index(page, []byte(`-mark"`))
		if end < 0 {
			continue
		}
		id := string(page[:end])
		seen[id]++
		if seen[id] == 1 {
			continue
		}
		page = page[end+len(`-mark"`):]
		own := id + "-" + strconv.Itoa(seen[id])
		out.WriteString(own + `-mark"`)
		if button {
			page = bytes.Replace(page, []byte(`popovertarget="`+id+`"`), []byte(`popovertarget="`+own+`"`), 1)
			page = bytes.Replace(page, []byte(`role="note" id="`+id+`"`), []byte(`role="note" id="`+own+`"`), 1)
		}
	}
}

// nextMark finds where the id of the next mark begins, and whether it is a button.
func nextMark(page []byte) (int, bool) {
	i, j := bytes.Index(page, noteButton), bytes.Index(page, noteLink)
	if i >= 0 && (j < 0 || i < j) {
		return i + len(noteButton), true
	}
	if j >= 0 {
		return j + len(noteLink), false
	}
	return -1, false
}
