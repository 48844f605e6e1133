package site

// A note may have several marks on a page. The first keeps the note's own id, to
// which links lead; the others, whose notes stand beside them too, get ids of
// their own, since an id may stand on a page once.

import (
	"bytes"
	"strconv"
)

var noteMark = []byte(`class="mark"`)

// apart gives each mark of a note on a page an id of its own.
func apart(page []byte) []byte {
	if bytes.Count(page, noteMark) < 2 {
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

// nextMark finds where the id of the next mark begins, and whether it is a button; -1 if there is none.
func nextMark(page []byte) (at int, button bool) {
	for {
		i := bytes.Index(page[at:], noteMark)
		if i < 0 {
			return -1, false
		}
		at += i + len(noteMark)
		for _, next := range []string{` id="`, `><a id="`} {
			if bytes.HasPrefix(page[at:], []byte(next)) {
				return at + len(next), next[0] == ' '
			}
		}
	}
}
