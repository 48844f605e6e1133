package main

// Commands that look at data and make no report: data describe, data infer and
// explain. What they find out stands in package inspect; here it is printed.

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"globalstudy/render/inspect"
)

func dataCommand(stdout, stderr io.Writer) *cobra.Command {
	c := &cobra.Command{
		Use: "data", Short: "Look at a dataset, or describe a new one",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("there is no command %q (known: data describe, data infer)", "data "+args[0])}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	c.AddCommand(describeCommand(stdout, stderr), inferCommand(stdout, stderr))
	return c
}

// oneArg demands one argument; what names it.
func oneArg(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) == 0:
			return usageError{fmt.Errorf("%s needs %s", cmd.CommandPath(), what)}
		case len(args) > 1:
			return usageError{fmt.Errorf("%s takes one argument, found %q as well", cmd.CommandPath(), args[1])}
		}
		return nil
	}
}

// text is what package inspect answers with.
type text interface{ WriteText(io.Writer) error }

// answer asks about a study and prints what it hears.
func answer[T text](stdout, stderr io.Writer, dir, name string, ask func(*inspect.Data, string) (T, error)) error {
	if err := isStudy(dir); err != nil {
		return err
	}
	t, err := ask(inspect.Open(os.DirFS(dir)), name)
	var unknown *inspect.UnknownError
	if errors.As(err, &unknown) {
		return usageError{err}
	}
	if err != nil {
		return report(stderr, dir, err)
	}
	return t.WriteText(stdout)
}

func describeCommand(stdout, stderr io.Writer) *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use: "describe NAME", Short: "Print what a dataset holds, column by column", Args: oneArg("the name of a dataset"),
		Example: "  globalstudy data describe eu_crossings",
		RunE: func(_ *cobra.Command, args []string) error {
			return answer(stdout, stderr, dir, args[0], (*inspect.Data).Describe)
		},
	}
	studyFlag(c, &dir)
	return c
}

func explainCommand(stdout, stderr io.Writer) *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use: "explain ID", Short: "Print how an exhibit or a named number comes about, step by step",
		Args:    oneArg("the id of an exhibit or the name of a value"),
		Example: "  globalstudy explain fig-routes\n  globalstudy explain peak\n  globalstudy explain europe.peak",
		RunE: func(_ *cobra.Command, args []string) error {
			return answer(stdout, stderr, dir, args[0], (*inspect.Data).Explain)
		},
	}
	studyFlag(c, &dir)
	return c
}

func studyFlag(c *cobra.Command, dir *string) {
	c.Flags().StringVarP(dir, "dir", "C", ".", "the study: a folder with chapters/ and datasets/")
}

func inferCommand(stdout, stderr io.Writer) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use: "infer FILE.csv", Short: "Write a first description for a new CSV", Args: oneArg("a CSV file"),
		Long: "infer looks at the cells of a CSV and writes FILE.yaml beside it: types, categories, symbols for\n" +
			"missing cells, a likely primary key. What no cell can tell (title, sources, units …) is left empty,\n" +
			"and globalstudy check asks for it.",
		Example: "  globalstudy data infer datasets/crossings.csv",
		RunE:    func(_ *cobra.Command, args []string) error { return infer(stdout, stderr, args[0], out) },
	}
	c.Flags().StringVarP(&out, "out", "o", "", "where the description goes (default: beside the CSV)")
	return c
}

// infer writes the description of a CSV; it never overwrites one.
func infer(stdout, stderr io.Writer, file, out string) error {
	src, err := os.ReadFile(file)
	if err != nil {
		return usageError{err}
	}
	dir := filepath.Dir(file)
	if out == "" {
		out = file[:len(file)-len(filepath.Ext(file))] + ".yaml"
	}
	text, err := inspect.Infer(filepath.Base(file), src, inspect.Registers(os.DirFS(filepath.Join(dir, ".."))))
	if err != nil {
		return report(stderr, dir, err)
	}
	f, err := os.OpenFile(out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%s is there already, and was left as it is (name another file with -o)", out)
	}
	if err != nil {
		return err
	}
	if _, err = f.Write(text); err == nil {
		err = f.Close()
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s: fill in what is empty there; globalstudy check says what is missing\n", out)
	return nil
}
