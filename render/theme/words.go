package theme

// The catalogue of every word the tool itself prints. One value per language;
// back ends, layout and compile take words from here and nowhere else.

import (
	"fmt"
	"strings"
)

// Words is the catalogue of one language (BCP 47 tag in Lang).
type Words struct {
	SiteWords
	FindWords
	AccessWords
	Lang                                       string
	Figure, Map, Table, Box                    string // labels in captions and references: "Fig."
	Source, Sources, Note, Notes               string
	Contents, KeyFigures, KeyFindings          string
	Chapter, Findings, Page, Continued         string
	Figures, Maps, Tables, Boxes               string
	Data, Chart, Download, Cite                string
	Other, NotAvailable, Nil, NoData           string
	Unit, And, AtLeast, AtMost, About          string
	Between, To                                string
	MigrantProfile, HumanCost                  string
	Smugglers, Organization                    string
	Thousand, Million, Billion, Percent        string
	Decimal, Group                             string
	Months                                     [12]string
	MonthsShort                                [12]string
	ListSep, ListLast                          string
	SymbolMissing, SymbolNil, SymbolSmall      string // .. - 0
	SymbolProvisional, SymbolEstimated         string // * e
	SymbolConfidential, SymbolBreak            string
	SymbolNotApplicable                        string
	LegendMissing, LegendNil, LegendSmall      string
	LegendProvisional, LegendEstimated         string
	LegendRange                                string
	LegendConfidential, LegendBreak            string
	LegendNotApplicable                        string
	Next, Previous, Home, Skip, DarkToggle     string
	Footnotes, Boundaries, Imprint             string
	HowToRead, PDF, CSV, SVG, Citation         string
	Exhibits, ExhibitsAndData, Datasets        string
	AboutPage, AboutStudy, DownloadBook        string
	ReadChapter, UsedIn, LicenceWord           string
	BackToText, ExhibitsIntro                  string
	SourcesIntro                               string
	Row, Rows, Not, Of, Available, By, All     string // of how a number was made
	Cell, Cells, LeftOut, GivenInText, ByWayOf string
	Aggregates                                 map[string]string // by the name of the function
	NumbersTitle, NumbersIntro, WholeStudy     string            // of the register of numbers
	OtherNumbers                               string            // its entries from no dataset
	Finding, Origin                            string
	LowEnd, HighEnd, BestEstimate, Status      string // parts of a column in a download
	DataPackage, Countries, Places, Routes     string // files offered beside the datasets
	Accessed                                   string // of sources
	Others, NoDate, Volume, Issue              string // "and others", "no date", "vol.", "No."
	OnePage, ManyPages, Edition, SalesNo       string // "p.", "pp."
	EditedBy                                   string
	SourcesByAuthor                            string
	OpenQuote, CloseQuote                      string
	Explore, CloseExplore, Loading             string // buttons of drawings on screen
	KeysHint, HideShow                         string
	ZoomIn, ZoomOut, ZoomWhole                 string
	Brief                                      string
	Appendix, Appendices, Glossary, See        string // parts of the report
	CountrySheets, CountriesIntro              string
	SheetHeads                                 [4]string // of the columns of a fact sheet: what, how much, when, from where
	TheCountry                                 string    // in rules that are the same for every country
	CountryIndex, InThisChapter                string    // of the book
	NotCountryAfter, NotCountryBefore          []string  // words that make a country's name part of another: "Gulf of", "Sea"
	ByLand, BySea, ByAir                       string    // modes of travel, in legends
}

