package rules

// Attachments: files inside the file, what is said of them and where they belong.

import (
	"crypto/md5"
	"regexp"
)

var media = regexp.MustCompile(`^[-\w+.]+/[-\w+.]+$`)

// relations are the ways in which a file may belong to a document.
var relations = map[string]bool{"Source": true, "Data": true, "Alternative": true, "Supplement": true}

func (j *judge) attachments() {
	ofDocument, anywhere := map[Ref]bool{}, map[Ref]bool{}
	for _, r := range j.refs() {
		for _, o := range j.array(j.dict(j.Objects[r])["AF"]) {
			if spec, ok := o.(Ref); ok {
				anywhere[spec] = true
				ofDocument[spec] = ofDocument[spec] || Ref(r) == j.Trailer["Root"]
			}
		}
	}
	listed := map[string]any{}
	j.nameTree(j.dict(j.catalog["Names"])["EmbeddedFiles"], listed, 0)
	j.names("EmbeddedFiles", j.dict(j.dict(j.catalog["Names"])["EmbeddedFiles"]), func(o any) bool { return j.dict(o)["EF"] != nil })
	specs := map[any]bool{}
	for _, o := range listed {
		specs[o] = true
	}
	for _, r := range j.refs() {
		d := j.dict(j.Objects[r])
		if d["EF"] == nil {
			continue
		}
		j.check(j.text(d["F"]) != "" && j.text(d["F"]) == j.text(d["UF"]), "UA 7.11-1", place(r), "F %q, UF %q", j.text(d["F"]), j.text(d["UF"]))
		j.check(relations[j.name(d["AFRelationship"])], "A 6.8-3", place(r), "AFRelationship %v", d["AFRelationship"])
		j.check(anywhere[r] && ofDocument[r] && specs[r], "A 6.8-4", place(r), "%s is associated with nothing, or not listed", j.text(d["F"]))
		j.embedded(r, d)
	}
}

// embedded checks the file itself.
func (j *judge) embedded(r Ref, spec Dict) {
	o := j.dict(spec["EF"])["F"]
	d, data := j.dict(o), j.data(o)
	j.check(media.MatchString(j.name(d["Subtype"])), "A 6.8-1", place(r), "Subtype %v", d["Subtype"])
	p := j.dict(d["Params"])
	sum := md5.Sum(data)
	said, _ := p["CheckSum"].(String)
	good := p["Size"] == len(data) && string(said) == string(sum[:]) && regexp.MustCompile(`^D:\d{14}`).MatchString(j.text(p["ModDate"]))
	j.check(good && j.text(spec["Desc"]) != "", "ISO 32000 7.11.4", place(r), "%d bytes, described as %q, %v", len(data), j.text(spec["Desc"]), p)
}
