package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// conn is one connection with its prepared statements, for one goroutine. It goes around database/sql, whose pool and
// conversions would cost as much as the statements themselves.
type conn struct {
	raw      driver.Conn
	prepared map[string]statement
	args     []driver.NamedValue // reused from call to call
}

type statement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// connect opens a connection. Commits are synced with fdatasync where the system has it, as SQLite does on Linux by
// default: it leaves out only the file's times.
func connect(uri string) (*conn, error) {
	if _, err := sqlite.Fdatasync(true); err != nil && !errors.Is(err, sqlite.ErrFdatasyncUnavailable) {
		return nil, err
	}
	connector, err := sqlite.NewConnector(uri)
	if err != nil {
		return nil, err
	}
	raw, err := connector.Connect(context.Background())
	if err != nil {
		return nil, err
	}
	return &conn{raw: raw, prepared: map[string]statement{}}, nil
}

func (c *conn) close() error {
	var errs []error
	for _, s := range c.prepared {
		errs = append(errs, s.Close())
	}
	return errors.Join(append(errs, c.raw.Close())...)
}

// exec runs a statement and returns how many rows it changed. Integers must be int64.
func (c *conn) exec(query string, args ...driver.Value) (changed int64, err error) {
	s, err := c.statement(query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(context.Background(), c.bind(args))
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// query gives every row to f. The row's values are only good until f returns.
func (c *conn) query(f func(row []driver.Value), query string, args ...driver.Value) (err error) {
	s, err := c.statement(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(context.Background(), c.bind(args))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	row := make([]driver.Value, len(rows.Columns()))
	for {
		if err := rows.Next(row); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		f(row)
	}
}

// number and text read a column by the type that the schema gives it.
func number(v driver.Value) int64 { n, _ := v.(int64); return n }
func text(v driver.Value) string  { s, _ := v.(string); return s }

// integer returns the one integer that a query gives, 0 when it gives no row.
func (c *conn) integer(query string) (n int64, err error) {
	err = c.query(func(row []driver.Value) { n = number(row[0]) }, query)
	return n, err
}

func (c *conn) statement(query string) (statement, error) {
	if s, ok := c.prepared[query]; ok {
		return s, nil
	}
	prepared, err := c.raw.Prepare(query)
	if err != nil {
		return nil, err
	}
	s, ok := prepared.(statement)
	if !ok {
		return nil, errors.Join(fmt.Errorf("driver: a statement of type %T", prepared), prepared.Close())
	}
	c.prepared[query] = s
	return s, nil
}

func (c *conn) bind(args []driver.Value) []driver.NamedValue {
	c.args = c.args[:0]
	for i, v := range args {
		c.args = append(c.args, driver.NamedValue{Ordinal: i + 1, Value: v})
	}
	return c.args
}

func isBusy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY
}

// script runs several statements, and rolls back what they began if one of them fails.
func (c *conn) script(text string) error {
	s, err := c.raw.Prepare(text)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	exec, ok := s.(driver.StmtExecContext)
	if !ok {
		return fmt.Errorf("driver: a statement of type %T", s)
	}
	if _, err = exec.ExecContext(context.Background(), nil); err != nil {
		_, _ = c.exec("ROLLBACK") // there may be nothing to roll back: the first error says what happened
	}
	return err
}
