package echarts

// Tests that draw many charts run in the pass without the race detector, where
// the engine is some thirty times faster. The race pass keeps those of the
// engine itself: its machines, its cache, its limits.

import (
	"testing"
	"time"
)

func drawsMany(t *testing.T) {
	t.Helper()
	if timeLimit > time.Minute { // see engine_limit_race.go
		t.Skip("drawn in the pass without the race detector")
	}
}
