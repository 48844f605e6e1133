package main

// Whole builds by the built binary, as a researcher waits for them, of the shipped
// study and of a study of four of its chapters: cold (empty output folder), warm
// (nothing changed), and after one changed cell of a chart, one of a world map and
// one changed sentence. Peak memory is the process's own. Run by `make bench`.

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

func benchBinary(b *testing.B) string {
	bin, err := filepath.Abs("../../out/globalstudy")
	if err == nil {
		_, err = os.Stat(bin)
	}
	if err != nil {
		b.Skip("out/globalstudy is not built: run make bench")
	}
	return bin
}

// timed runs one build and returns its peak memory in MB and what it took of the
// processors in milliseconds.
func timed(b *testing.B, bin, study, out string) (peak, cpu float64) {
	cmd := exec.Command(bin, "build", "-q", "-C", study, "-o", out)
	if msg, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, msg)
	}
	p := cmd.ProcessState
	return float64(p.SysUsage().(*syscall.Rusage).Maxrss) / 1024, (p.UserTime() + p.SystemTime()).Seconds() * 1000
}

func BenchmarkStudy(b *testing.B) {
	whole(b, copyOf(b))
}

// BenchmarkFourChapters is a study as small as the first one was: four chapters and
// their data, with neither annex, brief nor fact sheets of countries.
func BenchmarkFourChapters(b *testing.B) {
	study := copyOf(b)
	onlyChapters(b, benchBinary(b), study, "what-smuggling-is", "scale-income-fees", "europe-mediterranean", "human-cost")
	whole(b, study)
}

// whole measures the builds of a study that it may change.
func whole(b *testing.B, study string) {
	bin, out := benchBinary(b), b.TempDir()
	b.Run("cold", func(b *testing.B) { cold(b, bin, study) })
	timed(b, bin, study, out)
	b.Run("warm", func(b *testing.B) {
		for b.Loop() {
			timed(b, bin, study, out)
		}
	})
	b.Run("cell-of-a-chart", func(b *testing.B) { edited(b, bin, study, out, cell(b, study, "boats.csv", "people")) })
	b.Run("cell-of-a-world-map", func(b *testing.B) { edited(b, bin, study, out, cell(b, study, "deaths_cells.csv", "deaths")) })
	b.Run("sentence", func(b *testing.B) { edited(b, bin, study, out, sentence(b, study)) })
}

func cold(b *testing.B, bin, study string) {
	peak, cpu, n, out := 0.0, 0.0, 0.0, b.TempDir()
	for b.Loop() {
		b.StopTimer()
		if err := os.RemoveAll(out); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		p, c := timed(b, bin, study, out)
		peak, cpu, n = max(peak, p), cpu+c, n+1
	}
	b.ReportMetric(peak, "MB-peak")
	b.ReportMetric(cpu/n, "cpu-ms")
	book := 0.0 // the largest of the PDFs; the other is the brief
	pdfs, err := filepath.Glob(out + "/*.pdf")
	if err != nil {
		b.Fatal(err)
	}
	for _, p := range pdfs {
		if st, err := os.Stat(p); err == nil {
			book = max(book, float64(st.Size()))
		}
	}
	b.ReportMetric(book, "bytes-pdf")
}

// edited measures builds into out with one edit before each.
func edited(b *testing.B, bin, study, out string, edit func(i int)) {
	peak, cpu, n := 0.0, 0.0, 0
	for b.Loop() {
		b.StopTimer()
		n++
		edit(n)
		b.StartTimer()
		p, c := timed(b, bin, study, out)
		peak, cpu = max(peak, p), cpu+c
	}
	b.ReportMetric(peak, "MB-peak")
	b.ReportMetric(cpu/float64(n), "cpu-ms")
}

// cell gives an edit that counts the largest number of a column up: one that is drawn.
func cell(b *testing.B, study, name, column string) func(int) {
	file := filepath.Join(study, "datasets", name)
	rows, err := csv.NewReader(strings.NewReader(slurp(b, file))).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	col, at, most := slices.Index(rows[0], column), 0, -1
	for i, row := range rows[1:] {
		if n, err := strconv.Atoi(row[max(col, 0)]); err == nil && n > most {
			at, most = i+1, n
		}
	}
	if col < 0 || at == 0 {
		b.Fatalf("%s has no numbers in a column %q", name, column)
	}
	return func(i int) {
		rows[at][col] = strconv.Itoa(most + i)
		var out strings.Builder
		if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
			b.Fatal(err)
		}
		put(b, file, out.String())
	}
}

