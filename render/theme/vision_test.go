package theme

import (
	"math"
	"testing"
)

// The pairs are from the published test data of CIEDE2000 (Sharma, Wu and Dalal 2005, table 1).
func TestDifference(t *testing.T) {
	for _, p := range [][7]float64{
		{50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425},
		{50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615},
		{50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000},
		{50, 0, 0, 50, -1, 2, 2.3669},
		{50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792},
		{50, 2.5, 0, 73, 25, -18, 27.1492},
		{50, 2.5, 0, 56, -27, -3, 31.9030},
		{60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644},
		{90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441},
	} {
		if got := ciede2000(p[0], p[1], p[2], p[3], p[4], p[5]); math.Abs(got-p[6]) > 0.0002 {
			t.Errorf("%v: %.4f, want %.4f", p[:6], got, p[6])
		}
	}
}

func TestSeen(t *testing.T) {
	red, green := MustHex("#C00000"), MustHex("#007000")
	for _, v := range Visions() {
		for _, grey := range []string{"#000000", "#808080", "#FFFFFF"} {
			c := MustHex(grey)
			if d := c.Difference(c.Seen(v)); d > 0.5 {
				t.Errorf("%s changes grey %s by %.2f", v, grey, d)
			}
		}
	}
	if full, dim := red.Difference(green), red.Seen(Deuteranopia).Difference(green.Seen(Deuteranopia)); dim > full/2 {
		t.Errorf("red and green differ by %.0f, under deuteranopia by %.0f", full, dim)
	}
	if MustHex("#0B5C7A").Apart(MustHex("#4A5A14")) {
		t.Error("two colours of one lightness are taken to be apart in greyscale")
	}
	if !MustHex("#0B5C7A").Apart(MustHex("#D08A2E")) {
		t.Error("sea and amber are not told apart")
	}
}

// TestSequence checks the colours that series get without a palette, on white
// paper and on a dark screen.
func TestSequence(t *testing.T) {
	th := Default()
	run := th.Palettes[""].Entries
	for i, e := range run[1:] {
		if !run[i].Colour.Apart(e.Colour) {
			t.Errorf("neighbours %s and %s are not told apart", run[i].Colour, e.Colour)
		}
	}
	for _, e := range run {
		if r := e.Colour.Dark().Contrast(DarkGround); r < 3 {
			t.Errorf("%s: contrast %.1f on a dark screen", e.Colour, r)
		}
		if r := e.Colour.Contrast(th.White); r < 3 {
			t.Errorf("%s: contrast %.1f on white", e.Colour, r)
		}
	}
}
