package study

// Reading a whole study. Files are read and decoded side by side, each into its
// own place, so the result does not depend on which is ready first; then come
// the checks that need all of them, see check.go.

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

const (
	studyFile      = "chapters/study.yaml"
	referencesFile = "chapters/references.yaml"
)

// registers are the datasets with fixed columns, which have no description of their own.
var registers = []string{"countries", "places", "routes"}

// Load reads a study. It returns what could be read even when faults were
// added; what has a fault that would lead to more is left out.
func Load(fsys fs.FS, faults *diag.List) *Study {
	s := &Study{}
	names, appended, listed := chapterNames(fsys, s, faults)
	chapters := make([]*Chapter, len(names))
	data := datasetNames(fsys, faults)
	s.Schemas = make([]*Schema, len(data))
	referencesRead, glossaryRead, briefRead := true, true, true

	var work sync.WaitGroup
	work.Go(func() { referencesRead = loadReferences(fsys, s, faults) })
	work.Go(func() { glossaryRead = loadGlossary(fsys, s, faults) })
	work.Go(func() { briefRead = loadBrief(fsys, s, faults) })
	work.Go(func() { s.Registers = loadRegisters(fsys, faults) })
	for i, name := range names {
		work.Go(func() { chapters[i] = loadChapter(fsys, name, faults) })
	}
	for i, name := range data {
		work.Go(func() { s.Schemas[i] = loadSchema(fsys, name, faults) })
	}
	work.Wait()

	for i, c := range chapters {
		switch {
		case c == nil:
		case i < len(names)-appended:
			s.Chapters = append(s.Chapters, c)
		default:
			s.Appendices = append(s.Appendices, c)
		}
	}
	s.Incomplete = !listed || !referencesRead || !glossaryRead || !briefRead || len(s.Parts()) < len(names)
	s.Unread = unread(fsys, names, chapters)
	s.Registers.Sources = map[string]bool{}
	for _, r := range s.References {
		s.Registers.Sources[r.Key.S] = true
	}
	s.checkNames(faults)
	s.checkAddresses(fsys, faults)
	s.checkSources(fsys, faults)
	if !listed {
		s.Chapters, s.Appendices, s.Brief = nil, nil, nil // read for their own faults only
	}
	return s
}

// read opens a file, decodes it if it parses, and adds its faults to the others.
func read(fsys fs.FS, name string, faults *diag.List, decode func(node)) (ok bool) {
	var own diag.List
	root, ok := open(fsys, name, &own)
	if ok {
		decode(root)
	}
	for _, f := range own.Sorted() {
		faults.Add(f)
	}
	return ok
}

// special are the files in chapters/ that are no chapters.
var special = []string{"study", "references", "glossary", "brief"}

// pages are the names of pages of the site that chapters cannot have.
var pages = []string{"index", "404", "about", "brief", "cite", "countries", "data", "exhibits", "glossary", "numbers", "references", "search", "sources", "study"}

// chapterNames reads study.yaml and gives the chapters that it lists and that
// are there, the last of them appendices. If it cannot be read they are all
// chapters, and listed is false.
func chapterNames(fsys fs.FS, s *Study, faults *diag.List) (names []Text, appended int, listed bool) {
	files := list(fsys, "chapters", ".yaml", faults)
	others := slices.DeleteFunc(slices.Clone(files), func(f string) bool { return slices.Contains(special, f) })
	var written, appendices []Text
	if slices.Contains(files, "study") {
		listed = read(fsys, studyFile, faults, func(root node) { written, appendices = root.meta(s) })
	} else {
		faults.Hintf(diag.Pos{File: studyFile}, "it holds the title and the order of the chapters, see chapters/README.md", "the file is missing")
	}
	if listed {
		names := checkChapters(append(written[:len(written):len(written)], appendices...), others, faults)
		for _, a := range appendices {
			if slices.ContainsFunc(names, func(n Text) bool { return n.Pos == a.Pos }) {
				appended++
			}
		}
		return names, appended, true
	}
	for _, f := range others {
		names = append(names, Text{S: f})
	}
	return names, 0, false
}

// checkChapters compares the chapters listed with the files that are there and gives those that are both.
func checkChapters(written []Text, files []string, faults *diag.List) []Text {
	var names []Text
	listed := once{map[string]diag.Pos{}, faults}
	for _, t := range written {
		before := len(listed.first)
		listed.add("chapter", t)
		switch {
		case len(listed.first) == before:
		case !sourceKey.MatchString(t.S):
			faults.Errorf(t.Pos, "the file name of a chapter is of small letters, digits and hyphens: found %q", short(t.S))
		case slices.Contains(pages, t.S):
			faults.Hintf(t.Pos, "choose another name", "%s is the name of a page or file that is no chapter", t.S)
		case !slices.Contains(files, t.S):
			faults.Add(diag.Fault{Pos: t.Pos, Width: len(t.S), Message: "chapter " + t.S + " has no file chapters/" + t.S + ".yaml", Hint: diag.DidYouMean(t.S, files)})
		default:
			names = append(names, t)
		}
	}
	for _, f := range files {
		if _, ok := listed.first[f]; !ok {
			faults.Hintf(diag.Pos{File: "chapters/" + f + ".yaml"}, "add "+f+" there, or take the file away", "the chapter is not listed in chapters: or appendices: of study.yaml")
		}
	}
	return names
}

