package inspect

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"globalstudy/render/dataset"
	"globalstudy/render/diag"
	"globalstudy/render/study"
)

func sampleRegisters() *dataset.Registers { return Registers(sample(nil)) }

func TestInfer(t *testing.T) {
	const csv = "id,year,month,day,route,country,detections,share,income_low,income_high,lat,code,weight,flag,source,open,note,empty\n" +
		"k1,2020,2020-01,2020-01-31,by_sea,ESP,10,0.5,1,2,-3.5,007,\"1,200\",E,src-1,true,\"A long remark, with a comma and \"\"quotes\"\"\",\n" +
		"k2,2021,2020-02,2020-02-28,by_land,GRC,..,-0.5,..,4,40,008,900,,src-2,false,B,\n" +
		"k3,2022,2020-03,2020-03-31,by_sea,ESP,c,1e3,5,5,41,009,80 %,P,src-1,true,C,\n" +
		"k4,2023,2020-04,2020-04-30,by_land,..,0,2,6,,42,010,7,A,src-2,false,-,\n"
	got, err := Infer("crossings.csv", []byte(csv), sampleRegisters())
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "infer", string(got))
	loads(t, "crossings", []byte(csv), got)
}

// A letter that is a value of its own stands for no missing cell.
func TestInferLetters(t *testing.T) {
	got, err := Infer("letters.csv", []byte("id,n\na,1\nc,c\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(got), "missingValues") || !strings.Contains(string(got), "primaryKey: [id]") {
		t.Errorf("c is taken for a symbol:\n%s", got)
	}
}

// Without a study around it there are no registers, and codes are text.
func TestInferAlone(t *testing.T) {
	got, err := Infer("alone.csv", []byte("country,n\nESP,1\nGRC,2\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"name: country, type: string", "primaryKey: [country]", "name: n, type: integer"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestInferFaults(t *testing.T) {
	for _, c := range []struct{ name, file, csv, want string }{
		{"no CSV", "a.txt", "a\n1\n", "rename it to a.csv"},
		{"name", "My Data.csv", "a\n1\n", "rename it to my_data.csv"},
		{"register", "places.csv", "a\n1\n", "is a register"},
		{"header", "a.csv", "é,Total Number\n1,2\n", `a.csv:1:3: the column name "Total Number" is not in lower_snake_case (write total_number in the header)`},
		{"semicolons", "a.csv", "a;b\n1;2\n", "separated by semicolons"},
		{"double", "a.csv", "a,a\n1,2\n", "stands here again"},
		{"no name", "a.csv", "a,\n1,2\n", "column 2 has no name"},
		{"short row", "a.csv", "a,b\n1\n", "row has 1 cells, expected 2"},
		{"empty", "a.csv", "", "the file is empty"},
		{"no rows", "a.csv", "a,b\n", "a header and no rows"},
		{"UTF-16", "a.csv", "\xff\xfea\x00", "UTF-16"},
		{"quotes", "a.csv", "a\n\"b\n", "quotation marks do not match"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Infer(c.file, []byte(c.csv), nil)
			if err == nil {
				t.Fatalf("accepted:\n%s", got)
			}
			var all strings.Builder
			for _, f := range err.(diag.Errors) {
				all.WriteString(f.Error() + "\n")
			}
			if !strings.Contains(all.String(), c.want) {
				t.Errorf("%q is not in\n%s", c.want, all.String())
			}
		})
	}
}

// placeholders are the faults that an inferred description leaves to be mended.
var placeholders = regexp.MustCompile(`(title|licence|period|accessed|compiled|unit) is empty|sources is an empty list`)

var blanks = strings.NewReplacer(`title: ""`, "title: T", `licence: ""`, "licence: CC0", `period: ""`, "period: P",
	`accessed: ""`, "accessed: 2026-11-22", `compiled: ""`, "compiled: By hand", `unit: ""`, "unit: u", "sources: []", "sources: [src-1]")

// loads checks that a study takes the description but for what is empty, and
// all of it, table included, once that is filled in.
func loads(t *testing.T, name string, csv, yaml []byte) {
	t.Helper()
	study1 := sample(map[string]string{"datasets/" + name + ".csv": string(csv), "datasets/" + name + ".yaml": string(yaml)})
	var faults diag.List
	study.Load(study1, &faults)
	for _, f := range faults.Sorted() {
		if f.Pos.File == "datasets/"+name+".yaml" && !placeholders.MatchString(f.Message) {
			t.Errorf("as written: %v\n%s", f, yaml)
		}
	}
	if faults.Len() == 0 {
		t.Errorf("what is empty is not reported\n%s", yaml)
	}
	study1["datasets/"+name+".yaml"] = &fstest.MapFile{Data: []byte(blanks.Replace(string(yaml)))}
	for _, f := range Open(study1).list.Sorted() {
		if strings.HasPrefix(f.Pos.File, "datasets/"+name+".") {
			t.Errorf("filled in: %v\n%s", f, yaml)
		}
	}
}

// Whatever table Infer accepts, a study accepts with what Infer wrote.
func FuzzInfer(f *testing.F) {
	for _, s := range []string{"a,b\n1,x\n2,y\n", "year,n\n2020,..\n2021,-1.5\n", "a\n\"\"\n", "m\n2020-01\n", "status,n\nE,1\nM,\n", "low,high\n2,1\n", "t\n\"a\nb\"\nx\n",
		"c\nESP\nGRC\n", "e\n\u0085\n\u0085\n", "e\n\" \"\n\" \"\n", "b\ntrue\nFALSE\n", "e\n\"\"\"q\\\"\n\"\"\"q\\\"\n", "e\nab\u202ec\nab\u202ec\n", "y,year\nc,2020\n2,2021\n", "obs_status,n\nC,5\n,6\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, csv string) {
		yaml, err := Infer("fuzzed.csv", []byte(csv), sampleRegisters())
		if err != nil {
			return
		}
		loads(t, "fuzzed", []byte(csv), yaml)
	})
}
