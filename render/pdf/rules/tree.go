package rules

// The structure tree: read from its root, compared with the parent tree and
// with the marked content of the pages.

import (
	"fmt"
	"slices"
)

// element is an element of the structure tree.
type element struct {
	ref      Ref
	dict     Dict
	role     string
	parent   *element
	kids     []*element
	contents int // pieces of marked content of its own
	page     Ref // of the first of them
	annots   []Ref
}

// kinds lists the roles of the kids.
func (e *element) kinds() []string {
	out := make([]string, len(e.kids))
	for i, k := range e.kids {
		out[i] = k.role
	}
	return out
}

// in tells whether the element stands below a role.
func (e *element) in(role string) bool {
	for p := e.parent; p != nil; p = p.parent {
		if p.role == role {
			return true
		}
	}
	return false
}

func (e *element) String() string { return fmt.Sprintf("%s, object %d", e.role, e.ref) }

// collect reads the tree below the root.
func (j *judge) collect() {
	j.byRef = map[Ref]*element{}
	root, ok := j.catalog["StructTreeRoot"].(Ref)
	if !ok {
		return
	}
	kids := j.array(j.dict(root)["K"])
	if len(kids) != 1 {
		j.fault("ISO 32000 14.7.2", "structure tree", "%d elements at the top", len(kids))
		return
	}
	top := j.element(kids[0], root, nil)
	j.check(top != nil && top.role == "Document", "ISO 32000 14.7.2", "structure tree", "it begins with %v", top)
}

// element reads an element and those below it; nil if it is none.
func (j *judge) element(o any, above Ref, parent *element) *element {
	r, ok := o.(Ref)
	d := j.dict(o)
	if !ok || d == nil || j.byRef[r] != nil || d["P"] != above {
		j.fault("ISO 32000 14.7.2", place(above), "the element %v below it has the parent %v, or is there twice", o, d["P"])
		return nil
	}
	e := &element{ref: r, dict: d, role: j.name(d["S"]), parent: parent}
	j.byRef[r] = e
	j.elements = append(j.elements, e)
	kids := j.get(d["K"])
	list, ok := kids.(Array)
	if !ok && kids != nil {
		list = Array{d["K"]}
	}
	for _, k := range list {
		j.kid(e, k)
	}
	return e
}

func (j *judge) kid(e *element, k any) {
	page, _ := e.dict["Pg"].(Ref)
	switch k := k.(type) {
	case int:
		j.own(e, page, k)
	case Dict:
		if pg, ok := k["Pg"].(Ref); ok {
			page = pg
		}
		if j.name(k["Type"]) == "OBJR" {
			r, _ := k["Obj"].(Ref)
			e.annots = append(e.annots, r)
		} else {
			n, _ := k["MCID"].(int)
			j.own(e, page, n)
		}
	default:
		if below := j.element(k, e.ref, e); below != nil {
			e.kids = append(e.kids, below)
		}
	}
}

// own notes that marked content belongs to an element.
func (j *judge) own(e *element, page Ref, number int) {
	c := content{page, number}
	j.check(j.owners[c] == 0 && slices.Contains(j.pages, page), "ISO 32000 14.7.4", e.String(), "content %d of object %d has an owner already, or no page", number, page)
	j.owners[c] = e.ref
	if e.contents++; e.contents == 1 {
		e.page = page
	}
}

// parentTree reads the tree that leads from keys to elements.
func (j *judge) parentTree() map[int]any {
	out := map[int]any{}
	nums := j.array(j.dict(j.dict(j.catalog["StructTreeRoot"])["ParentTree"])["Nums"])
	last := -1
	for i := 0; i+1 < len(nums); i += 2 {
		n, ok := nums[i].(int)
		j.check(ok && n > last, "ISO 32000 14.7.4", "parent tree", "the key %v after %d", nums[i], last)
		out[n], last = nums[i+1], n
	}
	return out
}

// parents compares a page's marked content with the parent tree and the elements.
func (j *judge) parents(in string, page Ref, numbers map[int]bool) {
	key, ok := j.dict(page)["StructParents"].(int)
	if !ok {
		j.check(len(numbers) == 0, "ISO 32000 14.7.4", in, "no StructParents")
		return
	}
	list := j.array(j.byKey[key])
	j.check(len(list) == len(numbers), "ISO 32000 14.7.4", in, "%d pieces of content, %d in the parent tree", len(numbers), len(list))
	for n, o := range list {
		owner, _ := o.(Ref)
		j.check(numbers[n] && owner != 0 && j.owners[content{page, n}] == owner, "ISO 32000 14.7.4", in, "content %d belongs to object %d, the parent tree says %v", n, j.owners[content{page, n}], o)
	}
}

// unknownContent finds content that elements name and no page has.
func (j *judge) unknownContent() {
	count := 0
	for _, p := range j.pages {
		if key, ok := j.dict(p)["StructParents"].(int); ok {
			count += len(j.array(j.byKey[key]))
		}
	}
	j.check(count == len(j.owners), "ISO 32000 14.7.4", "structure tree", "%d pieces of content in elements, %d on pages", len(j.owners), count)
}
