package echarts

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"globalstudy/render/chart"
	"globalstudy/render/theme"
)

// TestFormatsTwin runs the number formats of the site's explore.js in Node on the
// ticks of many scales; they must be those of the tool.
func TestFormatsTwin(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("REQUIRE_TOOLS") == "1" {
			t.Fatal("node is not installed and REQUIRE_TOOLS=1")
		}
		t.Skip("node is not installed: this check is left out")
	}
	type call struct {
		Name, Args string
		V          float64
	}
	var calls []call
	th := theme.Default()
	for _, kind := range theme.Kinds() {
		for _, top := range []float64{0.4, 1, 7, 35, 100, 2500, 60000, 1.2e6, 3.7e6, 9e8, 4e9} {
			for _, low := range []float64{0, -top / 2} {
				for _, log := range []bool{false, true} {
					c := &chart.Chart{Format: theme.Format{Kind: theme.Kind(kind), Decimals: -1, Exhibit: true}, Log: log}
					b := &builder{c: c, th: th, typ: &chart.Type{}}
					if log {
						low = top / 1000
					}
					s := b.newScale(low, top, 5)
					for k := range 11 {
						v := s.min + (s.max-s.min)*float64(k)/10
						calls = append(calls, call{"axis", s.args, v}, call{"distance", s.args, v})
					}
				}
			}
		}
	}
	js, err := json.Marshal(calls)
	if err != nil {
		t.Fatal(err)
	}
	const program = `const fs = require("fs"), vm = require("vm");
vm.runInThisContext(fs.readFileSync(process.argv[1], "utf8"));
const calls = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(calls.map((c) => globalstudy.format(c.Name, c.Args, c.V))));`
	cmd := exec.Command(node, "-e", program, "../../templates/site/explore.js")
	cmd.Stdin = strings.NewReader(string(js))
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, fmt.Sprint(err))
	}
	var got []string
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	for i, c := range calls {
		if want := Formats(c.Name, c.Args, c.V); got[i] != want {
			t.Errorf("%s %q %v: %q in the browser, %q in the tool", c.Name, c.Args, c.V, got[i], want)
		}
	}
}
