package scene

// An element of the SVG, and its attributes as numbers. What is not expected is
// an error that names the element and the attribute.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// node is one element.
type node struct {
	name string
	attr map[string]string
	kids []*node
	text string
}

func (n *node) errorf(format string, args ...any) error {
	return fmt.Errorf("svg: <%s>: %s", n.name, fmt.Sprintf(format, args...))
}

// only refuses attributes other than those named.
func (n *node) only(names ...string) error {
	for _, k := range sortedKeys(n.attr) {
		if !slices.Contains(names, k) && !strings.HasPrefix(k, "ecmeta_") {
			return n.errorf("unknown attribute %s=%q", k, n.attr[k])
		}
	}
	return nil
}

// empty refuses elements inside one that has none, but for its title and description.
func (n *node) empty() error {
	for _, k := range n.kids {
		if k.name != "title" && k.name != "desc" {
			return k.errorf("inside <%s> it is not drawn", n.name)
		}
	}
	return nil
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// number is an attribute as a number, or the default if it is absent.
func (n *node) number(name string, def float64) (float64, error) {
	s, ok := n.attr[name]
	if !ok {
		return def, nil
	}
	v, err := number(s)
	if err != nil {
		return 0, n.errorf("%s: %v", name, err)
	}
	return v, nil
}

// need is a positive number that must be there.
func (n *node) need(name string) (float64, error) {
	v, err := n.number(name, 0)
	if err == nil && v <= 0 {
		err = n.errorf("%s is missing or not positive", name)
	}
	return v, err
}

const maxNumber = 1e7

// number reads a number, which may carry the unit px.
func number(s string) (float64, error) {
	v, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || !(v >= -maxNumber && v <= maxNumber) {
		return 0, fmt.Errorf("%q is not a number within ±10 million", s)
	}
	return v, nil
}

// numbers reads numbers separated by spaces or commas.
func numbers(s string) ([]float64, error) {
	var out []float64
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' }) {
		v, err := number(f)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}
