package scene

import (
	"encoding/json"
)

func dump(s *Scene) string {
	b, err := json.MarshalIndent(s.Items, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(b)
}
