package rules

// What single elements say: headings in order, figures with text and box, links
// with content, identifiers that are unique.

import "strings"

// structure checks the elements.
func (j *judge) structure() {
	j.unknownContent()
	j.identifiers()
	level := 0
	for _, e := range j.elements {
		j.nesting(e)
		j.replacements(e)
		switch {
		case e.role == "Figure":
			j.figure(e)
		case e.role == "Table":
			j.table(e)
		case e.role == "Link":
			j.check(len(e.annots) > 0 && (e.contents > 0 || len(e.kids) > 0), "UA 7.18.5-1", e.String(), "%d annotations, %d pieces of content", len(e.annots), e.contents)
		case len(e.role) == 2 && e.role[0] == 'H' && e.role[1] >= '1' && e.role[1] <= '6':
			n := int(e.role[1] - '0')
			j.check(n <= level+1, "UA 7.4.2-1", e.String(), "H%d after H%d", n, level)
			level = n
		}
	}
	j.annotations()
}

// replacements checks the texts that an element gives in place of its content.
func (j *judge) replacements(e *element) {
	for _, k := range []Name{"Alt", "ActualText", "E", "T"} {
		if o := e.dict[k]; o != nil {
			j.check(!private(j.text(o)), "A 6.2.11.7.3-1", e.String(), "%s has private characters", k)
		}
	}
}

// attribute finds an attribute of an owner; nil if it has none.
func (j *judge) attribute(e *element, owner string, key Name) any {
	list := j.array(e.dict["A"])
	if list == nil {
		list = Array{e.dict["A"]}
	}
	for _, o := range list {
		if d := j.dict(o); j.name(d["O"]) == owner && d[key] != nil {
			return d[key]
		}
	}
	return nil
}

func (j *judge) figure(e *element) {
	j.check(strings.TrimSpace(j.text(e.dict["Alt"])) != "" || j.text(e.dict["ActualText"]) != "", "UA 7.3-1", e.String(), "no Alt")
	box := j.numbers(j.attribute(e, "Layout", "BBox"), 4)
	page := j.numbers(j.dict(j.firstPage(e))["MediaBox"], 4)
	inside := box != nil && page != nil && box[0] < box[2] && box[1] < box[3] &&
		box[0] >= page[0]-1 && box[1] >= page[1]-1 && box[2] <= page[2]+1 && box[3] <= page[3]+1
	j.check(inside, "UA 7.3 (BBox)", e.String(), "BBox %v on a page of %v", box, page)
}

// firstPage is the page of an element's first content, or of the first below it.
func (j *judge) firstPage(e *element) Ref {
	if e.contents > 0 {
		return e.page
	}
	for _, k := range e.kids {
		if p := j.firstPage(k); p != 0 {
			return p
		}
	}
	return 0
}

// identifiers checks that identifiers are unique and that the tree of them is right.
func (j *judge) identifiers() {
	ids := map[string]Ref{}
	for _, e := range j.elements {
		o, ok := j.get(e.dict["ID"]).(String)
		j.check(e.role != "Note" || ok && o != "", "UA 7.9-1", e.String(), "no ID")
		if ok {
			j.check(ids[string(o)] == 0, "UA 7.9-2", e.String(), "the identifier %q is that of object %d", j.text(o), ids[string(o)])
			ids[string(o)] = e.ref
		}
	}
	listed := map[string]any{}
	j.nameTree(j.dict(j.catalog["StructTreeRoot"])["IDTree"], listed, 0)
	for id, r := range ids {
		j.check(listed[id] == r, "UA 7.9-2", place(r), "the identifier %q leads to %v", id, listed[id])
	}
	j.check(len(listed) == len(ids), "UA 7.9-2", "structure tree", "%d identifiers listed, %d given", len(listed), len(ids))
}

func (j *judge) nameTree(o any, into map[string]any, depth int) {
	d := j.dict(o)
	list := j.array(d["Names"])
	for i := 0; i+1 < len(list); i += 2 {
		key, _ := list[i].(String)
		into[string(key)] = list[i+1]
	}
	for _, k := range j.array(d["Kids"]) {
		if depth < 20 {
			j.nameTree(k, into, depth+1)
		}
	}
}
