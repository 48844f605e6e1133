package layout

// The structure tree grows as blocks are set; a tag whose text turned out empty
// owns nothing on any page and is cut off in the end. Cells stay: a row without
// one would shift its columns.

import "globalstudy/render/scene"

// prune drops the tags below t that have neither content nor kids, and reports
// whether t has any.
func prune(t *scene.Tag, used map[*scene.Tag]bool) bool {
	kids := t.Kids[:0]
	for _, k := range t.Kids {
		if prune(k, used) {
			kids = append(kids, k)
		}
	}
	t.Kids = kids
	switch t.Role {
	case scene.RTD, scene.RTH, scene.RTR, scene.RDocument:
		return true
	}
	return used[t] || len(kids) > 0
}

// collect marks the tags that own groups of items.
func collect(items []scene.Item, used map[*scene.Tag]bool) {
	for _, it := range items {
		if g, ok := it.(*scene.Group); ok {
			if g.Tag != nil && len(g.Items) > 0 {
				used[g.Tag] = true
			}
			collect(g.Items, used)
		}
	}
}
