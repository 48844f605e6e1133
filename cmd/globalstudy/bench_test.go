package main

// Whole builds of the shipped study by the built binary, as a researcher waits
// for them: cold (empty output folder), warm (nothing changed) and after one
// changed cell. Peak memory is the process's own. Run by `make bench`.

import (
	"os"
	"os/exec"
	"path/filepath"
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

// timed runs one build and returns its peak memory in MB.
func timed(b *testing.B, bin, study, out string) float64 {
	cmd := exec.Command(bin, "build", "-q", "-C", study, "-o", out)
	if msg, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, msg)
	}
	return float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / 1024
}

func BenchmarkStudyCold(b *testing.B) {
	bin := benchBinary(b)
	peak := 0.0
	out := b.TempDir()
	for b.Loop() {
		b.StopTimer()
		os.RemoveAll(out)
		b.StartTimer()
		peak = max(peak, timed(b, bin, "../..", out))
	}
	b.ReportMetric(peak, "MB-peak")
	if pdfs, _ := filepath.Glob(out + "/*.pdf"); len(pdfs) == 1 {
		if st, err := os.Stat(pdfs[0]); err == nil {
			b.ReportMetric(float64(st.Size())/1024, "KB-pdf")
		}
	}
}

func BenchmarkStudyWarm(b *testing.B) {
	bin, out := benchBinary(b), b.TempDir()
	timed(b, bin, "../..", out)
	for b.Loop() {
		timed(b, bin, "../..", out)
	}
}

// One changed cell: of a chart, and of the world map with the most to draw.
func BenchmarkStudyOneCell(b *testing.B) {
	b.Run("chart", func(b *testing.B) { oneCell(b, "uk_small_boats.csv", 2) })
	b.Run("map", func(b *testing.B) { oneCell(b, "deaths_grid.csv", 2) })
}

// oneCell counts the cell of that column in the last row up from one build to the next.
func oneCell(b *testing.B, name string, col int) {
	bin, out, study := benchBinary(b), b.TempDir(), b.TempDir()
	for _, dir := range []string{"chapters", "datasets"} {
		if err := os.CopyFS(filepath.Join(study, dir), os.DirFS("../../"+dir)); err != nil {
			b.Fatal(err)
		}
	}
	file := filepath.Join(study, "datasets", name)
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(text)), "\n")
	last := strings.Split(rows[len(rows)-1], ",")
	was, err := strconv.Atoi(last[col])
	if err != nil {
		b.Fatal(err)
	}
	timed(b, bin, study, out)
	peak, i := 0.0, 0
	for b.Loop() {
		b.StopTimer()
		i++
		last[col] = strconv.Itoa(was + i)
		rows[len(rows)-1] = strings.Join(last, ",")
		if err := os.WriteFile(file, []byte(strings.Join(rows, "\n")+"\n"), 0o644); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		peak = max(peak, timed(b, bin, study, out))
	}
	b.ReportMetric(peak, "MB-peak")
}
