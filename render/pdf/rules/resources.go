package rules

// What contents name: graphics states, pictures, forms, gradients and tiles.

import "strings"

// resources checks the objects that contents name: states, pictures, tiles.
func (j *judge) resources() {
	for _, r := range j.refs() {
		d := j.dict(j.Objects[r])
		switch {
		case d["Subtype"] == Name("Image"):
			j.image(r, d)
		case d["Subtype"] == Name("Form"):
			plain := d["PS"] == nil && d["Subtype2"] == nil && d["OPI"] == nil && d["Ref"] == nil && d["Group"] == nil && j.numbers(d["BBox"], 4) != nil
			j.check(plain, "A 6.2.9-1", place(r), "%v", d)
			j.part(r, d)
		case d["PatternType"] == 1:
			j.part(r, d)
		case d["PatternType"] == 2:
			space := j.name(j.dict(d["Shading"])["ColorSpace"])
			j.check(space == "DeviceRGB" || space == "DeviceGray", "A 6.2.4.3-2", place(r), "a gradient in %q", space)
		}
		for name, state := range j.dict(j.dict(d["Resources"])["ExtGState"]) {
			j.state(place(r), name, j.dict(state))
		}
		for name, state := range j.dict(d["ExtGState"]) {
			j.state(place(r), name, j.dict(state))
		}
	}
}

// part reads the contents of a form or a tile, which stand for themselves: they
// take resources from nowhere else, and whatever mark they have is that of the place
// where they are painted.
func (j *judge) part(r Ref, d Dict) {
	c := &reader{judge: j, place: place(r), resources: j.dict(d["Resources"]), numbers: map[int]bool{}}
	c.read(j.data(r))
}

func (j *judge) state(in string, name Name, d Dict) {
	for k := range d {
		j.check(strings.Contains(" Type ca CA ", " "+string(k)+" "), "A 6.2.5-1", in, "%s sets %s", name, k)
	}
}

func (j *judge) image(r Ref, d Dict) {
	bits, _ := d["BitsPerComponent"].(int)
	plain := d["Alternates"] == nil && d["OPI"] == nil && d["Interpolate"] != true && (bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16)
	j.check(plain, "A 6.2.8-1", place(r), "%v", d)
	if space := j.get(d["ColorSpace"]); space != nil {
		base := j.name(space)
		if a := j.array(space); len(a) > 1 {
			base = j.name(a[1]) // of an indexed space
		}
		j.check(base == "DeviceRGB" || base == "DeviceGray", "A 6.2.4.3-2", place(r), "a picture in %v", space)
	}
}
