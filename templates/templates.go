// Package templates embeds the look: page templates, style sheet, scripts, and
// the prepared assets (ECharts bytecode, fonts, base maps, hyphenation
// patterns) that `make assets` derives from pinned npm packages. No logic.
package templates

import "embed"

// Assets holds what `make assets` prepared, under assets/:
// fonts/*.ttf, woff2/*.woff2, echarts.qbc, echarts.min.js, maps/*.json, hyphen/*.txt.
// It is empty (but for .gitkeep) in a clone where make has not run.
//
//go:embed all:assets
var Assets embed.FS

// Site holds the page templates (*.html) and the style sheet of the site.
//
//go:embed site
var Site embed.FS
