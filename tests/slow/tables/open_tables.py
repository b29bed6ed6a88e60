"""What pandas, DuckDB and SQLite make of our tables: reads {"tables", "descriptions"}, two lists of paths, and prints what each holds."""

import csv
import json
import sqlite3
import sys

import duckdb
import pandas

given = json.load(sys.stdin)
sql = {"string": "VARCHAR", "anyURI": "VARCHAR", "integer": "BIGINT", "decimal": "DECIMAL(38,18)", "date": "DATE", "boolean": "BOOLEAN"}


def rows_of(values):
    return [["" if value is None else str(value) for value in row] for row in values]


def of_table(path, description):
    columns = [(one["name"], one["datatype"]) for one in json.load(open(description))["tableSchema"]["columns"]]
    names = [name for name, _ in columns]
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    database = duckdb.connect()
    # Unquoted: a name that SQL keeps for itself would be a mistake.
    database.execute("CREATE TABLE t (" + ", ".join(f"{name} {sql[kind]}" for name, kind in columns) + ")")
    database.execute(f"INSERT INTO t SELECT * FROM read_csv('{path}', header=true, all_varchar=true)")
    lite = sqlite3.connect(":memory:")
    lite.execute("CREATE TABLE t (" + ", ".join(f"{name} TEXT" for name in names) + ")")
    with open(path, newline="", encoding="utf-8") as file:
        lite.executemany(f"INSERT INTO t VALUES ({','.join('?' * len(names))})", list(csv.reader(file))[1:])
    selected = "SELECT " + ", ".join(names) + " FROM t"
    sniffed = database.sql(f"SELECT * FROM '{path}'")
    return {
        "columns": names,
        "sniffed": sniffed.columns,
        "lines": len(sniffed.fetchall()),
        "pandas": [list(frame.columns), *frame.values.tolist()],
        "duckdb": rows_of(database.sql(selected).fetchall()),
        "sqlite": rows_of(lite.execute(selected).fetchall()),
    }


print(json.dumps([of_table(*pair) for pair in zip(given["tables"], given["descriptions"])]))