// English is the first catalogue.
func English() *Words {
	return &Words{
		SiteWords: englishSite(), FindWords: englishFind(), AccessWords: englishAccess(),
		Lang: "en", Figure: "Fig.", Map: "Map", Table: "Table", Box: "Box",
		Source: "Source", Sources: "Sources", Note: "Note", Notes: "Notes",
		Contents: "Contents", KeyFigures: "Key figures", KeyFindings: "Key findings",
		Chapter: "Chapter", Findings: "Findings", Page: "page", Continued: "continued",
		Figures: "Figures", Maps: "Maps", Tables: "Tables", Boxes: "Boxes",
		Data: "Data", Chart: "Chart", Download: "Download", Cite: "Cite",
		Other: "Other", NotAvailable: "not available", Nil: "nil", NoData: "No data",
		Unit: "Unit", And: "and", AtLeast: "at least", AtMost: "at most", About: "about",
		Between: "between", To: "to",
		MigrantProfile: "Profile of migrants", HumanCost: "Human cost",
		Smugglers: "Profile of smugglers", Organization: "Organization",
		Thousand: "thousand", Million: "million", Billion: "billion", Percent: "per cent",
		Decimal: ".", Group: ",",
		Months: [12]string{"January", "February", "March", "April", "May", "June", "July",
			"August", "September", "October", "November", "December"},
		MonthsShort: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		ListSep:     ", ", ListLast: " and ",
		SymbolMissing: "..", SymbolNil: "-", SymbolSmall: "0", SymbolProvisional: "*", SymbolEstimated: "e",
		SymbolConfidential: "c", SymbolBreak: "b", SymbolNotApplicable: ".",
		LegendMissing: "not available", LegendNil: "nil", LegendSmall: "less than half the unit",
		LegendProvisional: "provisional or partial", LegendEstimated: "estimated", LegendRange: "range, low to high",
		LegendConfidential: "confidential", LegendBreak: "break in series", LegendNotApplicable: "not applicable",
		Next: "Next", Previous: "Previous", Home: "Home", Skip: "Skip to the text", DarkToggle: "Dark",
		Footnotes: "Notes", Boundaries: "Boundaries", Imprint: "Imprint",
		HowToRead: "How to read this study", PDF: "PDF", CSV: "CSV", SVG: "SVG", Citation: "Suggested citation",
		Exhibits: "Exhibits", ExhibitsAndData: "Exhibits and data", Datasets: "Datasets",
		AboutPage: "About", AboutStudy: "About this study", DownloadBook: "Download the book",
		ReadChapter: "Read chapter", UsedIn: "Used in", LicenceWord: "Licence", BackToText: "back to the text",
		ExhibitsIntro: "Every exhibit with its data as CSV and its drawing as SVG. The PDF carries the same data as attachments.",
		SourcesIntro:  "Numbered in the order in which they are first cited.",
		Row:           "row", Rows: "rows", Not: "not", Of: "of", Available: "available", By: "by", All: "all", Accessed: "accessed",
		Cell: "cell", Cells: "cells", LeftOut: "unknown values left out", GivenInText: "given by the authors; in no dataset", ByWayOf: "by way of",
		Aggregates: map[string]string{"sum": "sum", "mean": "mean", "median": "median", "min": "least", "max": "greatest",
			"count": "number", "distinct": "number of different values", "first": "first", "last": "last"},
		NumbersTitle: "Where the numbers come from", WholeStudy: "Whole study", Finding: "Key finding", Origin: "Origin",
		NumbersIntro: "Every number in the text that is drawn from data, and the data of every exhibit, chapter by chapter and dataset by dataset: how it was made, and from which rows or cells. A cell is named by its line and column in the file.", OtherNumbers: "Computed from other numbers, or given by the authors",
		SourcesByAuthor: "In the order of their authors.",
		Others:          "and others", NoDate: "no date", Volume: "vol.", Issue: "No.", OnePage: "p.", ManyPages: "pp.", Edition: "ed.", SalesNo: "Sales No.", EditedBy: "edited by",
		LowEnd: "at least", HighEnd: "at most", BestEstimate: "best estimate", Status: "status",
		DataPackage: "Data package: a description of all these files for programs",
		Countries:   "Countries and areas", Places: "Places", Routes: "Routes",
		Explore: "Explore", CloseExplore: "Back to the drawing", Loading: "Loading …", HideShow: "Show or hide",
		ZoomIn: "Zoom in", ZoomOut: "Zoom out", ZoomWhole: "Whole drawing",
		KeysHint:  "Arrow keys go from value to value; Escape ends.",
		OpenQuote: "“", CloseQuote: "”",
		Brief: "Brief", Appendix: "Appendix", Appendices: "Appendices", Glossary: "Glossary", See: "See",
		SheetHeads:    [4]string{"Indicator", "Value", "Period", "Source"},
		CountrySheets: "Country fact sheets", TheCountry: "the country",
		CountryIndex: "Index of countries and areas", InThisChapter: "In this chapter",
		NotCountryAfter: []string{"New", "Gulf of", "Gulf of the", "Sea of", "Bay of", "Strait of"}, NotCountryBefore: []string{"Sea", "River", "Delta", "Basin", "Canal", "City", "Channel"},
		CountriesIntro: "What the study says of single countries: figures from its datasets, and where it speaks of them.",
		ByLand:         "By land", BySea: "By sea", ByAir: "By air",
	}
}

// List joins words as prose does: "a, b and c".
func (w *Words) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	n := len(items) - 1
	return strings.Join(items[:n], w.ListSep) + w.ListLast + items[n]
}

// Date writes an ISO date, year-month or year in full: "22 November 2026",
// "June 2025", "2024". Anything else comes back unchanged.
func (w *Words) Date(iso string) string {
	var y, m, d int
	if n, _ := fmt.Sscanf(iso, "%4d-%2d-%2d", &y, &m, &d); n >= 2 && m >= 1 && m <= 12 {
		if n == 3 {
			return fmt.Sprintf("%d %s %d", d, w.Months[m-1], y)
		}
		return fmt.Sprintf("%s %d", w.Months[m-1], y)
	}
	return iso
}
