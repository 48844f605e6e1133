package site

// Every address on every page is followed before the site is handed over: the
// file it names must be one of the site, and the place one of that file.

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// target is where an address leads, and the first page it stands on.
type target struct{ file, place, from string }

// checkLinks follows all addresses; the error names each that leads nowhere.
func (w *writer) checkLinks() error {
	at := make(map[string]int, len(w.files))
	for i, f := range w.files {
		at[f.Name] = i
	}
	lists := make([][]target, len(w.files))
	inParallel(len(w.files), func(i int) {
		if strings.HasSuffix(w.files[i].Name, ".html") {
			lists[i] = addresses(&w.files[i])
		}
	})
	var broken []string
	places := make([]map[string]string, len(w.files)) // wanted places of a file, and who wants them
	for _, t := range slices.Concat(lists...) {
		i, ok := at[t.file]
		switch {
		case t.file == w.pdf && t.place == "":
		case !ok:
			broken = append(broken, fmt.Sprintf("%s: %q is no file of the site", t.from, t.file))
		case t.place != "":
			if places[i] == nil {
				places[i] = map[string]string{}
			}
			if _, known := places[i][t.place]; !known {
				places[i][t.place] = t.from
			}
		}
	}
	inParallel(len(w.files), func(i int) {
		if places[i] != nil {
			attributes(w.files[i].Data, func(name, value []byte) {
				if len(name) == 2 && string(name) == "id" {
					delete(places[i], string(value))
				}
			})
		}
	})
	for i, missing := range places {
		for place, from := range missing { // sorted below
			broken = append(broken, fmt.Sprintf("%s: there is no place %q on %s", from, place, w.files[i].Name))
		}
	}
	if len(broken) == 0 {
		return nil
	}
	slices.Sort(broken)
	more := ""
	if n := len(broken) - 20; n > 0 {
		broken, more = broken[:20], fmt.Sprintf("\nand %d more", n)
	}
	return fmt.Errorf("addresses on pages of the site lead nowhere:\n%s%s", strings.Join(broken, "\n"), more)
}

// addresses lists where the addresses of a page lead within the site, each once.
func addresses(page *File) []target {
	var out []target
	seen := map[string]bool{}
	attributes(page.Data, func(name, value []byte) {
		switch string(name) {
		case "href", "src", "data-option":
		default:
			return
		}
		if len(value) == 0 || seen[string(value)] {
			return
		}
		seen[string(value)] = true
		v := unescaper.Replace(string(value))
		if i := strings.IndexAny(v, ":/#"); i >= 0 && v[i] == ':' {
			return // leads out, or holds its data
		}
		file, place, _ := strings.Cut(v, "#")
		if p, err := url.PathUnescape(file); err == nil {
			file = p
		}
		if p, err := url.PathUnescape(place); err == nil {
			place = p
		}
		if file == "" {
			file = page.Name
		}
		out = append(out, target{file, place, page.Name})
	})
	return out
}

var unescaper = strings.NewReplacer("&amp;", "&", "&#34;", `"`, "&#39;", "'", "&#43;", "+", "&lt;", "<", "&gt;", ">")

// attributes calls f for each attribute of a page that has its value in double
// quotes, which all that the site's writer makes have. Text has no unescaped quotes.
func attributes(page []byte, f func(name, value []byte)) {
	for {
		i := bytes.Index(page, []byte(`="`))
		if i < 0 {
			return
		}
		from := i
		for from > 0 && (page[from-1] >= 'a' && page[from-1] <= 'z' || page[from-1] == '-') {
			from--
		}
		name := page[from:i]
		page = page[i+2:]
		end := bytes.IndexByte(page, '"')
		if end < 0 {
			return
		}
		f(name, page[:end])
		page = page[end+1:]
	}
}
