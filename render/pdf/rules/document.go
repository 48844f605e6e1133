package rules

// The file as a whole and the document's catalog.

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
)

// file checks the frame of the file and what holds for all objects.
func (j *judge) file() {
	j.check(regexp.MustCompile(`^%PDF-1\.7\n`).Match(j.Header), "A 6.1.2-1", "file", "%q", j.Header)
	_, comment, _ := bytes.Cut(j.Header, []byte("\n"))
	binary := len(comment) >= 5 && comment[0] == '%'
	for i := 1; binary && i < 5; i++ {
		binary = comment[i] > 127
	}
	j.check(binary, "A 6.1.2-2", "file", "%q", comment)
	id := j.array(j.Trailer["ID"])
	whole := len(id) == 2
	for _, s := range id {
		s, ok := s.(String)
		whole = whole && ok && len(s) > 0
	}
	j.check(whole, "A 6.1.3-1", "trailer", "ID is %v", j.Trailer["ID"])
	j.check(j.Trailer["Encrypt"] == nil, "A 6.1.3-2", "trailer", "Encrypt is there")
	j.check(j.After == 0, "A 6.1.3-3", "file", "%d bytes follow", j.After)
	size, _ := j.Trailer["Size"].(int)
	j.check(size > 0 && size <= 8388608, "A 6.1.13-7", "trailer", "numbers up to %d", size)
	for _, r := range j.refs() {
		j.object(place(r), j.Objects[r])
	}
}

// eventKeys are those under which actions start by themselves or optional features hang.
var eventKeys = []Name{"AA", "OpenAction", "JavaScript", "JS"}

// object checks an object and what is inside it.
func (j *judge) object(place string, o any) {
	switch o := o.(type) {
	case Ref:
		_, ok := j.Objects[o]
		j.check(ok, "ISO 32000 7.3.10", place, "object %d is nowhere", o)
	case Array:
		for _, k := range o {
			j.object(place, k)
		}
	case *Stream:
		j.stream(place, o)
		j.object(place, o.Dict)
	case Dict:
		for k, v := range o {
			j.check(!slices.Contains(eventKeys, k), "A 6.5.2-1", place, "%s", k)
			j.object(place, v)
		}
		if lang := o["Lang"]; lang != nil {
			j.language(place, j.text(lang))
		}
		if s := j.name(o["S"]); o["Type"] == Name("Action") || s == "URI" || s == "GoTo" || o["URI"] != nil {
			j.check(s == "URI" || s == "GoTo", "A 6.5.1-1", place, "an action of kind %q", s)
		}
	}
}

func (j *judge) stream(place string, s *Stream) {
	j.check(s.Dict["F"] == nil && s.Dict["FFilter"] == nil, "A 6.1.7.1-3", place, "a stream in another file")
	switch f := s.Dict["Filter"]; f {
	case nil, Name("FlateDecode"), Name("DCTDecode"):
		_, err := j.Decode(s)
		j.check(err == nil, "A 6.1.7.2-1", place, "a stream that does not unpack: %v", err)
	default:
		j.fault("A 6.1.7.2-1", place, "the filter %v", f)
	}
}

var tag = regexp.MustCompile(`^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$`)

func (j *judge) language(place, lang string) {
	j.check(tag.MatchString(lang), "UA 7.2-29", place, "the language %q", lang)
}

// optional are the features of a catalog that our documents never have.
var optional = []Name{"AcroForm", "OCProperties", "Perms", "Requirements", "NeedsRendering", "Collection", "Extensions"}

// document checks the catalog and collects the pages.
func (j *judge) document() {
	c := j.dict(j.Trailer["Root"])
	j.catalog = c
	j.collectPages(c["Pages"], 0)
	j.check(j.text(c["Lang"]) != "", "UA 7.2-2", "catalog", "Lang is %v", c["Lang"])
	marked := j.dict(c["MarkInfo"])
	j.check(marked["Marked"] == true, "UA 6.2-1", "catalog", "MarkInfo is %v", marked)
	j.check(marked["Suspects"] != true, "UA 7.1-4", "catalog", "Suspects is true")
	j.check(j.dict(c["ViewerPreferences"])["DisplayDocTitle"] == true, "UA 7.1-10", "catalog", "ViewerPreferences are %v", c["ViewerPreferences"])
	j.check(j.dict(c["StructTreeRoot"]) != nil, "UA 7.1-11", "catalog", "StructTreeRoot is %v", c["StructTreeRoot"])
	for _, k := range optional {
		j.check(c[k] == nil, "A 6.4.1-1", "catalog", "%s", k)
	}
	j.intents()
	j.labels()
	j.outline()
	j.names("Dests", j.dict(j.dict(c["Names"])["Dests"]), func(o any) bool { return j.leads(o) })
}

