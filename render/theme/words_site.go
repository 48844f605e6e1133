package theme

// The words of the site's own pages and buttons.

// SiteWords is the part of the catalogue that only the site uses.
type SiteWords struct {
	Menu, Chapters, CountriesShort, Scheme             string
	SchemeAuto, SchemeLight, SchemeDark, OnThisPage    string
	SeeExhibit, CiteAndShare, InWords, Metadata        string
	AboutCSV, AboutMetadata, AboutSVG, AboutPNG        string
	AboutPDF, AboutOption, HowToCite, Embed            string
	EmbedIntro, EmbedIntroFile, EmbedPage, FormerNames string
	Moved                                              string // before the address of today
	EarlierEditions                                    string
	WhatIsNew, DataIntro, FileWord, SizeWord           string
	CiteIntro, Methods, SpokenOf, NotFound             string
	NotFoundText, CopyLink, Copied, FullScreen         string
	SortBy, Dataset, CopyText                          string
}

func englishSite() SiteWords {
	return SiteWords{
		Menu: "Menu", Chapters: "Chapters",
		CountriesShort: "Countries", Scheme: "Colours",
		SchemeAuto: "As the device is set", SchemeLight: "Light",
		SchemeDark: "Dark", OnThisPage: "On this page",
		SeeExhibit: "See", CiteAndShare: "Cite, embed, share",
		InWords: "In words", Metadata: "CSV metadata",
		AboutCSV: "the data shown, as a table", AboutMetadata: "source, licence and columns of the CSV, for programs",
		AboutSVG: "the drawing, in any size", AboutPNG: "the drawing with title and source, in pixels",
		AboutPDF: "the drawing with title and source, on a page", AboutOption: "the drawing as an ECharts option",
		HowToCite: "How to cite", Embed: "Embed",
		EmbedIntro: "This code shows the drawing on another page. It needs no script.", EmbedIntroFile: "This code shows the drawing on another page, once the address of this site stands before the name of the file. It needs no script.",
		EmbedPage: "The page that is embedded", FormerNames: "Formerly", Moved: "This exhibit has another address now:",
		WhatIsNew: "What is new", EarlierEditions: "Earlier editions", DataIntro: "Every dataset of the study whole, and the data of every exhibit, as CSV files in UTF-8.",
		FileWord: "File", SizeWord: "Size",
		CiteIntro: "Each exhibit has its own citation, in words and for programs.", Methods: "Methods",
		SpokenOf: "Where the study speaks of it", NotFound: "Page not found",
		NotFoundText: "There is no page at this address. These pages may help:", CopyLink: "Copy link",
		Copied: "Copied", FullScreen: "Full screen",
		SortBy: "Sort by this column", Dataset: "Dataset", CopyText: "Copy",
	}
}
