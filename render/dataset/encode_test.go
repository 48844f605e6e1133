package dataset

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"globalstudy/render/diag"
)

// mapCache is a Cache in memory.
type mapCache struct {
	mu   sync.Mutex
	m    map[string][]byte
	hits int
}

func (c *mapCache) Get(key string) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	b, ok := c.m[key]
	if ok {
		c.hits++
	}
	return b, ok
}

func (c *mapCache) Put(key string, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[key] = data
}

// everything is a file with every type, ranges, statuses, missing cells and a quoted line break.
func everything() (*Schema, string) {
	s := parse("month:yearmonth y:year d:date b:boolean iso3:country src:source k:enum n:integer:x v:number:x lo:number:$ hi:number:$")
	s.Fields[6].Categories = []Category{{"a", "A"}}
	s.Sources = []Ref{{Name: "iom-2025"}}
	s.StatusField = "st"
	s.MissingValues = []MissingValue{{Value: "-", Status: Nil}, {Value: "c", Status: Confidential}}
	s.Ranges = []RangeField{{Name: "r", Low: "lo", High: "hi", Title: "Range"}}
	return s, "month,y,d,b,iso3,src,k,n,v,lo,hi,st\n" +
		"2015-01,2015,2015-01-31,1,DEU,iom-2025,a,5,0.25,1,2,\n" +
		",,,,,,,,,,,\n\n" +
		"2015-02,2016,2016-02-29,false,\"OTH\",frontex-2025,a,-7,-1e15,,3,E\n" +
		"2015-03,2016,2016-02-29,false,OTH,frontex-2025,a,-,c,4,,P\n"
}

func TestEncode(t *testing.T) {
	s, text := everything()
	want := read(t, s, text)
	b := want.encode()
	if !bytes.Equal(b, read(t, s, text).encode()) {
		t.Error("the same table gave other bytes")
	}
	got, err := decode("t.csv", b, s, testRegisters)
	if err != nil {
		t.Fatal(err)
	}
	if show(got) != show(want) {
		t.Errorf("got\n%swant\n%s", show(got), show(want))
	}
	for row := range want.Len() {
		if got.Pos(row) != want.Pos(row) || got.Label(row, 4) != want.Label(row, 4) {
			t.Errorf("row %d: %v %s, want %v %s", row, got.Pos(row), got.Label(row, 4), want.Pos(row), want.Label(row, 4))
		}
	}
	if strings.Join(got.Sources, " ") != "iom-2025" || got.Fields[11].Title != "Range" || got.Fields[11].Unit != "$" || got.Hollow() {
		t.Errorf("%v %+v", got.Sources, got.Fields[11])
	}
	for n := range b { // cut short anywhere it is an error
		if _, err := decode("t.csv", b[:n], s, testRegisters); err == nil {
			t.Fatalf("%d of %d bytes make a table", n, len(b))
		}
	}
}

func FuzzDecode(f *testing.F) {
	s, text := everything()
	var l diag.List
	f.Add(Read("t.csv", []byte(text), s, testRegisters, &l).encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		if tab, err := decode("t.csv", b, s, testRegisters); err == nil {
			show(tab) // a table is one in which every cell can be read
		}
	})
}

func TestReadCached(t *testing.T) {
	src, s, regs := bigCSV(10_000)
	cache := &mapCache{m: map[string][]byte{}}
	var l diag.List
	get := func(src []byte) *Table { return ReadCached(cache, "t.csv", src, s, regs, &l) }
	want := show(get(src))
	if got := show(get(src)); got != want || cache.hits != 1 || len(cache.m) != 1 {
		t.Errorf("%d hits, %d tables; equal: %v", cache.hits, len(cache.m), got == want)
	}
	s.Fields[4].Title = "Another" // whatever the table depends on
	get(src)
	regs.Countries[0].Name = "Another"
	get(src)
	get(append([]byte("month"), src[len("month"):]...))
	if cache.hits != 2 || len(cache.m) != 3 {
		t.Errorf("%d hits, %d tables", cache.hits, len(cache.m))
	}
	for k := range cache.m {
		cache.m[k] = cache.m[k][:100] // damaged
	}
	if got := show(get(src)); got == "nil\n" || l.Len() > 0 {
		t.Error("a damaged cache shows")
	}
	if get(append(src, "x\n"...)) != nil || len(cache.m) != 3 || l.Len() == 0 {
		t.Error("a file with faults was kept")
	}
	get(src[:1000])
	if ReadCached(nil, "t.csv", src, s, regs, &diag.List{}) == nil || len(cache.m) != 3 {
		t.Error("no cache, or a small file")
	}
}
