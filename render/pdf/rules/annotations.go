package rules

// Links: where they lie, whom they belong to, where they lead.

import (
	"fmt"
	"slices"
)

// annotations checks links and the elements they belong to.
func (j *judge) annotations() {
	for i, p := range j.pages {
		page := j.numbers(j.dict(p)["MediaBox"], 4)
		for _, o := range j.array(j.dict(p)["Annots"]) {
			r, _ := o.(Ref)
			d := j.dict(o)
			in := fmt.Sprintf("page %d, annotation %d", i+1, r)
			if j.name(d["Subtype"]) != "Link" {
				j.fault("A 6.3.1-1", in, "Subtype %v", d["Subtype"])
				continue
			}
			flags, ok := d["F"].(int)
			j.check(ok && flags&4 != 0 && flags&(1|2|32|256) == 0, "A 6.3.2-2", in, "F is %v", d["F"])
			j.check(j.text(d["Contents"]) != "", "UA 7.18.1-2", in, "no Contents")
			key, ok := d["StructParent"].(int)
			owner, _ := j.byKey[key].(Ref)
			e := j.byRef[owner]
			j.check(ok && e != nil && e.role == "Link" && slices.Contains(e.annots, r), "UA 7.18.5-1", in, "it belongs to %v", e)
			j.area(in, j.numbers(d["Rect"], 4), page)
			uri := j.text(j.dict(d["A"])["URI"])
			j.check(uri != "" || j.leads(d["Dest"]), "A 6.5.1-1", in, "it leads nowhere")
		}
	}
}

func (j *judge) area(in string, box, page []float64) {
	good := box != nil && page != nil && box[0] != box[2] && box[1] != box[3]
	for i := 0; good && i < 4; i++ {
		good = box[i] >= page[i%2]-1 && box[i] <= page[2+i%2]+1
	}
	j.check(good, "ISO 32000 12.5.2", in, "Rect %v on a page of %v", box, page)
}
