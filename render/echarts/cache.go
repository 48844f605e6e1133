package echarts

// Drawings are cached as packed scenes, under a name that is the hash of
// everything the scene depends on: option, size, fonts, maps, engine with driver,
// the reader of SVG, and what the formatters of the option give for a few values.

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"slices"

	"globalstudy/render/font"
	"globalstudy/render/scene"
)

// Cache keeps drawings between builds. It is called from several goroutines;
// Put may forget.
type Cache interface {
	Get(key string) ([]byte, bool)
	Put(key string, data []byte)
}

// fingerprint hashes what all drawings depend on: the program by its stamp, fonts,
// maps and the reader of drawings. It is "" if a map cannot be read.
func fingerprint(assets fs.FS, fonts *font.Book, stamp string) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s", stamp, scene.Stamp())
	for _, f := range fonts.Faces {
		fmt.Fprintf(h, "\n%s %d\n", f.PSName, len(f.Data))
		h.Write(f.Data)
	}
	files, err := fs.Glob(assets, "maps/*.json")
	if err != nil {
		return ""
	}
	for _, name := range files {
		data, err := fs.ReadFile(assets, name)
		if err != nil {
			return ""
		}
		fmt.Fprintf(h, "\n%s %d\n", name, len(data))
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil))
}

var formatCall = regexp.MustCompile(`"@fmt:([^":]*):?((?:[^"\\]|\\.)*)"`)

// probes are the values at which a formatter shows whether it has changed.
var probes = []float64{0, 0.5, 7, 1234.5, 2.5e6, 7e9, -3}

// key names one drawing; "" if it must not be cached.
func (e *Engine) key(option []byte, w, h float64) string {
	sum, fingerprint := sha256.New(), e.fingerprint()
	if fingerprint == "" {
		return ""
	}
	fmt.Fprintf(sum, "%s\n%x %x\n", fingerprint, math.Float64bits(w), math.Float64bits(h))
	sum.Write(option)
	var calls []string
	for _, m := range formatCall.FindAllSubmatch(option, -1) {
		var args string
		if json.Unmarshal([]byte(`"`+string(m[2])+`"`), &args) != nil {
			continue // not the string it seemed to be
		}
		for _, v := range probes {
			calls = append(calls, e.format(string(m[1]), args, v))
		}
	}
	slices.Sort(calls)
	fmt.Fprintf(sum, "\n%q", slices.Compact(calls))
	return hex.EncodeToString(sum.Sum(nil))
}
