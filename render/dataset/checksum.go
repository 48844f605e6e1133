package dataset

// The checksum of a file says that it is the one that was checked.

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"globalstudy/render/diag"
)

const checksumScheme = "sha256:"

// Checksum writes the SHA-256 of a file as a schema holds it: "sha256:" and 64 digits.
func Checksum(file []byte) string {
	sum := sha256.Sum256(file)
	return checksumScheme + hex.EncodeToString(sum[:])
}

// CheckSum reports a file that is not the one of the schema's checksum, and gives the right one.
func (s *Schema) CheckSum(file string, text []byte, faults *diag.List) {
	found, want := Checksum(text), strings.ToLower(s.Checksum.Name)
	if s.Checksum.Name == "" {
		return
	}
	if !strings.HasPrefix(want, checksumScheme) {
		want = checksumScheme + want
	}
	fault := diag.Fault{Pos: s.Checksum.Pos, Width: len(s.Checksum.Name)}
	if digits := want[len(checksumScheme):]; len(digits) != 64 || strings.Trim(digits, "0123456789abcdef") != "" {
		fault.Message, fault.Hint = "the checksum is not sha256: and 64 digits", "of "+file+" as it is now: "+found
		faults.Add(fault)
	} else if want != found {
		fault.Message, fault.Hint = file+" has changed since its checksum was written", "if the change is meant, write "+found
		faults.Add(fault)
	}
}
