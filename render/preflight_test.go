package render

// PDFBox Preflight, as Debian has it, knows PDF/A-1b only. What PDF/A-3 allows
// beyond that is let through here; all else it finds, in fonts, widths, colour,
// metadata and structure of the file, is a fault.

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// preflightJars are in /usr/share/java, from the packages libpdfbox2-java,
// libfontbox2-java, libcommons-logging-java, libjaxb-api-java and libactivation-java.
var preflightJars = []string{"pdfbox2", "preflight", "xmpbox", "fontbox2", "commons-logging", "jaxb-api", "javax.activation"}

// allowedByPart3 is what PDF/A-1 forbids and PDF/A-3 does not.
var allowedByPart3 = regexp.MustCompile(`^\d+ (` + strings.Join([]string{
	`1\.2\.9 .*EmbeddedFile entry is present in a FileSpecification dictionary`,
	`1\.4 .*/XRef cross reference streams are not allowed`,
	`1\.4\.7 .*EmbeddedFile entry is present in the Names dictionary`,
	`2\.2\.1 .*Group has a transparency S entry or the S entry is null`,
	`3\.1\.11 .*The CIDSet entry is missing for the Composite Subset`,
	`4\.1\.2 .*(CA|ca) entry in a ExtGState is invalid`,
	`2\.2\.2 .*Soft Mask must be null or None`,
	`7\.11\.2 .*part must be 1`,
	`7\.2 .*Author`, // which PDF/A-1 wants in one piece
}, "|") + `)`)

// refused lists the lines of Preflight's answer that no later part allows.
func refused(answer string) []string {
	var out []string
	for line := range strings.Lines(answer) {
		if line = strings.TrimSpace(line); line != "" && line != "checked" && !allowedByPart3.MatchString(line) {
			out = append(out, line)
		}
	}
	return out
}

func preflight(t *testing.T, pdf string) string {
	t.Helper()
	tool(t, "javac") // which runs the source file
	var path []string
	for _, jar := range preflightJars {
		file := "/usr/share/java/" + jar + ".jar"
		if _, err := os.Stat(file); err != nil {
			if os.Getenv("REQUIRE_TOOLS") == "1" {
				t.Fatalf("%s is not installed and REQUIRE_TOOLS=1", file)
			}
			t.Skipf("%s is not installed: this check is left out", file)
		}
		path = append(path, file)
	}
	out := outputOf(t, "java", "-cp", strings.Join(path, ":"), "testdata/Preflight.java", pdf)
	if !strings.HasSuffix(out, "checked\n") {
		t.Fatalf("Preflight did not end:\n%s", out)
	}
	return out
}

func TestPreflight(t *testing.T) {
	eachStudy(t, func(t *testing.T, b *built) {
		for _, file := range kindsOfPDF(t, b) {
			for _, fault := range refused(preflight(t, file)) {
				t.Errorf("%s: %s", filepath.Base(file), fault)
			}
		}
	})
}

// TestPreflightCanFail: metadata that disagree with the information dictionary are found.
func TestPreflightCanFail(t *testing.T) {
	b := kitchenSink(t)
	data, err := os.ReadFile(b.pdf())
	if err != nil {
		t.Fatal(err)
	}
	spoilt := strings.Replace(string(data), "<pdf:Producer>gopdf", "<pdf:Producer>GOPDF", 1)
	if spoilt == string(data) {
		t.Fatal("the metadata name no producer")
	}
	file := filepath.Join(t.TempDir(), "spoilt.pdf")
	if err := os.WriteFile(file, []byte(spoilt), 0o644); err != nil {
		t.Fatal(err)
	}
	if len(refused(preflight(t, file))) == 0 {
		t.Error("Preflight let another producer pass")
	}
}
