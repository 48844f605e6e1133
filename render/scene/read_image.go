package scene

// Pictures that a drawing carries in itself.

import (
	"bytes"
	"encoding/base64"
	"image"
	_ "image/jpeg" // reads the size of a picture
	_ "image/png"  // reads the size of a picture
	"strings"
)

const maxImage = 8 << 20

// image reads a picture that the drawing carries in itself.
func (r *reader) image(n *node) ([]Item, error) {
	if err := n.only("href", "x", "y", "width", "height", "opacity", "transform", "preserveAspectRatio", "pointer-events", "class"); err != nil {
		return nil, err
	}
	if err := n.empty(); err != nil {
		return nil, err
	}
	kind, data, ok := strings.Cut(strings.TrimPrefix(n.attr["href"], "data:"), ";base64,")
	if !ok || (kind != "image/png" && kind != "image/jpeg") || len(data) > maxImage {
		return nil, n.errorf("only PNG and JPEG data inside the drawing are drawn, not %.40q", n.attr["href"])
	}
	raw, err := base64.StdEncoding.DecodeString(data)
	if err != nil {
		return nil, n.errorf("href: %v", err)
	}
	v, err := n.list("x", "y", "width", "height")
	if err != nil {
		return nil, err
	}
	alpha, err := n.number("opacity", 1)
	if err != nil {
		return nil, err
	}
	m, err := n.matrix("transform")
	if err != nil {
		return nil, err
	}
	if v[2] <= 0 || v[3] <= 0 || alpha <= 0 {
		return nil, nil
	}
	img := &Image{X: v[0], Y: v[1], Width: v[2], Height: v[3], Data: raw, Type: kind, Alpha: min(alpha, 1)}
	if err := img.proportions(n); err != nil {
		return nil, err
	}
	if k, ok := m.even(); ok && m.B == 0 {
		img.X, img.Y = m.Apply(img.X, img.Y)
		img.X, img.Y, img.Width, img.Height = round4(img.X), round4(img.Y), round4(img.Width*k), round4(img.Height*k)
		return []Item{img}, nil
	}
	return []Item{&Group{Matrix: m, Items: []Item{img}}}, nil
}

// proportions gives a picture the place that it takes in its box: all of it where it
// may be stretched, else the middle.
func (i *Image) proportions(n *node) error {
	switch v := n.attr["preserveAspectRatio"]; v {
	case "none":
		return nil
	case "", "xMidYMid", "xMidYMid meet":
	default:
		return n.errorf("unknown preserveAspectRatio %q", v)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(i.Data))
	if err != nil || c.Width == 0 || c.Height == 0 {
		return n.errorf("href: the picture is not sound: %v", err)
	}
	k := min(i.Width/float64(c.Width), i.Height/float64(c.Height))
	w, h := k*float64(c.Width), k*float64(c.Height)
	i.X, i.Y, i.Width, i.Height = round4(i.X+(i.Width-w)/2), round4(i.Y+(i.Height-h)/2), round4(w), round4(h)
	return nil
}
