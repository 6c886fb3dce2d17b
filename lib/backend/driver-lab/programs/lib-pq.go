package main

import (
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/lib/pq"
)

type libPqClient struct {
	db   *sql.DB
	url  string
	task string
}

func openLibPq(work job) (client, error) {
	db, err := sql.Open("postgres", work.URL)
	if err == nil {
		db.SetMaxOpenConns(1)
		err = db.Ping()
	}
	return &libPqClient{db, work.URL, work.Task}, err
}

func (c *libPqClient) one(query string) (answer string, err error) {
	err = c.db.QueryRow("select (" + query + ")::text").Scan(&answer)
	return
}

func (c *libPqClient) load(turn int, who string) error {
	switch c.task {
	case "prepare":
		return c.prepared(turn)
	case "jsonb":
		return c.jsonb()
	case "listen":
		return c.listen(fmt.Sprintf("news_%s_%d", who, turn))
	}
	tx, err := c.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var sum int
	var joined string
	if err = tx.QueryRow("select $1::int4 + 1", turn).Scan(&sum); err != nil {
		return err
	}
	if _, err = tx.Exec("select pg_sleep(0.002)"); err != nil {
		return err
	}
	if err = tx.QueryRow("select $1::text || 'x'", who).Scan(&joined); err != nil {
		return err
	}
	if err = tx.Commit(); err != nil {
		return err
	}
	// Outside a transaction, where every round trip may reach another server connection.
	return c.db.QueryRow("select $1::int4 + 2", turn).Scan(&sum)
}

// prepared keeps a statement, as a program does that prepares at its start.
func (c *libPqClient) prepared(turn int) error {
	statement, err := c.db.Prepare("select $1::int4 + 1")
	if err != nil {
		return err
	}
	defer statement.Close()
	for n := 0; n < 3; n++ {
		var sum int
		if err = statement.QueryRow(turn).Scan(&sum); err != nil {
			return err
		}
	}
	return nil
}

// jsonb sends JSON as bytes, as encoding/json makes it.
func (c *libPqClient) jsonb() error {
	var name string
	return c.db.QueryRow("select $1::jsonb->>'name'", []byte(`{"name": "Ana"}`)).Scan(&name)
}

// listen waits for a notification that another connection sends.
func (c *libPqClient) listen(channel string) error {
	listener := pq.NewListener(c.url, time.Second, time.Second, nil)
	defer listener.Close()
	if err := listener.Listen(channel); err != nil {
		return err
	}
	if _, err := c.db.Exec("notify " + channel); err != nil {
		return err
	}
	select {
	case news := <-listener.Notify:
		if news != nil && news.Channel == channel {
			return nil
		}
		return errors.New("a notification for somebody else arrives")
	case <-time.After(400 * time.Millisecond):
		return errors.New("no notification arrives")
	}
}

func (c *libPqClient) close() { c.db.Close() }
