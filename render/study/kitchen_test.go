package study

// A study with every block, step and key loads without a fault; its dump shows
// what was understood and where it stands.

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
)

func TestKitchenSink(t *testing.T) {
	const file = "testdata/kitchen.txtar"
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	fsys := unpack(a)
	fsys["chapters/images/boat.png"].Data = []byte("\x89PNG\r\n\x1a\n")
	var faults diag.List
	s := Load(common(fsys), &faults)
	for _, f := range faults.Sorted() {
		t.Error(f)
	}
	var b strings.Builder
	dump(&b, "", "", reflect.ValueOf(*s))
	golden(t, file, a, b.String())
}

// dump writes what is not zero, one line a value, names with their places.
func dump(b *strings.Builder, indent, name string, v reflect.Value) {
	line := func(format string, args ...any) {
		fmt.Fprintf(b, "%s%s%s\n", indent, name, fmt.Sprintf(format, args...))
	}
	switch x := v.Interface().(type) {
	case Text:
		line(" %q %d:%d+%d", x.S, x.Pos.Line, x.Pos.Col, x.Indent)
		return
	case dataset.Ref:
		line(" %s %d:%d", x.Name, x.Pos.Line, x.Pos.Col)
		return
	case diag.Pos:
		line(" %s", x)
		return
	case *dataset.Registers:
		line(" sources %v", x.Sources)
		return
	case []byte:
		line(" %q", x)
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		dump(b, indent, name, v.Elem())
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			dump(b, indent, fmt.Sprintf("%s[%d]", name, i), v.Index(i))
		}
	case reflect.Struct:
		if name != "" {
			line(" %s", v.Type())
			indent += "  "
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && (!v.Field(i).IsZero() || f.Name == "Decimals") {
				dump(b, indent, f.Name, v.Field(i))
			}
		}
	default:
		line(" %v", v.Interface())
	}
}
