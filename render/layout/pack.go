package layout

// Where the text has ended, exhibits that still wait are packed below it and on
// pages of their own: one across the page, or a band of those one column wide
// side by side. Exhibits of one counter keep their order.

// pack places waiting exhibits on the sheet from y down and returns the rest.
func (f *filler) pack(sh *sheet, waiting []*piece, y float64) []*piece {
	for len(waiting) > 0 {
		q, rest := waiting[0], waiting[1:]
		if q.kind == acrossPage {
			q = f.fitted(q)
			if y+q.height > f.plan.height+1e-6 {
				break
			}
			sh.across = append(sh.across, placed{q, y})
			y += q.height + f.air()
			waiting = rest
			continue
		}
		left, bottom := f.band(sh, waiting, y)
		if len(left) == len(waiting) {
			break
		}
		waiting, y = left, bottom+f.air()
	}
	return waiting
}

// band sets column exhibits side by side from y down, each in the shorter column.
func (f *filler) band(sh *sheet, waiting []*piece, y float64) (rest []*piece, bottom float64) {
	ends := make([]float64, f.cols)
	for i := range ends {
		ends[i] = y
	}
	for i, p := range waiting {
		c := 0
		for k := range ends {
			if ends[k] < ends[c] {
				c = k
			}
		}
		top := ends[c]
		if top > y {
			top += f.plan.line
		}
		if p.kind != inColumn || blocked(rest, p) || top+p.height > f.plan.height+1e-6 {
			rest = append(rest, p)
			if i == 0 {
				return waiting, y
			}
			continue
		}
		sh.cols[c].pieces = append(sh.cols[c].pieces, placed{p, top - sh.top})
		ends[c] = top + p.height
		bottom = max(bottom, ends[c])
	}
	return rest, bottom
}
