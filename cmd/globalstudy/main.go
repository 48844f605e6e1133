// Command globalstudy builds a research report: it merges CSV datasets with YAML
// chapters and writes a static site and a PDF book.
//
// It exits with 0 when the report was built or the study is sound, with 1 when
// the study has faults or the report could not be written, and with 2 when the
// command line is wrong. What it made goes to standard output; progress and
// faults go to standard error, without capital first letters or full stops.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path"
	"runtime"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
	"globalstudy/render"
	"globalstudy/render/diag"
)

func main() {
	debug.SetGCPercent(gcPercent)
	debug.SetMemoryLimit(memoryLimit)
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// A build allocates much and keeps little, so rubbish is left to grow while there
// is room. The limit, in bytes, is of Go's own memory and is no wall: a study that
// needs more gets it, at the price of collecting more often.
const (
	gcPercent   = 200
	memoryLimit = 280 << 20
)

// The exit codes.
const (
	exitOK    = 0
	exitFault = 1
	exitUsage = 2
)

// usageError is a mistake on the command line.
type usageError struct{ error }

func run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := command(stdout, stderr)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "globalstudy: %v\n    hint: globalstudy --help lists commands and flags\n", err)
		return exitUsage
	case errors.Is(err, errFaults):
		return exitFault
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "globalstudy: stopped; the last report still stands")
		return exitFault
	}
	fmt.Fprintf(stderr, "globalstudy: %v\n", err)
	return exitFault
}

func command(stdout, stderr io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:   "globalstudy",
		Short: "Build a research report, as a static site and a PDF book, from CSV datasets and YAML chapters",
		Long: "globalstudy reads a study (a folder with chapters/ and datasets/), draws its charts and maps,\n" +
			"and writes OUT/site/index.html and one PDF. It needs neither network nor browser.",
		SilenceErrors: true, SilenceUsage: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("there is no command %q (did you mean %q?)", args[0], nearestCommand(args[0]))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(buildCommand(stdout, stderr), checkCommand(stdout, stderr), dataCommand(stdout, stderr), explainCommand(stdout, stderr), newCommand(stdout), versionCommand(stdout))
	return root
}

func nearestCommand(name string) string {
	if n := diag.Nearest(name, []string{"build", "check", "data", "explain", "new", "version", "help"}); n != "" {
		return n
	}
	return "build"
}

func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("%s takes no arguments, found %q", cmd.CommandPath(), args[0])}
	}
	return nil
}

func buildCommand(stdout, stderr io.Writer) *cobra.Command {
	var dir, out string
	var force, strict bool
	var show display
	c := &cobra.Command{
		Use: "build", Short: "Build the site and the book", Args: noArgs,
		Example: "  globalstudy build\n  globalstudy build -C ../my-study -o /tmp/report",
		RunE: func(cmd *cobra.Command, _ []string) error {
			show.start(stderr)
			r, warnings, err := build(cmd.Context(), dir, out, force, strict, &show)
			show.stop()
			show.warn(stderr, warnings, dir)
			if err != nil {
				return report(stderr, dir, err)
			}
			show.pages(stderr, r.Flaws)
			if !show.quiet {
				if out == "" {
					out = path.Join(dir, "out")
				}
				printResult(stdout, out, r)
			}
			return nil
		},
	}
	c.Flags().StringVarP(&dir, "dir", "C", ".", "the study: a folder with chapters/ and datasets/")
	c.Flags().StringVarP(&out, "out", "o", "", "where the report goes (default: out/ in the study's folder)")
	c.Flags().BoolVarP(&force, "force", "f", false, "build even when nothing has changed")
	c.Flags().BoolVar(&strict, "strict", false, strictUsage)
	show.flags(c)
	return c
}

const strictUsage = "take warnings, such as a figure typed by hand, for faults"

func build(ctx context.Context, dir, out string, force, strict bool, show *display) (r *render.Result, warnings []diag.Fault, err error) {
	if err := isStudy(dir); err != nil {
		return nil, nil, err
	}
	if out == "" {
		out = dir + "/out"
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return nil, nil, err
	}
	root, err := os.OpenRoot(out)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	r, err = render.Build(ctx, render.Options{
		Study: os.DirFS(dir), Out: root, Workers: runtime.GOMAXPROCS(0), Tool: fingerprint(), Force: force, Strict: strict,
		Progress: show.event, Warn: func(w []diag.Fault) { warnings = w },
	})
	return r, warnings, err
}

func printResult(w io.Writer, out string, r *render.Result) {
	if r.UpToDate {
		fmt.Fprintf(w, "%s/site/index.html and %s/%s are up to date\n", out, out, r.PDF)
		return
	}
	fmt.Fprintf(w, "%s/site/index.html: %d chapters, %d exhibits, %d files\n%s/%s: %d pages\n",
		out, r.Chapters, r.Exhibits, r.Files, out, r.PDF, r.Pages)
	if r.Brief != "" {
		fmt.Fprintf(w, "%s/%s\n", out, r.Brief)
	}
}

func checkCommand(stdout, stderr io.Writer) *cobra.Command {
	var dir string
	var strict bool
	var show display
	c := &cobra.Command{
		Use: "check", Short: "Check the study without building it", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := isStudy(dir); err != nil {
				return err
			}
			show.start(stderr)
			var warnings []diag.Fault
			err := render.Check(cmd.Context(), render.Options{Study: os.DirFS(dir), Strict: strict, Progress: show.event,
				Warn: func(w []diag.Fault) { warnings = w }})
			show.stop()
			if err != nil {
				return report(stderr, dir, err)
			}
			show.warn(stderr, warnings, dir)
			switch {
			case show.quiet:
			case len(warnings) > 0:
				fmt.Fprintln(stdout, "no faults, "+count(len(warnings), "warning"))
			default:
				fmt.Fprintln(stdout, "no faults")
			}
			return nil
		},
	}
	c.Flags().StringVarP(&dir, "dir", "C", ".", "the study: a folder with chapters/ and datasets/")
	c.Flags().BoolVar(&strict, "strict", false, strictUsage)
	show.flags(c)
	return c
}

func isStudy(dir string) error {
	for _, sub := range []string{"chapters", "datasets"} {
		if st, err := os.Stat(dir + "/" + sub); err != nil || !st.IsDir() {
			return usageError{fmt.Errorf("%s is not a study: it has no folder %s/ (name the study with -C DIR)", dir, sub)}
		}
	}
	return nil
}

// errFaults says that the faults are already printed.
var errFaults = errors.New("the study has faults")

// report prints the faults of a study, or hands on any other error.
func report(w io.Writer, dir string, err error) error {
	var faults diag.Errors
	if !errors.As(err, &faults) {
		return err
	}
	diag.Print(w, faults, os.DirFS(dir))
	n, warnings := faults.Count()
	said := count(n, "fault")
	if warnings > 0 {
		said += " and " + count(warnings, "warning")
	}
	fmt.Fprintf(w, "%s; nothing was written\n", said)
	return errFaults
}

// count writes a number of things: "1 fault", "3 faults".
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
