// Judges a history of requests and answers: is there an order of the requests, each between its call and its answer, in
// which one copy of the register of organisations would have given these answers? The search is Porcupine's.
//
//	checker FILE
//
// FILE has a JSON object a line:
//
//	client   who asked; one request at a time
//	request  "register", "change" or "read"
//	key      unified social credit code of the organisation
//	name     name that a registration or a change gives it
//	call     when the request was sent, in microseconds of one clock
//	answer   when the answer came, on the same clock; absent when none came
//	outcome  "committed"; "refused" by the rules; "unadmitted" where no rule was asked and nothing happens; or "unknown";
//	         a read is committed or unknown
//	seen     name that a read found; absent when it found no such organisation
//
// A request whose outcome is unknown may have taken effect at any time after its call, or never. The last line says
// "N requests of N organisations: linearizable", "not linearizable" or "undecided"; the exit code is 0, 1 or 3.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"sort"
	"time"

	"github.com/anishathalye/porcupine"
)

const patience = 3 * time.Minute

type request struct {
	Client  int     `json:"client"`
	Request string  `json:"request"`
	Key     string  `json:"key"`
	Name    string  `json:"name"`
	Call    int64   `json:"call"`
	Answer  *int64  `json:"answer"`
	Outcome string  `json:"outcome"`
	Seen    *string `json:"seen"`
}

// An organisation: its name, or none while it is not registered. Names are never empty.
const unregistered = ""

// step says whether a request may be answered so while an organisation is named so, and how it is named afterwards.
func step(state, input, _ any) (bool, any) {
	name, asked := state.(string), input.(request)
	known := name != unregistered
	switch asked.Request + " " + asked.Outcome {
	case "register committed":
		return !known, asked.Name
	case "register refused":
		return known, name
	case "register unadmitted", "change unadmitted":
		return true, name
	case "register unknown":
		if known {
			return true, name
		}
		return true, asked.Name
	case "change committed":
		return known, asked.Name
	case "change refused":
		return !known, name
	case "change unknown":
		if known {
			return true, asked.Name
		}
		return true, name
	case "read committed":
		if asked.Seen == nil {
			return !known, name
		}
		return name == *asked.Seen, name
	}
	panic("no such request: " + asked.Request + " " + asked.Outcome)
}

func byKey(history []porcupine.Operation) [][]porcupine.Operation {
	parts := map[string][]porcupine.Operation{}
	for _, operation := range history {
		key := operation.Input.(request).Key
		parts[key] = append(parts[key], operation)
	}
	keys := make([]string, 0, len(parts))
	for key := range parts {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	divided := make([][]porcupine.Operation, 0, len(keys))
	for _, key := range keys {
		divided = append(divided, parts[key])
	}
	return divided
}

var register = porcupine.Model{
	Partition: byKey,
	Init:      func() any { return unregistered },
	Step:      step,
	Equal:     func(a, b any) bool { return a == b },
}

func read(path string) ([]porcupine.Operation, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var history []porcupine.Operation
	lines := bufio.NewScanner(file)
	for number := 1; lines.Scan(); number++ {
		var asked request
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		if asked.Request == "read" && asked.Outcome == "unknown" {
			continue
		}
		answer := int64(math.MaxInt64)
		if asked.Outcome != "unknown" {
			if asked.Answer == nil || *asked.Answer < asked.Call {
				return nil, fmt.Errorf("line %d: the answer is missing or before the call", number)
			}
			answer = *asked.Answer
		}
		history = append(history, porcupine.Operation{
			ClientId: asked.Client, Input: asked, Call: asked.Call, Return: answer,
		})
	}
	return history, lines.Err()
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: checker FILE")
		os.Exit(2)
	}
	history, err := read(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	parts := byKey(history)
	verdict, code := "linearizable", 0
	for _, part := range parts {
		switch porcupine.CheckOperationsTimeout(register, part, patience) {
		case porcupine.Illegal:
			fmt.Printf("no order explains the answers about %s\n", part[0].Input.(request).Key)
			verdict, code = "not linearizable", 1
		case porcupine.Unknown:
			if code == 0 {
				verdict, code = "undecided", 3
			}
		}
	}
	fmt.Printf("%d requests of %d organisations: %s\n", len(history), len(parts), verdict)
	os.Exit(code)
}
