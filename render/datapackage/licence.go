package datapackage

// Licences: what researchers write becomes an identifier and an address where
// it names a Creative Commons licence; any other terms are given in their words.

import (
	"regexp"
	"strings"
)

type licence struct {
	Name  string `json:"name"`
	Path  string `json:"path,omitempty"`
	Title string `json:"title,omitempty"`
}

var (
	commons = regexp.MustCompile(`^CC[ -](BY(?:-(?:SA|NC|ND|NC-SA|NC-ND))?)[ -](\d\.\d)$`)
	zero    = regexp.MustCompile(`^CC[ -]?0(?:[ -]1\.0)?$`)
)

// licences describes terms, each once.
func licences(terms []string) []licence {
	var out []licence
	seen := map[string]bool{"": true}
	for _, t := range terms {
		if t = strings.TrimSpace(t); !seen[t] {
			seen[t] = true
			out = append(out, licenceOf(t))
		}
	}
	return out
}

func licenceOf(terms string) licence {
	if m := commons.FindStringSubmatch(terms); m != nil {
		return licence{"CC-" + m[1] + "-" + m[2], "https://creativecommons.org/licenses/" + strings.ToLower(m[1]) + "/" + m[2] + "/", terms}
	}
	if zero.MatchString(terms) {
		return licence{"CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/", terms}
	}
	return licence{Name: "other", Title: terms}
}
