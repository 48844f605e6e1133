package theme

// The words of the search, and of what the site says of its own making.

// FindWords is the part of the catalogue that the search uses.
type FindWords struct {
	Search, SearchHint, SearchKeys, Sections string
	NothingFound, OneFound, ManyFound        string // ManyFound stands behind a number
	SearchOpening, SearchFailed, CloseSearch string
}

func englishFind() FindWords {
	return FindWords{
		Search: "Search", SearchHint: "Text, exhibits, countries, data …", Sections: "Sections",
		SearchKeys:   "Arrow keys choose a result, Enter opens it, Escape closes the search.",
		NothingFound: "Nothing found", OneFound: "1 result", ManyFound: "results",
		SearchOpening: "Loading …", SearchFailed: "The search could not be loaded.", CloseSearch: "Close",
	}
}

// AccessWords are the words of the accessibility statement: what the makers of
// the tool did and tested, which holds for every study, and what they did not.
type AccessWords struct {
	Accessibility, AccessAim                           string
	AccessFeatures, AccessTested, AccessLimits         string
	AccessFeatureList, AccessTestList, AccessLimitList []string
}

func englishAccess() AccessWords {
	return AccessWords{
		Accessibility:  "Accessibility",
		AccessAim:      "These pages are made to meet the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. The statement is written by the tool that makes the pages, and says what is tested each time the tool is changed.",
		AccessFeatures: "What the pages do",
		AccessFeatureList: []string{
			"Every drawing has a title, a description in words computed from its data, and the data as a table; where colour tells things apart, a label, a hatch or the table does too.",
			"All pages, tables and notes can be read without JavaScript and without a style sheet.",
			"Everything can be reached and used by keyboard: a link past the menu comes first, the focus is always to be seen, drawings are read value by value with the arrow keys, and the search opens with the key “/”.",
			"Pages follow the device in light or dark colours, less motion and forced colours; text may be enlarged, and pages fit a window of 360 pixels without scrolling sideways. Wide tables scroll by themselves.",
			"Headings are in order, tables have captions and heads, landmarks have names, and the language of the pages is marked.",
		},
		AccessTested: "What is tested",
		AccessTestList: []string{
			"Every page by axe-core, all its rules, in light or dark, at 1440 or 390 pixels, and a page of each kind in all four: no violation.",
			"Every page by html-validate: valid HTML.",
			"A walk through pages by the Tab key in Chromium: the link past the menu comes first, and each stop can be seen.",
			"Contrast of text and drawings, and that neighbouring colours are told apart with red, green and blue deficient vision.",
			"Pages in Chromium at 360, 390, 768 and 1440 pixels and on paper, with and without JavaScript, from disk and from a server; a page of each kind enlarged to 400 per cent, and written from right to left.",
			"That nothing moves while a page loads, whether its fonts come at once or late.",
		},
		AccessLimits: "What is not",
		AccessLimitList: []string{
			"The pages have not been tried by people who use screen readers, magnifiers or speech every day, nor in other browsers than Chromium.",
			"Drawings explored with the button “Explore” answer the pointer; what they show stands in the drawing, which the keyboard reads, and in the table.",
			"Files for download are as their makers left them. The book is a tagged PDF.",
		},
	}
}
