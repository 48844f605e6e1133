package echarts

// Calendar: a square for each day, a block for each year, weeks from Monday.
// Weeks run to the right; on narrow drawings they run down, years side by side.

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/go-echarts/go-echarts/v2/charts"

	"globalstudy/render/chart"
)

// daysWeeks is how many columns of weeks a year can touch.
const daysWeeks = 54

func (b *builder) calendar() (any, error) {
	years, known := b.years(), 0
	for i := range b.c.Categories {
		if !math.IsNaN(chart.Plot(b.c.Series[0].Values[i])) {
			known++
		}
	}
	var keys []key
	for i, l := range b.c.ClassLabels {
		keys = append(keys, key{l, b.c.Ramp[i], square})
	}
	if known < daysIn(years) {
		keys = append(keys, key{sentence(b.th.Words.NotAvailable), b.th.NoData, square})
	}
	top := b.legend(0, 0, b.w, keys) + 6
	var blocks []any
	if b.narrow {
		blocks = b.calendarDown(years, top)
	} else {
		blocks = b.calendarAcross(years, top)
	}
	b.raw["calendar"] = blocks
	return b.calendarSeries(years)
}

// years lists the years of the days, in order.
func (b *builder) years() []string {
	var out []string
	for _, k := range b.c.Categories {
		if y := k.Key[:4]; !slices.Contains(out, y) {
			out = append(out, y)
		}
	}
	return out
}

func daysIn(years []string) int {
	n := 0
	for _, y := range years {
		n += int(day(y, 12, 31).Sub(day(y, 1, 1)).Hours()/24) + 1
	}
	return n
}

// day is a date of a year written in digits.
func day(year string, month, d int) time.Time {
	y := 0
	fmt.Sscanf(year, "%d", &y)
	return time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC)
}

// week is the column of a date in its year, weeks from Monday.
func week(t time.Time) int {
	first := (int(time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC).Weekday()) + 6) % 7
	return (t.YearDay() - 1 + first) / 7
}

// calendarAcross places one year below the other.
func (b *builder) calendarAcross(years []string, top float64) []any {
	left := b.t.width("2000", b.fs(), true) + 8
	cell := math.Floor((b.w-left-1)/daysWeeks*4) / 4
	pitch := 11 + 7*cell + 8
	b.height(top + pitch*float64(len(years)) - 4)
	var out []any
	for i, y := range years {
		t := top + pitch*float64(i) + 11
		b.text(0, t+3.5*cell, y, label{bold: true})
		for m, name := range b.th.Words.MonthsShort {
			first := week(day(y, m+1, 1))
			if day(y, m+1, 1).Weekday() != time.Monday && m > 0 {
				first++
			}
			b.text(left+float64(first)*cell, t-6, name, label{size: b.vs(), colour: b.th.Soft})
		}
		out = append(out, b.calendarBlock(y, "horizontal", left, t, cell))
	}
	return out
}

// calendarDown places years side by side, up to four in a row.
func (b *builder) calendarDown(years []string, top float64) []any {
	months := b.widest(b.th.Words.MonthsShort[:], 7) + 3
	cols := min(len(years), 4)
	width := b.w / float64(cols)
	cell := math.Min(9, math.Floor((width-months-5)/7*4)/4)
	pitch := 13 + daysWeeks*cell + 6
	rows := (len(years) + cols - 1) / cols
	b.height(top + pitch*float64(rows) - 4)
	var out []any
	for i, y := range years {
		l, t := float64(i%cols)*width+months, top+pitch*float64(i/cols)+13
		b.text(l, t-7, y, label{bold: true})
		for m, name := range b.th.Words.MonthsShort {
			first := week(day(y, m+1, 1))
			if day(y, m+1, 1).Weekday() != time.Monday && m > 0 {
				first++
			}
			b.text(l-3, t+(float64(first)+0.5)*cell, name, label{size: 7, align: "right", colour: b.th.Soft})
		}
		out = append(out, b.calendarBlock(y, "vertical", l, t, cell))
	}
	return out
}

func (b *builder) calendarBlock(year, orient string, left, top, cell float64) obj {
	return obj{"range": year, "orient": orient, "left": r2(left), "top": r2(top), "cellSize": []any{cell, cell}, "silent": true,
		"z":         6, // the borders of months lie over the days
		"itemStyle": obj{"color": "none", "borderWidth": 0},
		"splitLine": obj{"show": true, "lineStyle": obj{"color": b.th.Soft.String(), "width": 0.7}},
		"dayLabel":  obj{"show": false, "firstDay": 1}, "monthLabel": obj{"show": false}, "yearLabel": obj{"show": false}}
}

func (b *builder) calendarSeries(years []string) (any, error) {
	heat := charts.NewHeatMap()
	classes := map[string]int{}
	for i, k := range b.c.Categories {
		classes[k.Key] = b.classIndex(b.c.Series[0].Values[i])
	}
	var over []any
	for i, y := range years {
		var data []any
		for d := day(y, 1, 1); d.Year() == day(y, 1, 1).Year(); d = d.AddDate(0, 0, 1) {
			date := d.Format(time.DateOnly)
			class, ok := classes[date]
			if !ok {
				class = -1
			}
			data = append(data, []any{date, class})
		}
		heat.AddSeries(y, nil)
		over = append(over, obj{"data": data, "coordinateSystem": "calendar", "calendarIndex": i, "silent": true,
			"itemStyle": obj{"borderColor": b.th.White.String(), "borderWidth": 0.5}, "label": obj{"show": false}})
	}
	heat.Validate()
	var pieces []any
	for i, k := range b.c.Ramp {
		pieces = append(pieces, obj{"value": i, "color": k.String()})
	}
	pieces = append(pieces, obj{"value": -1, "color": b.th.NoData.String()})
	b.raw["visualMap"] = []any{obj{"type": "piecewise", "show": false, "dimension": 1, "pieces": pieces}}
	b.raw["series"] = over
	base, err := jsonOf(heat.JSON())
	for _, k := range []string{"xAxis", "yAxis", "grid"} { // of a heat map on two axes
		delete(base, k)
	}
	return base, err
}
