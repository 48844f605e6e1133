package main

// The command new writes a small study to begin with. Its topic, places and
// sources are others than those of the study in this repository, and its
// figures are invented and say so; it is built by a test, so the program knows
// no study.

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

//go:embed example
var example embed.FS

func newCommand(stdout io.Writer) *cobra.Command {
	return &cobra.Command{
		Use: "new DIR", Short: "Write a small study with invented figures, to begin with",
		Example: "  globalstudy new my-study\n  globalstudy build -C my-study",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("globalstudy new needs one folder: globalstudy new DIR")}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := writeExample(args[0]); err != nil {
				return err
			}
			fmt.Fprintf(stdout, "%s/chapters and %s/datasets hold a small study with invented figures\n", args[0], args[0])
			fmt.Fprintf(stdout, "build it with: globalstudy build -C %s\n", args[0])
			return nil
		},
	}
}

// writeExample puts the example into a folder that is not there yet, or empty.
func writeExample(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return usageError{err}
	case len(entries) > 0:
		return usageError{fmt.Errorf("%s is not empty: name a folder that is new", dir)}
	}
	files, err := fs.Sub(example, "example")
	if err != nil {
		return err
	}
	return os.CopyFS(dir, files)
}
