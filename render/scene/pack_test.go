package scene

import (
	"bytes"
	"reflect"
	"sync"
	"testing"

	"globalstudy/render/theme"
)

// everything is a scene in which no field is zero.
func everything() *Scene {
	red := theme.Colour{R: 1, G: 2, B: 3}
	tile := Paint{Kind: Tiling, Alpha: 0.5, Pattern: &Pattern{Width: 4, Height: 5, Matrix: Matrix{1, 2, 3, 4, 5, 6}, Items: []Item{&Path{Segs: []Seg{}}}}}
	fade := Paint{Kind: RadialGradient, Colour: red, Alpha: 0.25, Gradient: &Gradient{Box: true, X1: 1, Y1: 2, X2: 3, Y2: 4, R: 5, Stops: []Stop{{At: 0.5, Colour: red, Alpha: 1}}}}
	line := Stroke{Paint: Fill(red), Width: 2, Dash: []float64{1, 2}, DashPhase: 3, Cap: SquareCap, Join: BevelJoin, MiterLimit: 9}
	segs := []Seg{{Op: Move, Args: [6]float64{1, 2}}, {Op: Line, Args: [6]float64{-0.1, 1e9}}, {Op: Cubic, Args: [6]float64{1, 2, 3, 4, 5, 6}}, {Op: Close}}
	return &Scene{Width: 482, Height: 240.5, Items: []Item{
		&Path{Segs: segs, Fill: tile, Stroke: line, Mark: &Mark{Key: "3.14", Group: "a", Name: "Côte", Value: "1", Derived: true}, Outline: &Outline{Name: "africa/KEN", X: 1, Y: 2, K: 3}},
		&Text{X: 1, Y: 2, Content: "Text", Anchor: End, Fill: fade, Halo: line, Rotate: 90, WordSpace: 0.1, SoftHyphen: true,
			Style: TextStyle{Family: "Sans", Size: 8, Weight: 600, Italic: true, Features: Tabular | Lining, Tracking: 0.2, Lang: "fr"}},
		&Image{X: 1, Y: 2, Width: 3, Height: 4, Data: []byte{0, 1, 2}, Type: "image/png", Alpha: 0.5},
		&Group{Matrix: Translate(1, 2), Clip: segs, Alpha: 0.5, Items: []Item{&Group{}, &Path{}}},
	}}
}

func TestPack(t *testing.T) {
	s := everything()
	data := Pack(s)
	got, err := Unpack(data)
	if err != nil || !reflect.DeepEqual(got, s) {
		t.Fatalf("%v\n%s", err, dump(got))
	}
	for n := range data {
		if _, err := Unpack(data[:n]); err == nil {
			t.Fatalf("%d of %d bytes are taken for a scene", n, len(data))
		}
	}
	if _, err := Unpack(append(data, 0)); err == nil {
		t.Error("a byte too many is taken for a scene")
	}
}

// TestPackOnlyReads fails under the race detector when packing sets anything in the scene.
func TestPackOnlyReads(t *testing.T) {
	s := everything()
	var wg sync.WaitGroup
	packed := make([][]byte, 4)
	for i := range packed {
		wg.Go(func() { packed[i] = Pack(s) })
	}
	wg.Wait()
	for _, data := range packed[1:] {
		if !bytes.Equal(data, packed[0]) {
			t.Fatal("the same scene was packed in two ways")
		}
	}
}

// TestPackHoldsAll fails when a type of the scene gets a field that everything() lacks.
func TestPackHoldsAll(t *testing.T) {
	full := map[reflect.Type]map[string]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if full[v.Type()] == nil {
				full[v.Type()] = map[string]bool{}
			}
			for i := range v.NumField() {
				full[v.Type()][v.Type().Field(i).Name] = full[v.Type()][v.Type().Field(i).Name] || !v.Field(i).IsZero()
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(everything()))
	for typ, fields := range full {
		for name, set := range fields {
			if !set && name != "Tag" {
				t.Errorf("%v.%s is not in the drawing that TestPack packs", typ, name)
			}
		}
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(Pack(everything()))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		if s, err := Unpack(data); err == nil {
			again, err := Unpack(Pack(s))
			if err != nil || len(again.Items) != len(s.Items) {
				t.Error("what was unpacked cannot be packed")
			}
		}
	})
}
