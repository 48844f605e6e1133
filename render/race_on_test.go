//go:build race

package render

// raceEnabled is true under the race detector, where drawing is some thirty times slower.
const raceEnabled = true
