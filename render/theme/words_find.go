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
