package study

import (
	"io/fs"

	"globalstudy/render/diag"
)

// Load reads a study. It returns what could be read even when faults were added.
func Load(fsys fs.FS, faults *diag.List) *Study { panic("TODO") }
