// Go 1.18 or later, without modules: go run clock.go
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"
)

type now struct {
	Place string `json:"place"`
	ISO   string `json:"iso"`
}

type conversion struct {
	To []struct {
		Zone  string `json:"zone"`
		Local string `json:"local"`
	} `json:"to"`
}

type tick struct {
	UTCMs int64 `json:"utcMs"`
	Zones []struct {
		Zone string `json:"zone"`
		ISO  string `json:"iso"`
	} `json:"zones"`
}

func address(path string, query url.Values) string {
	base := os.Getenv("LIVE_TZ_URL")
	if base == "" {
		base = "http://localhost:3000"
	}
	return base + path + "?" + query.Encode()
}

func open(path string, query url.Values) *http.Response {
	response, err := http.Get(address(path, query))
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode != http.StatusOK {
		log.Fatalf("%s: %s", path, response.Status)
	}
	return response
}

func get(path string, query url.Values, answer any) {
	response := open(path, query)
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(answer); err != nil {
		log.Fatal(err)
	}
}

// watch calls show with each second until it returns false.
func watch(zones string, show func(tick) bool) {
	response := open("/stream", url.Values{"zones": {zones}})
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	event := ""
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ": ")
		if name == "event" {
			event = value
		}
		if name == "data" && event == "tick" {
			var second tick
			if err := json.Unmarshal([]byte(value), &second); err != nil {
				log.Fatal(err)
			}
			if !show(second) {
				return
			}
		}
	}
}

func main() {
	var nows []now
	get("/now", url.Values{"places": {"tokyo,berlin"}, "format": {"json"}}, &nows)
	for _, each := range nows {
		fmt.Println(each.Place, each.ISO)
	}

	var moment conversion
	get("/api/v1/convert", url.Values{"at": {"2027-01-15T15:00"}, "from": {"berlin"}, "to": {"JFK"}}, &moment)
	fmt.Println(moment.To[0].Zone, moment.To[0].Local)

	count := 0
	watch("tokyo", func(second tick) bool {
		fmt.Println(second.Zones[0].Zone, second.Zones[0].ISO)
		count++
		return count < 3
	})
}
