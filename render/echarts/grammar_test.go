package echarts

// The grammar of ECharts' SVG, one drawing for each of its parts, compared like
// the samples: as a browser draws it, as a scene on screen, and as a scene on paper.

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"globalstudy/render/scene"
)

// sixFields is a picture of six fields: red, green and blue over yellow, black and white.
func sixFields(t *testing.T) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 60, 40))
	colours := []color.RGBA{{200, 40, 40, 255}, {40, 140, 60, 255}, {40, 60, 180, 255}, {230, 200, 60, 255}, {30, 30, 30, 255}, {255, 255, 255, 255}}
	for y := range 40 {
		for x := range 60 {
			img.Set(x, y, colours[y/20*3+x/20])
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())
}

// grammar is the parts: definitions and what refers to them.
func grammar(t *testing.T) []struct{ name, body string } {
	const stops = `<stop offset="0%" stop-color="#0B5C7A"/><stop offset="40%" stop-color="rgb(204,132,41)"/><stop offset="100%" stop-color="#fff" stop-opacity="0.3"/>`
	const star = `M100 10L120 70L180 70L130 105L150 160L100 125L50 160L70 105L20 70L80 70Z`
	picture := sixFields(t)
	return []struct{ name, body string }{
		{"linear gradients", `<defs><linearGradient id="zr0-a" gradientUnits="objectBoundingBox" x1="0" y1="0" x2="0" y2="1">` + stops + `</linearGradient>` +
			`<linearGradient id="zr0-b" gradientUnits="userSpaceOnUse" x1="110" y1="20" x2="180" y2="120">` + stops + `</linearGradient></defs>` +
			`<path d="M10 10L90 30L80 150Z" fill="url(#zr0-a)"/><path d="M110 10l70 0l0 120l-70 0Z" fill="url(#zr0-b)" fill-opacity="0.8"/>` +
			`<path d="M10 160L190 170" fill="none" stroke="url(#zr0-b)" stroke-width="8"/><path d="M0 0L30 0L30 20L0 20Z" fill="url(#zr0-a)" transform="matrix(1.5,0,0,1.5,120,135)"/>`},
		{"radial gradients", `<defs><radialGradient id="zr0-a" gradientUnits="objectBoundingBox" cx="0.5" cy="0.5" r="0.5">` + stops + `</radialGradient>` +
			`<radialGradient id="zr0-b" gradientUnits="userSpaceOnUse" cx="150" cy="60" r="45">` + stops + `</radialGradient></defs>` +
			`<circle cx="50" cy="60" r="45" fill="url(#zr0-a)"/><path d="M105 10l90 0l0 120l-90 0Z" fill="url(#zr0-b)" stroke="#222" stroke-width="1"/>`},
		{"clip paths", `<defs><clipPath id="zr0-c0"><path d="` + star + `" transform="matrix(0.9,0.1,-0.1,0.9,15,5)"/></clipPath><clipPath id="zr0-c1"><circle cx="100" cy="90" r="55"/></clipPath></defs>` +
			`<g clip-path="url(#zr0-c0)"><path d="M0 0l200 0l0 90l-200 0Z" fill="#0B5C7A"/><g clip-path="url(#zr0-c1)"><path d="M0 60l200 0l0 120l-200 0Z" fill="#CC8429" fill-opacity="0.7"/></g></g>`},
		{"patterns", `<defs><pattern id="zr0-p0" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><g><path d="M0 0L8 0L8 3L0 3Z" fill="#6B3A6E"/></g></pattern>` +
			`<pattern id="zr0-p1" width="30" height="20" patternUnits="userSpaceOnUse"><image href="` + picture + `" width="30" height="20"/></pattern></defs>` +
			`<path d="M10 10l80 0l0 150l-80 0Z" fill="url(#zr0-p0)" stroke="#6B3A6E"/><circle cx="145" cy="90" r="48" fill="url(#zr0-p1)"/>`},
		{"patterns in parts of a box", `<defs><pattern id="zr0-p0" width="1" height="1"><image href="` + picture + `" width="45" height="30"/></pattern>` +
			`<pattern id="zr0-p1" width="0.25" height="1"><image href="` + picture + `" width="20" height="30"/></pattern><pattern id="zr0-p2" width="1" height="0.5"><rect x="0" y="0" width="30" height="12" fill="#4C5A14"/></pattern></defs>` +
			`<path d="M10 10l80 0l0 70l-80 0Z" fill="url(#zr0-p0)" stroke="#999"/><path d="M110 10l80 0l0 70l-80 0Z" fill="url(#zr0-p1)" stroke="#999"/>` +
			`<path d="M10 100C40 90 60 190 90 100C95 90 95 170 10 160Z" fill="url(#zr0-p2)" stroke="#999"/><circle cx="150" cy="135" r="35" fill="url(#zr0-p2)"/>`},
		{"strokes", `<path d="M20 20L90 40L30 70" fill="none" stroke="#0B5C7A" stroke-width="12" stroke-linejoin="miter"/><path d="M120 20L190 40L130 70" fill="none" stroke="#0B5C7A" stroke-width="12" stroke-linejoin="round" stroke-linecap="round"/>` +
			`<path d="M20 100L90 110L30 120" fill="none" stroke="#CC8429" stroke-width="8" stroke-linejoin="miter" stroke-miterlimit="20"/><path d="M120 100L190 120L130 150" fill="none" stroke="#CC8429" stroke-width="12" stroke-linejoin="bevel" stroke-linecap="square"/>` +
			`<polyline points="20 170 60 150 100 170" fill="none" stroke="#222" stroke-width="0.5"/>`},
		{"dashes", `<path d="M10 20L190 20" fill="none" stroke="#222" stroke-width="3" stroke-dasharray="8,4"/><path d="M10 40L190 40" fill="none" stroke="#222" stroke-width="3" stroke-dasharray="8,4" stroke-dashoffset="6"/>` +
			`<path d="M10 60L190 60" fill="none" stroke="#222" stroke-width="4" stroke-dasharray="0,7" stroke-linecap="round"/><path d="M10 80L190 80" fill="none" stroke="#222" stroke-width="3" stroke-dasharray="9,3,2"/>` +
			`<circle cx="100" cy="130" r="38" fill="none" stroke="#A63A1E" stroke-width="4" stroke-dasharray="10,5"/><path d="M0 0L60 0" fill="none" stroke="#A63A1E" stroke-width="1" stroke-dasharray="4,2" transform="matrix(0.6,0.6,-0.6,0.6,20,110)"/>`},
		{"paint order and opacity", `<path d="` + star + `" fill="#0B5C7A" stroke="#CC8429" stroke-width="10" paint-order="stroke"/><circle cx="60" cy="140" r="30" fill="rgb(166,58,30)" fill-opacity="0.5" stroke="#222" stroke-width="8" stroke-opacity="0.4"/>` +
			`<circle cx="150" cy="140" r="30" fill="#FF000080"/><path d="M150 20l40 0l0 40l-40 0Z" fill="hsl(200,60%,45%)"/><path d="M10 20l40 0l0 30l-40 0Z" fill="mediumseagreen"/>`},
		{"rotation and shear", `<path d="M-30 -15L30 -15L30 15L-30 15Z" fill="#0B5C7A" stroke="#222" stroke-width="4" transform="matrix(0.866,0.5,-0.5,0.866,60,50)"/><path d="M-30 -15L30 -15L30 15L-30 15Z" fill="#CC8429" stroke="#222" stroke-width="4" transform="matrix(1.4,0.2,0.6,0.8,140,50)"/>` +
			`<circle cx="0" cy="0" r="30" fill="none" stroke="#6B3A6E" stroke-width="6" transform="matrix(1.5,0,0,0.6,60,130)"/><polygon points="0 0 40 10 20 40" fill="#4C5A14" transform="matrix(-1,0,0,1,180,110)"/>`},
		{"images", `<image href="` + picture + `" x="10" y="10" width="60" height="40"/><image href="` + picture + `" x="90" y="10" width="100" height="40"/><image href="` + picture + `" x="10" y="70" width="30" height="90" opacity="0.5"/>` +
			`<image href="` + picture + `" x="-30" y="-20" width="60" height="40" transform="matrix(0.8,0.6,-0.6,0.8,130,115)"/>`},
		{"curves and arcs", `<path d="M20 60A40 30 20 0 1 90 40L80 80Q50 120 20 60Z" fill="#0B5C7A"/><path d="M120 40C140 0 190 40 180 80l-20 10l-30 -5Z" fill="#CC8429"/><path d="M90 140A35 35 0 1 1 20 140A35 35 0 1 1 90 140" fill="none" stroke="#222" stroke-width="3"/>` +
			`<path d="M140 100A30 30 0 0 1 170 160L150 150A15 15 0 0 0 140 120Z" fill="#6B3A6E"/>`},
	}
}

func TestGrammarFidelity(t *testing.T) {
	program(t, "chromium")
	var all []drawnTwice
	for _, g := range grammar(t) {
		svg := fmt.Sprintf(`<svg width="200" height="180" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" baseProfile="full" viewBox="0 0 200 180">%s</svg>`, g.body)
		sc, err := scene.Read([]byte(svg), scene.Metrics(nil))
		if err != nil {
			t.Fatalf("%s: %v", g.name, err)
		}
		all = append(all, drawnTwice{strings.ReplaceAll(g.name, " ", "-"), svg, sc})
	}
	compareAll(t, all)
}
