package compile

// The datasets of a study without a report, for those who look at data only.

import (
	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
)

// Tables reads the datasets of a study and computes the derived ones, as [Compile]
// does. A dataset with faults is nil or hollow.
func Tables(st *study.Study, faults *diag.List) *dataset.Env {
	c := &compiler{st: st, faults: faults, schemas: map[string]*study.Schema{}}
	c.readTables()
	return &c.env
}
