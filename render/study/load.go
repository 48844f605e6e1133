package study

// Reading a whole study. Files are read and decoded side by side, each into its
// own place, so the result does not depend on which is ready first; then come
// the checks that need all of them: ids that are written twice, sources that
// are in no register, files that nothing names.

import (
	"io/fs"
	"maps"
	"path"
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

// Load reads a study. It returns what could be read even when faults were added.
func Load(fsys fs.FS, faults *diag.List) *Study {
	s := &Study{}
	names := chapterNames(fsys, s, faults)
	chapters := make([]*Chapter, len(names))
	data := datasetNames(fsys, faults)
	schemas := make([]*Schema, len(data))

	var work sync.WaitGroup
	work.Go(func() { s.References = loadReferences(fsys, faults) })
	work.Go(func() { s.Registers = loadRegisters(fsys, faults) })
	for i, name := range names {
		work.Go(func() { chapters[i] = loadChapter(fsys, name, faults) })
	}
	for i, name := range data {
		work.Go(func() { schemas[i] = loadSchema(fsys, name, faults) })
	}
	work.Wait()

	s.Chapters = slices.DeleteFunc(chapters, func(c *Chapter) bool { return c == nil })
	s.Schemas = slices.DeleteFunc(schemas, func(d *Schema) bool { return d == nil })
	s.Registers.Sources = map[string]bool{}
	for _, r := range s.References {
		s.Registers.Sources[r.Key.S] = true
	}
	s.checkNames(faults)
	s.checkSources(fsys, faults)
	return s
}

// chapterNames reads study.yaml and gives the chapters that it lists and that are there.
func chapterNames(fsys fs.FS, s *Study, faults *diag.List) []Text {
	files := list(fsys, "chapters", ".yaml", faults)
	if !slices.Contains(files, "study") {
		faults.Hintf(diag.Pos{File: studyFile}, "it holds the title and the order of the chapters, see chapters/README.md", "the file is missing")
		return nil
	}
	root, ok := open(fsys, studyFile, faults)
	if !ok {
		return nil
	}
	var names []Text
	listed := once{map[string]diag.Pos{}, faults}
	others := slices.DeleteFunc(slices.Clone(files), func(f string) bool { return f == "study" || f == "references" })
	for _, t := range root.meta(s) {
		before := len(listed.first)
		listed.add("chapter", t)
		switch {
		case len(listed.first) == before:
		case t.S == "index" || !sourceKey.MatchString(t.S):
			faults.Errorf(t.Pos, "the file name of a chapter is of small letters, digits and hyphens, and not index: found %q", short(t.S))
		case !slices.Contains(others, t.S):
			faults.Add(diag.Fault{Pos: t.Pos, Width: len(t.S), Message: "chapter " + t.S + " has no file chapters/" + t.S + ".yaml", Hint: diag.DidYouMean(t.S, others)})
		default:
			names = append(names, t)
		}
	}
	for _, f := range others {
		if _, ok := listed.first[f]; !ok {
			faults.Hintf(diag.Pos{File: "chapters/" + f + ".yaml"}, "add "+f+" there, or take the file away", "the chapter is not listed in chapters: of study.yaml")
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

// datasetNames gives the datasets that have a description.
func datasetNames(fsys fs.FS, faults *diag.List) []string {
	described := list(fsys, "datasets", ".yaml", faults)
	if len(described) == 0 && !isDir(fsys, "datasets") {
		return nil // said once
	}
	tables := list(fsys, "datasets", ".csv", faults)
	for _, t := range tables {
		if !slices.Contains(described, t) && !slices.Contains(registers, t) {
			faults.Hintf(diag.Pos{File: "datasets/" + t + ".csv"}, "see datasets/README.md", "the dataset has no description datasets/%s.yaml", t)
		}
	}
	return slices.DeleteFunc(described, func(d string) bool {
		p := diag.Pos{File: "datasets/" + d + ".yaml"}
		switch {
		case slices.Contains(registers, d):
			faults.Hintf(p, "take the file away", "%s is a register with fixed columns and takes no description", d)
			return true
		case !valueName.MatchString(d):
			faults.Hintf(p, "small letters, digits and _, beginning with a letter", "a dataset cannot be named %q", d)
			return true
		}
		return false
	})
}

func isDir(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.IsDir()
}

func loadChapter(fsys fs.FS, name Text, faults *diag.List) *Chapter {
	file := "chapters/" + name.S + ".yaml"
	root, ok := open(fsys, file, faults)
	if !ok {
		return nil
	}
	return root.chapter(name.S, file, fsys)
}

func loadReferences(fsys fs.FS, faults *diag.List) []Reference {
	if _, err := fs.Stat(fsys, referencesFile); err != nil {
		return nil // a fault only where a source is named, see checkSources
	}
	root, ok := open(fsys, referencesFile, faults)
	if !ok {
		return nil
	}
	return root.references()
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

func loadSchema(fsys fs.FS, name string, faults *diag.List) *Schema {
	var own diag.List
	root, ok := open(fsys, "datasets/"+name+".yaml", &own)
	var s *Schema
	if ok {
		s = root.schema(name)
		s.File = "datasets/" + name + ".csv"
		csv, err := fs.ReadFile(fsys, s.File)
		switch {
		case s.Derived != nil && err == nil:
			own.Errorf(s.Pos, "dataset %s has both data: and the file %s", name, s.File)
		case s.Derived == nil && err != nil:
			own.Hintf(s.Pos, "add the file, or data: to compute it from other datasets", "dataset %s: %s cannot be read: %s", name, s.File, reason(err))
		}
		s.CSV = csv
		if own.Len() == 0 { // else the same mistake could be reported in two ways
			s.Check(&own)
		}
	}
	for _, f := range own.Sorted() {
		faults.Add(f)
	}
	return s
}

// checkNames finds ids of exhibits and names of values that are written twice.
func (s *Study) checkNames(faults *diag.List) {
	ids := once{map[string]diag.Pos{}, faults}
	global := once{map[string]diag.Pos{}, faults}
	for _, v := range s.Values {
		global.add("value", v.Name)
	}
	for _, c := range s.Chapters {
		own := once{maps.Clone(global.first), faults}
		for _, v := range c.Values {
			own.add("value", v.Name)
		}
		for _, sec := range c.Sections {
			for _, b := range sec.Blocks {
				ids.add("id", id(b))
			}
		}
	}
}

// checkSources finds sources that are not in references.yaml.
func (s *Study) checkSources(fsys fs.FS, faults *diag.List) {
	refs := cardSources(s.KeyFigures)
	for _, c := range s.Chapters {
		for _, sec := range c.Sections {
			for _, b := range sec.Blocks {
				refs = append(refs, sources(b)...)
			}
		}
	}
	for _, d := range s.Schemas {
		refs = append(refs, d.Sources...)
	}
	known := slices.Sorted(maps.Keys(s.Registers.Sources))
	if len(known) == 0 {
		if _, err := fs.Stat(fsys, referencesFile); err != nil && len(refs) > 0 {
			faults.Hintf(diag.Pos{File: referencesFile}, "it says what each source is, see chapters/README.md", "the file is missing; %s names the source %s", refs[0].Pos, refs[0].Name)
		}
		return // an unreadable register is a fault already
	}
	for _, r := range refs {
		if !s.Registers.Sources[r.Name] {
			faults.Add(diag.Fault{Pos: r.Pos, Width: len(r.Name), Message: "source " + r.Name + " is not in references.yaml", Hint: diag.DidYouMean(r.Name, known)})
		}
	}
}
