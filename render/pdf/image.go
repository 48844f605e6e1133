package pdf

// Raster pictures. gopdf paints them, in the unit square under a matrix of
// ours; it refuses 16-bit and interlaced PNG, and a CMYK JPEG would need an
// output intent of its own, so these are decoded and handed over as 8-bit PNG.

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // decoder
	"image/png"

	"globalstudy/render/scene"
)

func (p *painter) image(it *scene.Image) {
	data, err := plainImage(it.Data)
	if err != nil {
		p.fault("an image of type %q: %v", it.Type, err)
		return
	}
	p.openMark()
	p.save()
	alpha := it.Alpha
	if alpha == 0 {
		alpha = 1
	}
	p.setAlpha(fillAlpha, alpha*p.alpha)
	p.op(matrix(scene.Matrix{A: it.Width, D: -it.Height, E: it.X, F: it.Y + it.Height}) + " cm")
	p.cut(data)
	p.restore()
}

// plainImage returns picture data that gopdf reads.
func plainImage(data []byte) ([]byte, error) {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	switch {
	case format == "jpeg" && cfg.ColorModel != color.CMYKModel:
		return data, nil
	case format == "png" && data[24] == 8 && data[28] == 0: // bits per channel, interlacing
		return data, nil
	case format != "png" && format != "jpeg":
		return nil, fmt.Errorf("neither PNG nor JPEG")
	}
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	dst := image.NewNRGBA(image.Rect(0, 0, cfg.Width, cfg.Height))
	draw.Draw(dst, dst.Bounds(), src, src.Bounds().Min, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, dst); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
