package compile

// Names that stand in other names are told apart.

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"globalstudy/render/doc"
)

// marksOf writes inlines with what is marked in brackets, by code or term.
func marksOf(in []doc.Inline) string {
	var b strings.Builder
	for _, i := range in {
		switch i := i.(type) {
		case doc.Mention:
			b.WriteString("[" + i.Country + "]")
		case doc.Gloss:
			b.WriteString("<" + doc.InlineText(i.Inlines) + ">")
		case doc.Emphasis:
			b.WriteString("*" + marksOf(i.Inlines) + "*")
		default:
			b.WriteString(doc.InlineText([]doc.Inline{i}))
		}
	}
	return b.String()
}

func TestMentions(t *testing.T) {
	register, err := os.ReadFile("../../datasets/countries.csv")
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct{ text, want string }{
		{"From Niger and Nigeria to Guinea, Guinea-Bissau and Equatorial Guinea.", "From [NER] and [NGA] to [GIN], [GNB] and [GNQ]."},
		{"Papua New Guinea, New Guinea, Nigerien and Guinean people", "[PNG], New Guinea, Nigerien and Guinean people"},
		{"Sudan borders South Sudan; Sudanese do not.", "[SDN] borders [SSD]; Sudanese do not."},
		{"The Congo, the Republic of the Congo, the Democratic Republic of the Congo, DR Congo", "The [COG], the [COG], the [COD], [COD]"},
		{"Syria is the Syrian Arab Republic; the Islamic Republic of Iran is Iran (Islamic Republic of).", "[SYR] is the [SYR]; the [IRN] is [IRN]."},
		{"North Korea, the Republic of Korea and the Democratic People's Republic of Korea", "[PRK], the [KOR] and the [PRK]"},
		{"Mexico, New Mexico, the Gulf of Mexico, Mexico City and the South China Sea", "[MEX], New Mexico, the Gulf of Mexico, Mexico City and the South China Sea"},
		{"Dominica and the Dominican Republic; American Samoa and Samoa", "[DMA] and the [DOM]; [ASM] and [WSM]"},
		{"Côte d'Ivoire's coast; *Italy*-bound; Serbia–Hungary", "[CIV]’s coast; *[ITA]*-bound; [SRB]–[HUN]"},
		{"See [Italy](https://example.org) and United&nbsp;States.", "See Italy and [USA]."},
		{"Smuggling is not smuggling; anti-smuggling first. Non-refoulement, non-refoulement.", "<Smuggling> is not smuggling; anti-smuggling first. <Non-refoulement>, non-refoulement."},
		{"An smo or SMO; refoulement of SMOs.", "An smo or <SMO>; <refoulement> of SMOs."},
		{"The British Virgin Islands, the United States Virgin Islands, the United States", "The [VGB], the [VIR], the [USA]"},
		{"Jordanian; Chad; Omani; Oman, Mali.", "Jordanian; [TCD]; Omani; [OMN], [MLI]."},
	}
	for _, tc := range cases {
		fsys := fstest.MapFS{
			"datasets/countries.csv": {Data: register},
			"chapters/one.yaml":      {Data: []byte("title: One\nsections:\n  - heading: H\n    blocks:\n      - text: |\n          " + tc.text + "\n")},
			"chapters/glossary.yaml": {Data: []byte("- { term: smuggling, text: A crime. }\n- { term: Non-refoulement, forms: [refoulement], text: A principle. }\n- { term: SMO, text: A protocol. }\n")},
		}
		complete(fsys)
		d, faults := compiled(fsys, nil)
		if err := faults.Err(); err != nil {
			t.Fatal(err)
		}
		if got := marksOf(d.Chapters[0].Blocks[1].(*doc.Paragraph).Text); got != tc.want {
			t.Errorf("%s\n got %s\nwant %s", tc.text, got, tc.want)
		}
	}
}
