package pdf

// Completing gopdf's objects: page contents are cleaned and compressed, the
// shared resource dictionary is written anew under our names, and the catalog
// gets all that hangs below it.

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"globalstudy/render/doc"
	"globalstudy/render/layout"
)

// complete turns what gopdf wrote into the final objects.
func (g *composed) complete(d *doc.Document, b *layout.Book, painted []*content, at map[string]destination) (*file, error) {
	date, err := parseDate(d.ISODate)
	if err != nil {
		return nil, err
	}
	f, err := split(g.pdf, g.deflater)
	if err != nil {
		return nil, err
	}
	if err := f.finishContents(g.contents, b.Pages, painted); err != nil {
		return nil, err
	}
	if err := f.finishFonts(g.fonts, g.used); err != nil {
		return nil, err
	}
	if err := f.finishResources(g); err != nil {
		return nil, err
	}
	if err := f.finishPages(g.pages, painted); err != nil {
		return nil, err
	}
	files, faults := attachments(d)
	attached := addAttachments(f, files, pdfDate(date))
	tree, more := addStructure(f, b, g.pages, painted, g.links, attached.ofExhibits(d))
	if faults = append(faults, more...); len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	f.info = f.add(information(d, date))
	catalog := fmt.Sprintf("/StructTreeRoot %s/MarkInfo<</Marked true>>/Lang%s/ViewerPreferences<</DisplayDocTitle true>>", ref(tree), textString(d.Lang))
	if id := addOutline(f, b.Outline, at, g.pages); id != 0 {
		catalog += "/PageMode/UseOutlines/Outlines " + ref(id)
	}
	catalog += "/PageLabels " + ref(f.add(pageLabels(b.Pages)))
	names := ""
	if len(at) > 0 {
		names += "/Dests " + ref(f.add(destinationNames(at, g.pages)))
	}
	if len(files) > 0 {
		catalog += "/AF[" + attached.list + "]"
		names += "/EmbeddedFiles " + ref(f.add(attached.tree()))
	}
	catalog += entry("Names", names)
	catalog += "/Metadata " + ref(f.add(string(plainStream("/Type/Metadata/Subtype/XML", xmp(d, date)))))
	profile := f.addStream("/N 3", sRGBProfile())
	catalog += "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile " + ref(profile) + ">>]"
	return f, f.insert(catalogID, catalog)
}

// finishContents cleans, fills and compresses the content streams, in parallel.
func (f *file) finishContents(ids []int, pages []*layout.Page, painted []*content) error {
	faults := make([]error, len(ids))
	inParallel(len(ids), func(i int) {
		data, err := f.content(ids[i])
		if err == nil {
			data, err = cleanContent(data, pages[i].Height)
		}
		if err == nil {
			data, err = fillIn(data, painted[i].parts)
		}
		if err == nil {
			f.bodies[ids[i]] = f.deflater.stream("", data)
		}
		faults[i] = err
	})
	return errors.Join(faults...)
}

var imageEntry = regexp.MustCompile(`/I\d+ \d+ 0 R\n`)

// finishResources writes the dictionary all pages share: our font names, gopdf's
// images, our forms, patterns and alpha states.
func (f *file) finishResources(g *composed) error {
	old := string(f.bodies[resourcesID])
	if !strings.Contains(old, "/XObject <<") {
		return fmt.Errorf("object %d of gopdf's output is not its resource dictionary", resourcesID)
	}
	all := &resources{faces: g.used}
	images := strings.ReplaceAll(strings.Join(imageEntry.FindAllString(old, -1), ""), "\n", "")
	f.set(resourcesID, "<<"+all.fontEntries(g.fonts)+entry("XObject", images+g.forms)+g.resources+">>")
	return nil
}

// finishPages gives pages with transparency the colour space it is mixed in.
func (f *file) finishPages(ids []int, painted []*content) error {
	for i, c := range painted {
		mixed := len(c.needs.alphas) > 0 || len(c.parts) > 1
		for _, p := range c.needs.patterns {
			mixed = mixed || p.tile != nil && len(p.tile.needs.alphas) > 0
		}
		if !mixed {
			continue
		}
		if err := f.insert(ids[i], "/Group<</S/Transparency/CS/DeviceRGB>>"); err != nil {
			return err
		}
	}
	return nil
}