// sentence gives an edit of the first words of a chapter.
func sentence(b *testing.B, study string) func(int) {
	file := filepath.Join(study, "chapters", "human-cost.yaml")
	const before = "standfirst: >-\n  "
	head, rest, ok := strings.Cut(strings.ReplaceAll(slurp(b, file), "Indeed. ", ""), before)
	if !ok {
		b.Fatal(file, " has no standfirst")
	}
	return func(i int) { put(b, file, head+before+strings.Repeat("Indeed. ", i%4+1)+rest) }
}

// copyOf copies the shipped study into a folder of its own.
func copyOf(b *testing.B) string {
	study := b.TempDir()
	for _, dir := range []string{"chapters", "datasets"} {
		if err := os.CopyFS(filepath.Join(study, dir), os.DirFS("../../"+dir)); err != nil {
			b.Fatal(err)
		}
	}
	return study
}

var (
	chapterList = regexp.MustCompile(`(?m)^(chapters|appendices): \[.*\]\n`)
	factSheets  = regexp.MustCompile(`(?m)^country_sheets:\n(?:(?: .*)?\n)*`)
	datasetName = regexp.MustCompile(`[a-z][a-z0-9_]*`)
	lostTarget  = regexp.MustCompile(`"#?([\w-]+)",? (?:which )?is no exhibit`)
)

// onlyChapters takes the other chapters out of a study, with the appendices, the
// brief, the fact sheets of countries, all that refers to them and the data that
// only they use.
func onlyChapters(b *testing.B, bin, study string, keep ...string) {
	dir := filepath.Join(study, "chapters")
	file := filepath.Join(dir, "study.yaml")
	text := slurp(b, file)
	for _, list := range chapterList.FindAllString(text, -1) {
		_, names, _ := strings.Cut(strings.TrimRight(list, "]\n"), "[")
		for name := range strings.SplitSeq(names, ", ") {
			if !strings.Contains(" "+strings.Join(keep, " ")+" ", " "+name+" ") {
				if err := os.Remove(filepath.Join(dir, name+".yaml")); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	text = chapterList.ReplaceAllString(text, "")
	text = factSheets.ReplaceAllString(text, "")
	put(b, file, fmt.Sprintf("chapters: [%s]\n%s", strings.Join(keep, ", "), text))
	if err := os.Remove(filepath.Join(dir, "brief.yaml")); err != nil {
		b.Fatal(err)
	}
	faults, _ := exec.Command(bin, "check", "-C", study).CombinedOutput() // it has some: those are wanted
	files, err := filepath.Glob(dir + "/*.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for _, m := range lostTarget.FindAllSubmatch(faults, -1) {
		id := regexp.QuoteMeta(string(m[1]))
		reference, item := regexp.MustCompile(`\[[^\]]*\]\(#`+id+`\)`), regexp.MustCompile(`(see: \[.*?)(?:, `+id+`\b|\b`+id+`, )`)
		for _, f := range files {
			text := slurp(b, f)
			put(b, f, item.ReplaceAllString(reference.ReplaceAllString(text, "elsewhere"), "$1"))
		}
	}
	onlyUsedData(b, study)
	if msg, err := exec.Command(bin, "check", "-q", "-C", study).CombinedOutput(); err != nil {
		b.Fatalf("the study of %d chapters has faults:\n%s", len(keep), msg)
	}
}

// onlyUsedData removes the datasets whose name stands neither in a chapter nor in
// the description of a dataset that is left.
func onlyUsedData(b *testing.B, study string) {
	said, data := map[string]bool{}, filepath.Join(study, "datasets")
	read := func(file string) {
		for _, word := range datasetName.FindAllString(slurp(b, file), -1) {
			said[word] = true
		}
	}
	chapters, err := filepath.Glob(filepath.Join(study, "chapters", "*.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	for _, file := range chapters {
		read(file)
	}
	schemas, err := filepath.Glob(filepath.Join(data, "*.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	left := len(schemas) + 1
	for len(schemas) < left { // until no further one is named
		left = len(schemas)
		schemas = slices.DeleteFunc(schemas, func(file string) bool {
			name := strings.TrimSuffix(filepath.Base(file), ".yaml")
			if said[name] {
				read(file)
				return true
			}
			return false
		})
	}
	for _, file := range schemas {
		for _, f := range []string{file, strings.TrimSuffix(file, ".yaml") + ".csv"} {
			if err := os.Remove(f); err != nil && !os.IsNotExist(err) {
				b.Fatal(err)
			}
		}
	}
}

func slurp(b *testing.B, file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

func put(b *testing.B, file, text string) {
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}
