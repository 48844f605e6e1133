package pdf

// The file as other programs see it: qpdf and poppler's tools.

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// run runs a tool on the sample. Without the tool the test is skipped, or fails
// where REQUIRE_TOOLS=1.
func run(t *testing.T, tool string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		if os.Getenv("REQUIRE_TOOLS") == "1" {
			t.Fatalf("%s is not installed (packages qpdf and poppler-utils)", tool)
		}
		t.Skipf("%s is not installed", tool)
	}
	file := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(file, samplePDF(t), 0o644); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", file)
	}
	out, err := exec.Command(tool, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", tool, args, err, out)
	}
	return string(out)
}

// wantAll checks that all lines occur in out, in order.
func wantAll(t *testing.T, out string, lines ...string) {
	t.Helper()
	rest := out
	for _, l := range lines {
		_, after, ok := strings.Cut(rest, l)
		if !ok {
			t.Errorf("%q is missing or out of place in\n%s", l, out)
			return
		}
		rest = after
	}
}

func TestQPDF(t *testing.T) {
	wantAll(t, run(t, "qpdf", "--check", "FILE"), "No syntax or stream encoding errors found")
}

func TestText(t *testing.T) {
	out := run(t, "pdftotext", "FILE", "-")
	wantAll(t, out, "Global study on efficient offices", "1 AVATAR, fi ffi & first ligatures", "Efficient offices find 1,822,102 first flows; justi\u00AD\nfied lines",
		"on a third line.", "Second item, in ČESKÝ", "A note.", "Back to one")
	if n := strings.Count(out, "2015"); n != 1 {
		t.Errorf("the label with a halo occurs %d times", n)
	}
}

func TestInfo(t *testing.T) {
	wantAll(t, run(t, "pdfinfo", "FILE"), "Global Study: Žluťoučký & others", "Tagged:          yes", "Pages:           3")
	wantAll(t, run(t, "pdfinfo", "-struct-text", "FILE"), "Document", "H1 (block)", `"Global study on efficient offices "`, "Sect", "P (block)", `justi"`, `"-"`, `"fied lines end in spaces, see the "`, "Link (inline)",
		`"project site"`, "Figure", "/BBox [62 521.89 302 681.89]", "Table (block)", "Caption", "THead", "TH", "/Scope /Column", "/Scope /Row", "L (block)", "/ListNumbering /Decimal", "Lbl", `"1."`)
}

func TestAttachments(t *testing.T) {
	wantAll(t, run(t, "pdfdetach", "-list", "FILE"), "2 embedded files", "eu_crossings.csv", "fig-routes.csv")
	dir := t.TempDir()
	run(t, "pdfdetach", "-save", "2", "-o", filepath.Join(dir, "out.csv"), "FILE")
	got, err := os.ReadFile(filepath.Join(dir, "out.csv"))
	if err != nil || string(got) != "year,detections\n2015,1822102\n" {
		t.Errorf("saved %q, %v", got, err)
	}
}

func TestEmbeddedFonts(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(run(t, "pdffonts", "FILE")), "\n")[2:] {
		if !strings.Contains(line, "Identity-H       yes yes yes") {
			t.Errorf("not embedded, not a subset or without text: %s", line)
		}
	}
}

// TestPaints renders the sample: the gradient, the hatch, the picture and the
// clip leave their colours where they should.
func TestPaints(t *testing.T) {
	ppm := run(t, "pdftoppm", "-r", "72", "-f", "2", "-l", "2", "FILE")
	_, data, ok := strings.Cut(ppm, "\n255\n")
	if !ok {
		t.Fatal("no picture")
	}
	for _, c := range []struct {
		what string
		x, y int
		want [3]byte
	}{
		{"the column", 92, 280, [3]byte{0x0B, 0x5C, 0x7A}},
		{"the chart's ground", 280, 300, [3]byte{0xF5, 0xF7, 0xF8}},
		{"the paper", 320, 300, [3]byte{0xFF, 0xFF, 0xFF}},
		{"the picture's first dot, three quarters opaque", 73, 171, [3]byte{0x3D, 0x9E, 0xFD}},
		{"the see-through circle", 258, 262, [3]byte{0xBE, 0xAD, 0xC1}},
	} {
		i := 3 * (c.y*596 + c.x)
		for k := range 3 {
			if d := int(data[i+k]) - int(c.want[k]); d < -12 || d > 12 {
				t.Errorf("%s is % X, want % X", c.what, data[i:i+3], c.want)
				break
			}
		}
	}
}
