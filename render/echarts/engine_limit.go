//go:build !race

package echarts

import "time"

// timeLimit is how long one drawing may take.
const timeLimit = 10 * time.Second
