package render

// Characters of the data that no font has. Most cells of a study are never
// shown, so what the finished report says is looked through, and only what
// stands there is searched for in the tables. The words of the YAML files are
// checked before (study.CheckCharacters).

import (
	"strings"

	"globalstudy/render/diag"
	"globalstudy/render/doc"
	"globalstudy/render/study"
)

// checkCharacters adds a fault for each character of the report that no font
// has, at its first place in every table that has it, or else with the words
// around it.
func checkCharacters(d *doc.Document, st *study.Study, has func(rune) bool, faults *diag.List) {
	for _, r := range study.Undrawn(doc.Dump(d), has) {
		found := false
		for _, s := range st.Schemas {
			found = study.FaultOfCharacter(r, s.File, s.CSV, faults) || found
		}
		if !found {
			faultInWords(r, d, faults)
		}
	}
}

// faultInWords is for a character that no file has as it stands, as one written &#20013;.
func faultInWords(r rune, d *doc.Document, faults *diag.List) {
	for _, l := range doc.PlainText(d) {
		before, _, found := strings.Cut(l.Text, string(r))
		if !found {
			continue
		}
		words := strings.Fields(before)
		faults.Hintf(diag.Pos{}, "leave it out", "no font has the character %s, after “%s” in %s",
			study.CharacterName(r), strings.Join(words[max(0, len(words)-6):], " "), l.Stream)
		return
	}
}
