package study

// Mappings: with free keys (pairs) or with known ones (fields). Unknown keys,
// keys that are written twice and required keys that are not there are faults.

import (
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"globalstudy/render/diag"
)

// fields are the known keys of a mapping, each with what decodes its value.
type fields map[string]func(node)

// keys are those that were written; nil if there was no mapping at all.
type keys map[string]bool

// pair is one entry of a mapping with free keys.
type pair struct{ key, value node }

// pairs gives the entries of a mapping in the order written, each key once.
func (n node) pairs() []pair {
	if n.Kind != yaml.MappingNode || n.isBraces() {
		n.wrong("a mapping")
		return nil
	}
	var out []pair
	first := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := node{n.Content[i], n.file, "the key"}, node{n.Content[i+1], n.file, n.Content[i].Value}
		switch line, twice := first[k.Value]; {
		case k.Kind != yaml.ScalarNode || k.isNull():
			k.wrong("a word")
		case twice:
			k.fault("", "key %q is written twice, first on line %d", k.Value, line)
		default:
			first[k.Value] = k.Line
			out = append(out, pair{k, v})
		}
	}
	return out
}

// fields decodes a mapping by its known keys; what names the mapping in faults.
func (n node) fields(what string, known fields) keys {
	pairs := n.pairs()
	if n.Kind != yaml.MappingNode || n.isBraces() {
		return nil
	}
	seen := keys{}
	for _, p := range pairs {
		decode, ok := known[p.key.Value]
		if !ok {
			names := slices.Sorted(maps.Keys(known))
			seen[diag.Nearest(p.key.Value, names)] = true // a misspelt key is not missing as well
			hint := diag.DidYouMean(p.key.Value, names)
			if n.Style&yaml.FlowStyle != 0 && p.value.isNull() {
				hint = "inside { } a comma ends the value before it; put text with commas in quotes"
			}
			p.key.fault(hint, "unknown key %q in %s", short(p.key.Value), what)
			continue
		}
		seen[p.key.Value] = true
		decode(p.value)
	}
	return seen
}

// require adds a fault for each name that was not written.
func (n node) require(seen keys, what string, names ...string) {
	if seen == nil {
		return
	}
	for _, name := range names {
		if !seen[name] {
			n.file.faults.Hintf(n.pos(), requiredHint[name], "%s has no %s", strings.TrimSpace(what), name)
		}
	}
}

// requiredHint says what to write for keys that are forgotten most often.
var requiredHint = map[string]string{
	"alt":     "alt: one sentence on what it shows, for readers who do not see it",
	"source":  "source: [KEY], a key of chapters/references.yaml",
	"sources": "sources: [KEY], a key of chapters/references.yaml",
	"chart":   "chart: the type, for instance line or ranked-bar",
	"data":    "data: { from: DATASET, ... }",
	"from":    "from: the name of a dataset",
	"date":    "date: of the edition, as 2026-11-22",
	"check":   "check: what must hold, in words",
	"equals":  "equals: a number, a value or { from: DATASET }",
}
