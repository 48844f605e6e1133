package study

// Characters that no font has. The files are looked through as they stand,
// which costs next to nothing and settles nearly every study; only a file in
// which something is found is parsed once more, for the places of its texts and
// to leave its comments out.

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"globalstudy/render/diag"
)

// drawnHint says how to mend a character without a font.
const drawnHint = "write it in Latin, Greek or Cyrillic letters, or leave it out: nothing in the fonts of the report can draw it"

// CheckCharacters adds a fault for each text of the YAML files and the
// registers with a character that no font has, at the first of each.
func CheckCharacters(fsys fs.FS, has func(rune) bool, faults *diag.List) {
	for _, dir := range []string{"chapters", "datasets"} {
		for _, name := range list(fsys, dir, ".yaml", &diag.List{}) {
			checkYAML(fsys, dir+"/"+name+".yaml", has, faults)
		}
	}
	for _, name := range registers {
		file := "datasets/" + name + ".csv"
		b, _ := fs.ReadFile(fsys, file) // its absence is said elsewhere
		for _, r := range Undrawn(string(b), has) {
			FaultOfCharacter(r, file, b, faults)
		}
	}
}

// escape is what a double-quoted text writes for a character.
var escape = regexp.MustCompile(`\\[uUx0abefvNLP_]`)

func checkYAML(fsys fs.FS, name string, has func(rune) bool, faults *diag.List) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil || len(Undrawn(string(b), has)) == 0 && !escape.Match(b) {
		return
	}
	if root, ok := parse(name, b, &diag.List{}); ok {
		root.characters(has, faults)
	}
}

// characters checks each text below the node.
func (n node) characters(has func(rune) bool, faults *diag.List) {
	if n.Kind == yaml.ScalarNode {
		var first *diag.Fault
		var said []rune
		for i, r := range n.Value {
			switch {
			case drawn(r, has) || slices.Contains(said, r):
				continue
			case first == nil:
				first = &diag.Fault{Pos: n.placed().At(i), Message: "no font has the character " + CharacterName(r), Hint: drawnHint}
			case first.Note == "":
				first.Note = "the same text has also " + CharacterName(r)
			default:
				first.Note += ", " + CharacterName(r)
			}
			said = append(said, r)
		}
		if first != nil {
			faults.Add(*first)
		}
	}
	for _, c := range n.Content {
		node{c, n.file, ""}.characters(has, faults)
	}
}

// Undrawn lists the characters of s that are not drawn, each once, sorted.
// Letters of ASCII are drawn; has is asked once for each of the others.
func Undrawn(s string, has func(rune) bool) []rune {
	asked := map[rune]bool{}
	for _, r := range s {
		if r >= ' ' && r <= '~' {
			continue
		}
		if _, ok := asked[r]; !ok {
			asked[r] = drawn(r, has)
		}
	}
	maps.DeleteFunc(asked, func(_ rune, ok bool) bool { return ok })
	return slices.Sorted(maps.Keys(asked))
}

// drawn holds for what breaks lines and for what a font has.
func drawn(r rune, has func(rune) bool) bool {
	return r >= ' ' && r <= '~' || r == '\n' || r == '\r' || r == '\t' || r == '\uFEFF' || has(r)
}

// FaultOfCharacter adds a fault at the first place of r in a file, with the
// number of all. It reports whether there is one.
func FaultOfCharacter(r rune, file string, b []byte, faults *diag.List) bool {
	first, more := -1, 0
	for i, c := range string(b) {
		switch {
		case c != r || c == utf8.RuneError && b[i] != 0xEF: // a broken byte is no U+FFFD
		case first < 0:
			first = i
		default:
			more++
		}
	}
	if first < 0 {
		return false
	}
	f := diag.Fault{Pos: advance(diag.Pos{File: file, Line: 1, Col: 1}, string(b[:first])), Hint: drawnHint,
		Message: "no font has the character " + CharacterName(r)}
	if more > 0 {
		f.Note = fmt.Sprintf("it stands %d times in this file", more+1)
	}
	faults.Add(f)
	return true
}

// CharacterName names a character by itself, its number and its script, as in “中” (U+4E2D, Han).
func CharacterName(r rune) string {
	s := fmt.Sprintf("U+%04X", r)
	for _, name := range slices.Sorted(maps.Keys(unicode.Scripts)) {
		if name != "Common" && name != "Inherited" && unicode.Is(unicode.Scripts[name], r) {
			s += ", " + name
		}
	}
	if unicode.IsPrint(r) {
		return fmt.Sprintf("“%c” (%s)", r, s)
	}
	return s
}
