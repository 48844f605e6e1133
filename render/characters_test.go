package render

// A character that no embedded font has is a fault where it is written: in a
// text, in a shown cell of a table, or written by its number.

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"globalstudy/render/diag"
)

func TestCharactersWithoutFont(t *testing.T) {
	for name, c := range map[string]struct{ old, text, want string }{
		"title":         {"title: '\\<script>pwned()\\</script>'", "title: 'A 中'", "chapters/one.yaml:1:11: no font has the character “中” (U+4E2D, Han)"},
		"by its number": {"title: '\\<script>pwned()\\</script>'", "title: 'A good &#20013;'", "“中” (U+4E2D, Han), after “A good”"},
		"drawn":         {"title: '\\<script>pwned()\\</script>'", "title: 'Größe, Łódź, Αθήνα, Київ, ₂ → ½'", ""},
		"comment":       {"title: '\\<script>pwned()\\</script>'", "title: One # 中", ""},
	} {
		t.Run(name, func(t *testing.T) {
			checkFaults(t, Check(context.Background(), Options{Study: hostile(t, c.old, c.text)}), c.want)
		})
	}
}

func TestCellsWithoutFont(t *testing.T) {
	fsys := hostile(t, "", "")
	file := fsys["datasets/evil.csv"]
	file.Data = bytes.Replace(file.Data, []byte("@SUM"), []byte("@北SUM"), 1)
	checkFaults(t, Check(context.Background(), Options{Study: fsys}), "datasets/evil.csv:5:2: no font has the character “北” (U+5317, Han)")
}

// checkFaults wants one fault with the words, or none where there are no words.
func checkFaults(t *testing.T, err error, want string) {
	t.Helper()
	if want == "" {
		if err != nil {
			t.Error(err)
		}
		return
	}
	var all diag.Errors
	if !errors.As(err, &all) {
		t.Fatalf("error %v, want faults", err)
	}
	for _, f := range all {
		if strings.Contains(f.Error(), want) {
			return
		}
	}
	t.Errorf("faults %v, want one with %q", all, want)
}