func (j *judge) collectPages(o any, depth int) {
	d := j.dict(o)
	if r, ok := o.(Ref); ok && j.name(d["Type"]) == "Page" {
		j.pages = append(j.pages, r)
		box := j.numbers(d["MediaBox"], 4)
		sized := box != nil
		for i := 0; sized && i < 2; i++ {
			side := box[i+2] - box[i]
			sized = side >= 3 && side <= 14400
		}
		j.check(sized, "A 6.1.13-11", place(r), "a page of %v", d["MediaBox"])
		return
	}
	for _, k := range j.array(d["Kids"]) {
		if depth < 50 {
			j.collectPages(k, depth+1)
		}
	}
}

// intents checks the output intent and its colour profile.
func (j *judge) intents() {
	list := j.array(j.catalog["OutputIntents"])
	if len(list) != 1 || j.name(j.dict(list[0])["S"]) != "GTS_PDFA1" || j.text(j.dict(list[0])["OutputConditionIdentifier"]) == "" {
		j.fault("A 6.2.3-2", "catalog", "OutputIntents are %v", list)
		return
	}
	o := j.dict(list[0])["DestOutputProfile"]
	p := j.data(o)
	n, _ := j.dict(o)["N"].(int)
	if len(p) < 132 || len(p) != int(p[0])<<24|int(p[1])<<16|int(p[2])<<8|int(p[3]) {
		j.fault("A 6.2.3-1", "output intent", "a profile of %d bytes", len(p))
		return
	}
	class, space := string(p[12:16]), string(p[16:20])
	good := (class == "mntr" || class == "prtr") && space == "RGB " && n == 3 && p[8] < 5 && string(p[36:40]) == "acsp"
	j.check(good, "A 6.2.3-1", "output intent", "a profile of class %q for %q, version %d, %d components", class, space, p[8], n)
}

// labels checks the page labels.
func (j *judge) labels() {
	nums := j.array(j.dict(j.catalog["PageLabels"])["Nums"])
	last := -1
	good := len(nums) >= 2 && nums[0] == 0 && len(nums)%2 == 0
	for i := 0; good && i < len(nums); i += 2 {
		n, ok := nums[i].(int)
		good = ok && n > last && n < len(j.pages) && j.dict(nums[i+1]) != nil
		last = n
	}
	j.check(good, "ISO 32000 12.4.2", "catalog", "PageLabels are %.80s", fmt.Sprint(nums))
}

// leads tells whether a destination is a place on a page.
func (j *judge) leads(o any) bool {
	if d := j.dict(o); d != nil {
		o = d["D"]
	}
	a := j.array(o)
	if len(a) < 2 {
		return false
	}
	page, ok := a[0].(Ref)
	return ok && slices.Contains(j.pages, page) && j.name(a[1]) != ""
}

// outline checks the bookmarks: links both ways, counts, destinations.
func (j *judge) outline() {
	root, ok := j.catalog["Outlines"].(Ref)
	if !ok {
		return
	}
	seen := map[Ref]bool{}
	var walk func(parent Ref) int
	walk = func(parent Ref) int {
		d := j.dict(parent)
		var before any
		n := 0
		for k := d["First"]; k != nil; n++ {
			r, ok := k.(Ref)
			item := j.dict(k)
			if !ok || seen[r] || item == nil {
				j.fault("ISO 32000 12.3.3", place(parent), "the bookmark %v", k)
				return n
			}
			seen[r] = true
			good := item["Parent"] == parent && item["Prev"] == before && j.text(item["Title"]) != "" && j.leads(item["Dest"])
			below := walk(r)
			count, _ := item["Count"].(int)
			j.check(good && max(count, -count) == below, "ISO 32000 12.3.3", place(r), "the bookmark %q is not linked, counted or led", j.text(item["Title"]))
			before, k = k, item["Next"]
		}
		j.check(d["Last"] == before, "ISO 32000 12.3.3", place(parent), "the last bookmark is %v, not %v", before, d["Last"])
		return n
	}
	walk(root)
}

// names checks a tree of names in one node: sorted, and each value good.
func (j *judge) names(what string, tree Dict, good func(any) bool) {
	last := ""
	list := j.array(tree["Names"])
	for i := 0; i+1 < len(list); i += 2 {
		key, ok := list[i].(String)
		j.check(ok && string(key) > last && good(list[i+1]), "ISO 32000 12.3.2", what, "the name %q, after %q, leads to %v", key, last, list[i+1])
		last = string(key)
	}
}

func utf16BE(s string) string {
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// private tells whether a text has characters of private use, which mean nothing to others.
func private(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000
	})
}
