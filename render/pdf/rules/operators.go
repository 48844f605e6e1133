package rules

// The operators of content streams with the number of their operands; -1 where
// it varies. Those for inline pictures and glyph descriptions are left out: our
// files have neither.

var operators = map[operator]int{
	"q": 0, "Q": 0, "cm": 6, "w": 1, "J": 1, "j": 1, "M": 1, "d": 2, "i": 1, "gs": 1,
	"m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "h": 0, "re": 4,
	"S": 0, "s": 0, "f": 0, "f*": 0, "B": 0, "B*": 0, "b": 0, "b*": 0, "n": 0, "W": 0, "W*": 0,
	"BT": 0, "ET": 0, "Tc": 1, "Tw": 1, "Tz": 1, "TL": 1, "Tf": 2, "Tr": 1, "Ts": 1,
	"Td": 2, "TD": 2, "Tm": 6, "T*": 0, "Tj": 1, "TJ": 1,
	"CS": 1, "cs": 1, "SC": -1, "SCN": -1, "sc": -1, "scn": -1, "G": 1, "g": 1, "RG": 3, "rg": 3,
	"K": 4, "k": 4, "sh": 1, "Do": 1, "BDC": 2, "EMC": 0,
}

// painting are the operators that leave a mark on the page.
var painting = map[operator]bool{
	"S": true, "s": true, "f": true, "f*": true, "B": true, "B*": true, "b": true, "b*": true,
	"sh": true, "Do": true, "Tj": true, "TJ": true,
}

// categories are the kinds of resources that operators name with their last operand.
var categories = map[operator]Name{"gs": "ExtGState", "Do": "XObject", "sh": "Shading", "scn": "Pattern", "SCN": "Pattern"}
