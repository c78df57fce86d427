// Checks what Chengxin writes with programs that others wrote: CometBFT v0.38.21 and ics23 v0.11.0.
//
//	peers roots FILE        proofs of histories, see roots.go
//	peers proofs FILE...    proof files as the API gives them, see proofs.go
//	peers blocks FILE       blocks, commits and validator sets, see blocks.go
//	peers signatures FILE   signatures with parts of small order, see signatures.go
//
// The last line says "N passed, N failed"; the exit code is 0 only when nothing failed and something passed.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// tally counts checks and says which failed.
type tally struct {
	passed, failed int
}

func (t *tally) check(ok bool, what string, args ...any) {
	if ok {
		t.passed++
		return
	}
	t.failed++
	if t.failed <= 20 {
		fmt.Printf("FAILED "+what+"\n", args...)
	}
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: peers roots|proofs|blocks|signatures FILE...")
		os.Exit(2)
	}
	var t tally
	switch os.Args[1] {
	case "roots":
		roots(os.Args[2], &t)
	case "proofs":
		proofFiles(os.Args[2:], &t)
	case "blocks":
		blocks(os.Args[2], &t)
	case "signatures":
		signatures(os.Args[2], &t)
	default:
		fmt.Fprintln(os.Stderr, "unknown check", os.Args[1])
		os.Exit(2)
	}
	fmt.Printf("%d passed, %d failed\n", t.passed, t.failed)
	if t.failed > 0 || t.passed == 0 {
		os.Exit(1)
	}
}

// lines calls visit with the words of each line of a file.
func lines(file string, visit func(words []string)) {
	in, err := os.Open(file)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	defer in.Close()
	scanner := bufio.NewScanner(in)
	scanner.Buffer(make([]byte, 1<<20), 1<<28)
	for scanner.Scan() {
		visit(strings.Split(scanner.Text(), " "))
	}
	if err := scanner.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// refuses says whether a check answers false, ends with an error, or panics.
func refuses(accepts func() bool) (refused bool) {
	defer func() {
		if recover() != nil {
			refused = true
		}
	}()
	return !accepts()
}
