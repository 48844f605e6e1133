package rules

// Which element may stand in which.

import (
	"slices"
	"strings"
)

// standard are the structure types of ISO 32000-1.
var standard = strings.Fields(`Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
	L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form`)

// parentRules say where a role may stand.
var parentRules = map[string]struct {
	rule string
	in   []string
}{
	"TR": {"UA 7.2-4", []string{"Table", "THead", "TBody", "TFoot"}}, "THead": {"UA 7.2-5", []string{"Table"}}, "TBody": {"UA 7.2-5", []string{"Table"}},
	"TFoot": {"UA 7.2-5", []string{"Table"}}, "TH": {"UA 7.2-8", []string{"TR"}}, "TD": {"UA 7.2-8", []string{"TR"}},
	"LI": {"UA 7.2-17", []string{"L"}}, "LBody": {"UA 7.2-18", []string{"LI"}}, "TOCI": {"UA 7.2-26", []string{"TOC"}},
}

// kidRules say what a role may hold.
var kidRules = map[string]struct {
	rule string
	kids []string
}{
	"Table": {"UA 7.2-3", []string{"TR", "THead", "TBody", "TFoot", "Caption"}}, "TR": {"UA 7.2-10", []string{"TH", "TD"}},
	"L": {"UA 7.2-19", []string{"LI", "L", "Caption"}}, "LI": {"UA 7.2-20", []string{"Lbl", "LBody"}}, "TOC": {"UA 7.2-27", []string{"TOCI", "TOC", "Caption"}},
	"THead": {"UA 7.2-36", []string{"TR"}}, "TBody": {"UA 7.2-36", []string{"TR"}}, "TFoot": {"UA 7.2-36", []string{"TR"}},
}

// nesting checks an element's place and kids.
func (j *judge) nesting(e *element) {
	j.check(slices.Contains(standard, e.role), "UA 7.1-5", e.String(), "not a standard type")
	if r, ok := parentRules[e.role]; ok {
		j.check(e.parent != nil && slices.Contains(r.in, e.parent.role), r.rule, e.String(), "in %v", e.parent)
	}
	kinds := e.kinds()
	if r, ok := kidRules[e.role]; ok {
		for _, k := range kinds {
			j.check(slices.Contains(r.kids, k), r.rule, e.String(), "it holds %s", k)
		}
	}
	if at := slices.Index(kinds, "Caption"); at >= 0 {
		switch e.role {
		case "L", "TOC":
			j.check(at == 0, "UA 7.2-40", e.String(), "the Caption is kid %d", at+1)
		case "Table":
			one := !slices.Contains(kinds[at+1:], "Caption")
			j.check(one && (at == 0 || at == len(kinds)-1), "UA 7.2-16", e.String(), "the Caption is kid %d of %d, or not the only one", at+1, len(kinds))
		}
	}
	if e.role == "Table" {
		heads := 0
		for _, k := range kinds {
			if k == "THead" {
				heads++
			}
		}
		j.check(heads <= 1, "UA 7.2-11", e.String(), "%d heads", heads)
		j.check(heads == 0 || slices.Contains(kinds, "TBody"), "UA 7.2-14", e.String(), "no TBody")
	}
}