// list gives the names of the files in a folder that end in ext, without it.
func list(fsys fs.FS, dir, ext string, faults *diag.List) []string {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		faults.Hintf(diag.Pos{File: dir}, "a study is a folder with chapters and datasets in it", "the folder cannot be read: %s", reason(err))
	}
	var out []string
	for _, e := range entries {
		name, found := strings.CutSuffix(e.Name(), ext)
		if e.IsDir() || strings.HasPrefix(name, ".") {
			continue
		}
		if found {
			out = append(out, name)
		} else if strings.EqualFold(path.Ext(name), ext) || ext == ".yaml" && path.Ext(name) == ".yml" {
			faults.Hintf(diag.Pos{File: dir + "/" + e.Name()}, "rename it to "+strings.TrimSuffix(name, path.Ext(name))+ext, "the file is not read: its name does not end in %s", ext)
		}
	}
	return out
}

// datasetNames gives the datasets that have a description, a table or both.
func datasetNames(fsys fs.FS, faults *diag.List) []string {
	described := list(fsys, "datasets", ".yaml", faults)
	if len(described) == 0 && !isDir(fsys, "datasets") {
		return nil // said once
	}
	names := described
	for _, t := range list(fsys, "datasets", ".csv", faults) {
		if !slices.Contains(described, t) && !slices.Contains(registers, t) {
			faults.Hintf(diag.Pos{File: "datasets/" + t + ".csv"}, "see datasets/README.md", "the dataset has no description datasets/%s.yaml", t)
			names = append(names, t)
		}
	}
	slices.Sort(names)
	return slices.DeleteFunc(names, func(d string) bool {
		p := diag.Pos{File: "datasets/" + d + ".yaml"}
		switch {
		case slices.Contains(registers, d):
			faults.Hintf(p, "take the file away", "%s is a register with fixed columns and takes no description", d)
			return true
		case !valueName.MatchString(d) && slices.Contains(described, d):
			faults.Hintf(p, "small letters, digits and _, beginning with a letter", "a dataset cannot be named %q", d)
		}
		return false
	})
}

func exists(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return err == nil
}

func isDir(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.IsDir()
}

// loadChapter gives nil if the file does not parse.
func loadChapter(fsys fs.FS, name Text, faults *diag.List) (c *Chapter) {
	file := "chapters/" + name.S + ".yaml"
	read(fsys, file, faults, func(root node) { c = root.chapter(name.S, file, fsys) })
	return c
}

// named is a line that gives an exhibit its id.
var named = regexp.MustCompile(`(?m)^[\t ]*- *[a-z]+: *["']?([a-z][a-z0-9-]*)`)

// unread looks for the names that chapters would have brought had they parsed:
// who refers to one of them has made no mistake.
func unread(fsys fs.FS, names []Text, chapters []*Chapter) map[string]bool {
	out := map[string]bool{}
	for i, c := range chapters {
		if c != nil {
			continue
		}
		out[names[i].S] = true
		text, _ := fs.ReadFile(fsys, "chapters/"+names[i].S+".yaml") // nil: nothing can be known
		for _, m := range named.FindAllSubmatch(text, -1) {
			out[string(m[1])] = true
		}
	}
	return out
}

// loadReferences is false if the file does not parse. That it is missing is a
// fault only where a source is named, see checkSources.
func loadReferences(fsys fs.FS, s *Study, faults *diag.List) bool {
	if !exists(fsys, referencesFile) {
		return true
	}
	return read(fsys, referencesFile, faults, func(root node) { s.References = root.references() })
}

func loadRegisters(fsys fs.FS, faults *diag.List) *dataset.Registers {
	r := dataset.LoadRegisters(func(file string) []byte {
		b, _ := fs.ReadFile(fsys, "datasets/"+file) // nil: not there
		return b
	}, faults)
	if r == nil {
		r = &dataset.Registers{}
	}
	return r
}

// loadSchema gives a dataset that is known by its name even if its description is no good.
func loadSchema(fsys fs.FS, name string, faults *diag.List) *Schema {
	s := &Schema{File: "datasets/" + name + ".csv"}
	s.Name = name
	if file := "datasets/" + name + ".yaml"; exists(fsys, file) {
		read(fsys, file, faults, func(root node) { s = root.schema(name, fsys) })
	}
	return s
}
