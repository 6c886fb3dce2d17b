package main

import (
	"context"

	"github.com/jackc/pgx/v4"
)

var ctx = context.Background()

type pgxClient struct {
	conn *pgx.Conn
	task string
}

func openPgx(work job) (client, error) {
	config, err := pgx.ParseConfig(work.URL)
	if err != nil {
		return nil, err
	}
	config.PreferSimpleProtocol = work.Task == "simple protocol"
	conn, err := pgx.ConnectConfig(ctx, config)
	return &pgxClient{conn, work.Task}, err
}

func (c *pgxClient) one(query string) (answer string, err error) {
	err = c.conn.QueryRow(ctx, "select ("+query+")::text").Scan(&answer)
	return
}

func (c *pgxClient) load(turn int, who string) error {
	if c.task == "prepare" {
		if _, err := c.conn.Prepare(ctx, "by_hand", "select $1::int4 + 1"); err != nil {
			return err
		}
	}
	tx, err := c.conn.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback(ctx)
	var sum int
	var joined string
	text := "select $1::int4 + 1"
	if c.task == "prepare" {
		text = "by_hand"
	}
	if err = tx.QueryRow(ctx, text, turn).Scan(&sum); err != nil {
		return err
	}
	if _, err = tx.Exec(ctx, "select pg_sleep(0.002)"); err != nil {
		return err
	}
	if err = tx.QueryRow(ctx, "select $1::text || 'x'", who).Scan(&joined); err != nil {
		return err
	}
	if err = tx.Commit(ctx); err != nil {
		return err
	}
	// Outside a transaction, where every round trip may reach another server connection.
	return c.conn.QueryRow(ctx, "select $1::int4 + 2", turn).Scan(&sum)
}

func (c *pgxClient) close() { c.conn.Close(ctx) }
