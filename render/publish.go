package render

// Publishing: the finished report is written beside the last one and swapped in
// by renaming, so readers see either the old report or the new. A file that is in
// the last report as it should be is linked and not written again. A build that
// is killed between the two renames is mended by the next one (see recover).

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"sync"
	"sync/atomic"

	"globalstudy/render/diag"
	"globalstudy/render/site"
)

const (
	siteDir      = "site"
	siteNew      = ".site.new"
	siteOld      = ".site.old"
	cacheDir     = ".cache"
	manifestFile = cacheDir + "/manifest.json"
)

// output is a finished report in memory.
type output struct {
	site    []site.File
	pdfName string
	pdf     []byte
	pages   int

	briefName  string // with the brief; "" if there is none
	brief      []byte
	briefPages int
	flaws      []string

	staged map[string]string // hashes of the files of site that are written already
}

// manifest is what the last build was made of and made.
type manifest struct {
	Inputs   string            // hash of the study and the program
	Outputs  map[string]string // file name to hash
	Result   Result
	Warnings []diag.Fault
}

// hashInputs hashes names and contents of every file of the study.
func hashInputs(study fs.FS, tool string) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n", tool)
	for _, dir := range []string{"chapters", "datasets"} {
		err := fs.WalkDir(study, dir, func(p string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil // study.Load says so
			}
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(study, p)
			if err != nil {
				return err
			}
			fmt.Fprintf(h, "%s %d\n", p, len(b))
			h.Write(b)
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// upToDate returns the last build's result and warnings if it was made of the
// same inputs and all its files still stand as written.
func upToDate(out *os.Root, inputs string) (*Result, []diag.Fault) {
	b, err := out.ReadFile(manifestFile)
	var m manifest
	if err != nil || json.Unmarshal(b, &m) != nil || m.Inputs != inputs || len(m.Outputs) == 0 {
		return nil, nil
	}
	names := slices.Sorted(maps.Keys(m.Outputs))
	var changed atomic.Bool
	inParallel(len(names), func(i int) {
		if changed.Load() {
			return
		}
		if b, err := out.ReadFile(names[i]); err != nil || hashOf(b) != m.Outputs[names[i]] {
			changed.Store(true)
		}
	})
	if changed.Load() {
		return nil, nil
	}
	m.Result.UpToDate = true
	return &m.Result, m.Warnings
}

func hashOf(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// stage writes what there is of a site beside the last one, while the book is
// still being made.
func stage(root *os.Root, out *output) error {
	err := recoverSite(root)
	if err == nil {
		out.staged, err = writeSite(root, out.site)
	}
	return err
}

// publish writes what is not staged, swaps the report in and then records it.
func publish(root *os.Root, out *output, m manifest) error {
	if out.staged == nil {
		if err := recoverSite(root); err != nil {
			return err
		}
	}
	books := []site.File{{Name: out.pdfName, Data: out.pdf}}
	if out.brief != nil {
		books = append(books, site.File{Name: out.briefName, Data: out.brief})
	}
	var err error
	if m.Outputs, err = writeSite(root, out.site[len(out.staged):]); err != nil {
		return err
	}
	maps.Copy(m.Outputs, out.staged)
	for _, b := range books {
		m.Outputs[b.Name] = hashOf(b.Data)
		if err := root.WriteFile("."+b.Name+".new", b.Data, 0o644); err != nil {
			return err
		}
	}
	if err := root.Rename(siteDir, siteOld); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := root.Rename(siteNew, siteDir); err != nil {
		return errors.Join(err, recoverSite(root))
	}
	for _, b := range books {
		if err := root.Rename("."+b.Name+".new", b.Name); err != nil {
			return err
		}
	}
	if err := root.RemoveAll(siteOld); err != nil {
		return err
	}
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	if err := root.MkdirAll(cacheDir, 0o755); err != nil {
		return err
	}
	return root.WriteFile(manifestFile, b, 0o644)
}

// writeSite writes a site beside the last and gives the hashes of its files by the
// names that they will have.
func writeSite(root *os.Root, files []site.File) (map[string]string, error) {
	if err := root.MkdirAll(siteNew, 0o755); err != nil {
		return nil, err
	}
	dirs, rooms := map[string]*folder{}, &sync.Pool{New: func() any { return new(room) }}
	defer func() {
		for _, d := range dirs {
			d.close()
		}
	}()
	for _, f := range files {
		if dir := path.Dir(f.Name); dirs[dir] == nil {
			var err error
			if dirs[dir], err = openFolder(root, dir, rooms); err != nil {
				return nil, err
			}
		}
	}
	hashes, errs := make([]string, len(files)), make([]error, len(files))
	inParallel(len(files), func(i int) {
		hashes[i], errs[i] = hashOf(files[i].Data), dirs[path.Dir(files[i].Name)].place(root, files[i])
	})
	out := map[string]string{}
	for i, f := range files {
		out[path.Join(siteDir, f.Name)] = hashes[i]
	}
	return out, errors.Join(errs...)
}

// folder is a folder of the site, as it was and as it will be, opened once for all
// files in it.
type folder struct {
	was, now *os.Root // was is nil where the last site has none
	rooms    *sync.Pool
}

// room is for a piece of a file.
type room [1 << 15]byte

func openFolder(root *os.Root, dir string, rooms *sync.Pool) (*folder, error) {
	now := path.Join(siteNew, dir)
	if err := root.MkdirAll(now, 0o755); err != nil {
		return nil, err
	}
	d := &folder{rooms: rooms}
	d.was, _ = root.OpenRoot(path.Join(siteDir, dir))
	var err error
	d.now, err = root.OpenRoot(now)
	return d, err
}

func (d *folder) close() {
	for _, r := range []*os.Root{d.was, d.now} {
		if r != nil {
			r.Close()
		}
	}
}

// place puts a file into the new site: as a second name of the last site's file
// where that holds the same bytes, for making a file is the slow part of writing
// a small one. Files of a site are never written in place.
func (d *folder) place(root *os.Root, f site.File) error {
	name := path.Base(f.Name)
	if d.holds(name, f.Data) && root.Link(path.Join(siteDir, f.Name), path.Join(siteNew, f.Name)) == nil {
		return nil
	}
	return d.now.WriteFile(name, f.Data, 0o644)
}

// holds reports whether a file of the last site consists of these bytes.
func (d *folder) holds(name string, data []byte) bool {
	if d.was == nil {
		return false
	}
	file, err := d.was.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	if st, err := file.Stat(); err != nil || st.Size() != int64(len(data)) {
		return false
	}
	part := d.rooms.Get().(*room)
	defer d.rooms.Put(part)
	for len(data) > 0 {
		n, err := file.Read(part[:])
		if n > len(data) || !bytes.Equal(part[:n], data[:n]) || err != nil && n < len(data) {
			return false
		}
		data = data[n:]
	}
	return true
}

// recoverSite brings back the last site if a build died between the renames,
// and removes what a dead build left half written.
func recoverSite(root *os.Root) error {
	if _, err := root.Stat(siteDir); errors.Is(err, fs.ErrNotExist) {
		if err := root.Rename(siteOld, siteDir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return errors.Join(root.RemoveAll(siteNew), root.RemoveAll(siteOld))
}
