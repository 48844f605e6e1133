//go:build race

package echarts

import "time"

// timeLimit is how long one drawing may take; the race detector makes the engine thirty times slower.
const timeLimit = 10 * time.Minute
