package pdf

// Attachments: the data of each exhibit and the downloads of the report, as
// associated files of the document (PDF/A-3), described by label and title.

import (
	"crypto/md5"
	"fmt"
	"strings"

	"globalstudy/render/doc"
)

// attachment is a file inside the PDF.
type attachment struct {
	name, description, mediaType string
	data                         []byte
}

// attachments lists what to attach, in reading order; a name that comes twice
// with other data is a fault.
func attachments(d *doc.Document) ([]attachment, []error) {
	var out []attachment
	var faults []error
	seen := map[string]string{}
	add := func(a attachment) {
		if a.name == "" || len(a.data) == 0 {
			return
		}
		if old, ok := seen[a.name]; ok {
			if old != string(a.data) {
				faults = append(faults, fmt.Errorf("two files named %q to attach", a.name))
			}
			return
		}
		seen[a.name] = string(a.data)
		out = append(out, a)
	}
	for _, e := range d.Exhibits() {
		title := strings.TrimSpace(e.Label + ": " + doc.InlineText(e.Title))
		add(attachment{e.CSVName, title, "text/csv", e.CSV})
	}
	for _, f := range d.Downloads {
		add(attachment{f.Name, f.Title, f.Type, f.Data})
	}
	return out, faults
}

// attached is the files in the PDF.
type attached struct {
	list   string            // references to the specifications, in order
	byName map[string]string // the same by the names of the files
}

// addAttachments adds the files.
func addAttachments(f *file, files []attachment, date string) *attached {
	out := &attached{byName: map[string]string{}}
	streams, facts := make([][]byte, len(files)), make([]int, len(files))
	for i, a := range files { // objects of their own, for those are compressed and the dictionaries of streams are not
		facts[i] = f.add(fmt.Sprintf("<</Size %d/ModDate(%s)/CheckSum<%X>>>", len(a.data), date, md5.Sum(a.data)))
	}
	inParallel(len(files), func(i int) { streams[i] = f.embedded(&files[i], facts[i]) })
	var list strings.Builder
	for i, a := range files {
		f.bodies = append(f.bodies, streams[i])
		data := len(f.bodies) - 1
		id := f.add(fmt.Sprintf("<</Type/Filespec/F%[1]s/UF%[1]s/Desc%[2]s/AFRelationship/Data/EF<</F %[3]s/UF %[3]s>>>>",
			textString(a.name), textString(a.description), ref(data)))
		out.byName[a.name] = ref(id)
		list.WriteString(ref(id) + " ")
	}
	out.list = strings.TrimSpace(list.String())
	return out
}

// tree spells the name tree that lists the files.
func (a *attached) tree() string {
	_, names := nameTree(a.byName)
	return "<<" + names + ">>"
}

// ofExhibits gives the references to the exhibits' data by the exhibits' ids.
func (a *attached) ofExhibits(d *doc.Document) map[string]string {
	out := map[string]string{}
	for _, e := range d.Exhibits() {
		if r := a.byName[e.CSVName]; r != "" && e.ID != "" {
			out[e.ID] = r
		}
	}
	return out
}

// embedded spells a file as a stream; facts is the object that describes it.
func (f *file) embedded(a *attachment, facts int) []byte {
	media := a.mediaType
	if media == "" {
		media = "application/octet-stream"
	}
	return f.deflater.stream(fmt.Sprintf("/Subtype%s/Params %s", name(media), ref(facts)), a.data)
}
