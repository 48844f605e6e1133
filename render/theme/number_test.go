package theme

import (
	"math"
	"testing"
)

const nb = NBSP

func TestNumber(t *testing.T) {
	th := Default()
	auto := Format{Decimals: -1}
	for _, tt := range []struct {
		v    float64
		f    Format
		want string
	}{
		{0, auto, "0"},
		{7, auto, "7"},
		{999, auto, "999"},
		{1000, auto, "1,000"},
		{1822102, auto, "1,822,102"},
		{-1234, auto, "−1,234"},
		{-0.001, auto, "0.0"},
		{-0.4, Format{Decimals: 0}, "0"},
		{12.34, auto, "12.3"},
		{12.34, Format{Decimals: 2}, "12.34"},
		{12, Format{Decimals: 1}, "12.0"},
		{123.4, auto, "123"},
		{99.96, auto, "100"},
		{12.5, Format{Decimals: 0}, "13"},
		{-12.5, Format{Decimals: 0}, "−13"},
		{99.5, Format{Decimals: 0}, "100"},
		{-99.95, Format{Decimals: 1}, "−100.0"},
		{1.005, Format{Decimals: 2}, "1.01"},
		{0.5, Format{Decimals: 0}, "1"},
		{9.5, Format{Decimals: 0}, "10"},
		{-9.5, Format{Decimals: 0}, "−10"},
		{1e15, auto, "1,000,000,000,000,000"},

		{1822102, Format{Kind: Compact, Decimals: -1}, "1.8" + nb + "million"},
		{1822102, Format{Kind: Compact, Decimals: 2}, "1.82" + nb + "million"},
		{2000000, Format{Kind: Compact, Decimals: -1}, "2" + nb + "million"},
		{2000000, Format{Kind: Compact, Decimals: 1}, "2.0" + nb + "million"},
		{999949, Format{Kind: Compact, Decimals: -1}, "999,949"},
		{999950, Format{Kind: Compact, Decimals: -1}, "1" + nb + "million"},
		{123456789, Format{Kind: Compact, Decimals: -1}, "123" + nb + "million"},
		{99950000, Format{Kind: Compact, Decimals: -1}, "100" + nb + "million"},
		{999499999, Format{Kind: Compact, Decimals: -1}, "999" + nb + "million"},
		{999500000, Format{Kind: Compact, Decimals: -1}, "1" + nb + "billion"},
		{-5.5e9, Format{Kind: Compact, Decimals: -1}, "−5.5" + nb + "billion"},
		{7500, Format{Kind: Compact, Decimals: -1}, "7,500"},

		{31, Format{Kind: Percent, Decimals: -1}, "31" + nb + "per cent"},
		{31.25, Format{Kind: Percent, Decimals: 1, Exhibit: true}, "31.3" + NNBSP + "%"},
		{99.6, Format{Kind: Percent, Decimals: -1, Exhibit: true}, "100" + NNBSP + "%"},
		{-3, Format{Kind: Percent, Decimals: -1}, "−3" + nb + "per cent"},
		{7500, Format{Kind: USD, Decimals: -1}, "US$7,500"},
		{5.5e9, Format{Kind: USD, Decimals: -1}, "US$5.5" + nb + "billion"},
		{-7500, Format{Kind: USD, Decimals: -1}, "−US$7,500"},
		{5000, Format{Kind: Euro, Decimals: -1}, "€5,000"},
		{2015, Format{Kind: Year, Decimals: -1}, "2015"},
		{3.44, Format{Kind: Ratio, Decimals: -1}, "3.4"},
		{3, Format{Kind: Ratio, Decimals: -1}, "3.0"},
		{3, Format{Kind: Words09, Decimals: -1}, "three"},
		{10, Format{Kind: Words09, Decimals: -1}, "10"},
		{3, Format{Kind: Words09, Decimals: -1, Exhibit: true}, "3"},
		{-3, Format{Kind: Words09, Decimals: -1}, "−3"},
	} {
		if got := th.Number(tt.v, tt.f); got != tt.want {
			t.Errorf("Number(%v, %+v) = %q, want %q", tt.v, tt.f, got, tt.want)
		}
	}
}

func TestRange(t *testing.T) {
	th := Default()
	inf := math.Inf(1)
	for _, tt := range []struct {
		lo, hi float64
		f      Format
		want   string
	}{
		{1500, 3000, Format{Decimals: -1}, "1,500–3,000"},
		{5.5e9, 7e9, Format{Kind: USD, Decimals: -1}, "US$5.5–7" + nb + "billion"},
		{0.5e6, 2e6, Format{Kind: Compact, Decimals: -1}, "0.5–2" + nb + "million"},
		{2.5e6, inf, Format{Kind: Compact, Decimals: -1}, "at least 2.5" + nb + "million"},
		{-inf, 40, Format{Decimals: -1}, "at most 40"},
		{3, 3, Format{Decimals: -1}, "3"},
		{1.01e6, 1.02e6, Format{Kind: Compact, Decimals: -1}, "1" + nb + "million"},
		{31, 35, Format{Kind: Percent, Decimals: -1}, "31–35" + nb + "per cent"},
		{31, 35, Format{Kind: Percent, Decimals: -1, Exhibit: true}, "31–35" + NNBSP + "%"},
		{-5, 5, Format{Decimals: -1}, "−5 to 5"},
		{-5, -2, Format{Kind: USD, Decimals: -1}, "−US$5 to −US$2"},
		{2014, 2018, Format{Kind: Year, Decimals: -1}, "2014–2018"},
		{2.5, 4, Format{Decimals: -1}, "2.5–4"},
	} {
		if got := th.Range(tt.lo, tt.hi, tt.f); got != tt.want {
			t.Errorf("Range(%v, %v, %+v) = %q, want %q", tt.lo, tt.hi, tt.f, got, tt.want)
		}
	}
}

func FuzzNumber(f *testing.F) {
	th := Default()
	f.Add(999950.0, int8(-1), "compact")
	f.Add(-0.0, int8(2), "usd")
	f.Fuzz(func(t *testing.T, v float64, d int8, kind string) {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return
		}
		got := th.Number(v, Format{Kind: Kind(kind), Decimals: int(max(-1, min(d, 9)))})
		if got == "" {
			t.Errorf("Number(%v) is empty", v)
		}
		for _, r := range got {
			if r == '-' {
				t.Errorf("Number(%v) = %q has a hyphen for a minus", v, got)
			}
		}
	})
}
