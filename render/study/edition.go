package study

// The addresses of the last edition. Links that readers kept, and frames on
// other sites, lead to the ids of exhibits; an id that is gone must be named as a
// former one of the exhibit that takes its place.

import (
	"encoding/json"
	"io/fs"
	"strings"

	"globalstudy/render/diag"
)

// below decodes the name of a file below a folder of chapters/.
func (n node) below(folder, what string) Text {
	t := n.text()
	if t.S != "" && (!fs.ValidPath(t.S) || !strings.HasPrefix(t.S, folder)) {
		n.fault("put "+what+" in chapters/"+folder+" and write "+folder+"NAME.json", "%q is not a path below %s", short(t.S), folder)
		t.S = ""
	}
	return t
}

// checkAddresses finds exhibits of the last edition that this one has under no id.
func (s *Study) checkAddresses(fsys fs.FS, faults *diag.List) {
	t := s.Meta.LastEdition
	if t.S == "" {
		return
	}
	at := diag.Fault{Pos: t.Pos, Width: len(t.S)}
	b, err := fs.ReadFile(fsys, "chapters/"+t.S)
	if err != nil {
		at.Message, at.Hint = "last_edition: chapters/"+t.S+" cannot be read: "+reason(err), "copy edition.json of the site of the last edition there"
		faults.Add(at)
		return
	}
	var last struct{ Exhibits []string }
	if err := json.Unmarshal(b, &last); err != nil || last.Exhibits == nil {
		at.Message, at.Hint = "last_edition: chapters/"+t.S+" has no list of exhibits", "it is the file edition.json of the site of the last edition"
		faults.Add(at)
		return
	}
	now := s.ids()
	var known []string
	for id := range now {
		known = append(known, id)
	}
	for _, was := range last.Exhibits {
		if now[was] || s.Incomplete && s.Unread[was] {
			continue
		}
		at.Message = "the last edition has an exhibit " + short(was) + ", which is in this one under no id"
		at.Hint = "write aliases: [" + short(was) + "] in the exhibit that takes its place"
		if near := diag.Nearest(was, known); near != "" {
			at.Hint += ", perhaps " + near
		}
		faults.Add(at)
	}
}

// ids gives the ids of all exhibits, former ones too.
func (s *Study) ids() map[string]bool {
	out := map[string]bool{}
	for _, c := range s.Parts() {
		for _, sec := range c.Sections {
			for _, b := range sec.Blocks {
				if t := id(b); t.S != "" {
					out[t.S] = true
				}
				for _, a := range aliases(b) {
					out[a.S] = true
				}
			}
		}
	}
	return out
}
