package dataset

// Reading a million rows of seven columns: typed, checked against the schema
// and grouped, beside encoding/csv and gocsv on the same bytes in the same run.

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"runtime"
	"testing"

	"github.com/gocarina/gocsv"

	"globalstudy/render/diag"
)

const million = 1_000_000

// bigRow is a row of bigCSV as gocsv reads it.
type bigRow struct {
	Month      string `csv:"month"`
	Route      string `csv:"route"`
	ISO3       string `csv:"iso3"`
	Sex        string `csv:"sex"`
	Detections int    `csv:"detections"`
	Rate       string `csv:"rate"`
	Note       string `csv:"note"`
}

// bigCSV is a table of seven columns as the study's own are: detections by
// month, route, country and sex, each combination once.
func bigCSV(rows int) ([]byte, *Schema, *Registers) {
	regs := &Registers{}
	for i := range 185 {
		regs.Countries = append(regs.Countries, CountryRow{ISO3: string([]byte{'A' + byte(i/26), 'A' + byte(i%26), 'X'}), Name: fmt.Sprint("Country ", i), Region: "Region"})
	}
	s := parse("month:yearmonth route:enum iso3:country sex:enum detections:integer:x rate:number:x note:string")
	for i := range 9 {
		s.Fields[1].Categories = append(s.Fields[1].Categories, Category{Value: fmt.Sprint("route_", i)})
	}
	s.Fields[3].Categories = []Category{{"female", "Women"}, {"male", "Men"}}
	for i := range 4 {
		s.Fields[i].Constraints.Required = true
		s.PrimaryKey = append(s.PrimaryKey, s.Fields[i].Name)
	}
	s.Fields[0].Constraints.First = "2000-01"
	s.Fields[4].Constraints = Constraints{Required: true, Minimum: f64(0)}
	s.MissingValues = []MissingValue{{Value: "..", Status: Missing}, {Value: "-", Status: Nil}}
	var b bytes.Buffer
	b.WriteString("month,route,iso3,sex,detections,rate,note\n")
	for i := range rows {
		k := i / 2 / 185
		fmt.Fprintf(&b, "%04d-%02d,route_%d,%s,%s,%d,", 2000+k/9/12, k/9%12+1, k%9, regs.Countries[i/2%185].ISO3, s.Fields[3].Categories[i%2].Value, i*7919%100000)
		if i%20 == 0 {
			b.WriteString("..")
		} else {
			fmt.Fprintf(&b, "%.2f", float64(i%977)/7)
		}
		fmt.Fprintf(&b, ",n%d\n", i%50)
	}
	return b.Bytes(), s, regs
}

// quoted is the file with a cell in quotes in every row.
func quoted(src []byte) []byte {
	return bytes.ReplaceAll(bytes.ReplaceAll(src, []byte(",male,"), []byte(",\"male\",")), []byte(",female,"), []byte(",\"female\","))
}

// grouped reads the table and sums it by month and route.
func grouped(b *testing.B, src []byte, s *Schema, regs *Registers) *Table {
	var l diag.List
	t := Read("t.csv", src, s, regs, &l)
	env := &Env{Tables: map[string]*Table{"t": t}, Registers: regs}
	p := &Pipeline{From: ref("t"), Steps: []Step{Aggregate{By: refs("month route"), Aggs: []Agg{{Func: "sum", Col: ref("detections"), As: "n"}}}}}
	if p.Run(env, &l) == nil {
		b.Fatal(faultLines(&l))
	}
	return t
}

// heap is the memory in use.
func heap() float64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

func BenchmarkMillion(b *testing.B) {
	src, s, regs := bigCSV(million)
	for _, file := range []struct {
		name string
		src  []byte
	}{{"plain", src}, {"quoted", quoted(src)}} {
		b.Run("encoding-csv/"+file.name, func(b *testing.B) {
			b.SetBytes(int64(len(file.src)))
			for b.Loop() {
				r := csv.NewReader(bytes.NewReader(file.src))
				r.ReuseRecord = true
				for {
					if _, err := r.Read(); err != nil {
						break
					}
				}
			}
		})
		b.Run("table/"+file.name, func(b *testing.B) {
			b.SetBytes(int64(len(file.src)))
			for b.Loop() {
				grouped(b, file.src, s, regs)
			}
			before := heap()
			t := grouped(b, file.src, s, regs)
			b.ReportMetric((heap()-before)/million, "B/row")
			runtime.KeepAlive(t)
		})
	}
	b.Run("gocsv/plain", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			var rows []bigRow
			if err := gocsv.UnmarshalBytes(src, &rows); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkCache(b *testing.B) {
	src, s, regs := bigCSV(million)
	var l diag.List
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			Read("t.csv", src, s, regs, &l)
		}
	})
	cache := &mapCache{m: map[string][]byte{}}
	ReadCached(cache, "t.csv", src, s, regs, &l)
	b.Run("cached", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			ReadCached(cache, "t.csv", src, s, regs, &l)
		}
		for _, t := range cache.m {
			b.ReportMetric(float64(len(t))/million, "B/row")
		}
	})
}

// Tracing a sum of a million cells, and the sums of ten thousand groups.
func BenchmarkTrace(b *testing.B) {
	src, s, regs := bigCSV(million)
	var l diag.List
	env := &Env{Tables: map[string]*Table{"t": Read("t.csv", src, s, regs, &l)}, Registers: regs, Files: map[string][]byte{"t": src}}
	for _, by := range []string{"", "month", "month iso3"} {
		p := &Pipeline{From: ref("t"), Steps: []Step{Aggregate{By: refs(by), Aggs: []Agg{{Func: "sum", Col: ref("detections"), As: "n"}}}}}
		b.Run("by "+by, func(b *testing.B) {
			for b.Loop() {
				if p.Trace(env, "n").Count != million {
					b.Fatal("cells are lost")
				}
			}
		})
	}
}
