package rules

import "testing"

// FuzzJudge: whatever the bytes, the judge answers.
func FuzzJudge(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type/XRef/Size 2/W[1 4 2]/Root 1 0 R/Length 14>>\nstream\n" +
		"\x00\x00\x00\x00\x00\xFF\xFF\x01\x00\x00\x00\x0F\x00\x00\nendstream\nendobj\nstartxref\n15\n%%EOF\n"))
	f.Add([]byte("startxref\n0\n%%EOF"))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		if faults, err := Judge(pdf); err == nil && len(faults) == 0 {
			t.Error("bytes at random keep all rules")
		}
	})
}

func TestLexer(t *testing.T) {
	for text, good := range map[string]bool{"<</A[1 .5 -2(a(b)\\)c)<0A>/N#20x true null 5 0 R]>>": true, "<<": false, "[": false, "(": false, "<": false, "<<1 2>>": false, ")": false, "": false} {
		l := &lexer{src: []byte(text), refs: true, fault: func(string, string, ...any) {}}
		o, err := l.object()
		if (err == nil) != good {
			t.Errorf("%s: %v, %v", text, o, err)
		}
		if a, ok := o.(Dict); ok && (len(a["A"].(Array)) != 9 || a["A"].(Array)[8] != Ref(5)) {
			t.Errorf("%s: %v", text, a)
		}
	}
}
