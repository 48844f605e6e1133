package pdf

// The colour profile of the output intent: sRGB as an ICC version 2 matrix
// profile, computed from the standard's primaries (adapted to D50) and curve.

import (
	"encoding/binary"
	"math"
)

// curvePoints is the length of the tone curve's table.
const curvePoints = 256

// sRGBProfile builds the profile.
func sRGBProfile() []byte {
	be := binary.BigEndian
	xyz := func(x, y, z float64) []byte {
		b := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range []float64{x, y, z} {
			b = be.AppendUint32(b, uint32(int32(math.Round(v*65536))))
		}
		return b
	}
	label := "sRGB IEC61966-2.1\x00"
	description := be.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(label)))
	description = append(append(description, label...), make([]byte, 4+4+2+1+67)...)
	curve := toneCurve()
	tags := []struct {
		signature string
		data      []byte
	}{
		{"desc", description}, {"cprt", []byte("text\x00\x00\x00\x00No copyright\x00")}, {"wtpt", xyz(0.9642, 1, 0.8249)},
		{"rXYZ", xyz(0.4360, 0.2225, 0.0139)}, {"gXYZ", xyz(0.3851, 0.7169, 0.0971)}, {"bXYZ", xyz(0.1431, 0.0606, 0.7141)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // nil: the same data as the tag before
	}
	directory := be.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	var at, size int
	for _, t := range tags {
		if t.data != nil {
			at, size = 128+4+12*len(tags)+len(body), len(t.data)
			body = append(append(body, t.data...), make([]byte, (4-size%4)%4)...)
		}
		directory = append(directory, t.signature...)
		directory = be.AppendUint32(directory, uint32(at))
		directory = be.AppendUint32(directory, uint32(size))
	}
	head := make([]byte, 128)
	be.PutUint32(head, uint32(len(head)+len(directory)+len(body)))
	copy(head[8:], "\x02\x10\x00\x00mntrRGB XYZ \x07\xCF\x00\x01\x00\x01")
	copy(head[36:], "acsp")
	copy(head[68:], "\x00\x00\xF6\xD6\x00\x01\x00\x00\x00\x00\xD3\x2D") // D50
	return append(append(head, directory...), body...)
}

// toneCurve tables the sRGB transfer function.
func toneCurve() []byte {
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), curvePoints)
	for i := range curvePoints {
		v := float64(i) / (curvePoints - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}
