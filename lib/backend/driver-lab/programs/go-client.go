// Connects as a Go backend would: the job comes on stdin as JSON, the result goes to stdout as JSON.
package main

import (
	"encoding/json"
	"os"
	"sort"
	"sync"
)

type job struct {
	URL          string
	Settings     string
	Task         string
	Clients      int
	Transactions int
	Queries      []string
}

type result struct {
	Answers   []string `json:"answers"`
	Committed int      `json:"committed"`
	Failed    int      `json:"failed"`
	Errors    []string `json:"errors"`
	Driver    string   `json:"driver"`
}

type client interface {
	one(query string) (string, error)
	// load is one turn of work; who and turn make its values differ.
	load(turn int, who string) error
	close()
}

type opener func(work job) (client, error)

type tally struct {
	sync.Mutex
	result result
	texts  map[string]int
}

func (t *tally) count(err error) {
	t.Lock()
	defer t.Unlock()
	if err == nil {
		t.result.Committed++
		return
	}
	t.result.Failed++
	t.texts[err.Error()]++
}

func (t *tally) ask(open opener, work job) bool {
	first, err := open(work)
	for _, query := range work.Queries {
		if err != nil {
			break
		}
		var answer string
		answer, err = first.one(query)
		t.result.Answers = append(t.result.Answers, answer)
	}
	if err != nil {
		t.count(err)
		return false
	}
	first.close()
	return true
}

func (t *tally) drive(open opener, work job) {
	var all sync.WaitGroup
	for n := 0; n < work.Clients; n++ {
		all.Add(1)
		go func(who string) {
			defer all.Done()
			one, err := open(work)
			if err != nil {
				t.count(err)
				return
			}
			defer one.close()
			for turn := 0; turn < work.Transactions; turn++ {
				t.count(one.load(turn, who))
			}
		}(string(rune('a' + n)))
	}
	all.Wait()
}

func main() {
	openers := map[string]opener{"pgx-4": openPgx, "lib-pq": openLibPq}
	driver := os.Args[1]
	var work job
	if err := json.NewDecoder(os.Stdin).Decode(&work); err != nil {
		panic(err)
	}
	t := tally{result: result{Answers: []string{}, Driver: driver}, texts: map[string]int{}}
	if t.ask(openers[driver], work) {
		t.drive(openers[driver], work)
	}
	t.result.Errors = []string{}
	for text := range t.texts {
		t.result.Errors = append(t.result.Errors, text)
	}
	sort.Slice(t.result.Errors, func(a, b int) bool { return t.texts[t.result.Errors[a]] > t.texts[t.result.Errors[b]] })
	if len(t.result.Errors) > 5 {
		t.result.Errors = t.result.Errors[:5]
	}
	json.NewEncoder(os.Stdout).Encode(t.result)
}
