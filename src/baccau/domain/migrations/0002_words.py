"""Word indexes over the folded names of products and organisations.

SQLite: one FTS5 table a model, kept by triggers. A later migration that rebuilds one of these
tables (SQLite alters by copying) must make its triggers anew. PostgreSQL: a GIN index.
"""

from django.db import migrations

TABLES = ("baccau_product", "baccau_organisation")
SQLITE = (
    "CREATE VIRTUAL TABLE {table}_words USING fts5(words, prefix='2 3', detail=column)",
    "INSERT INTO {table}_words(rowid, words) SELECT id, search_key FROM {table}",
    "CREATE TRIGGER {table}_words_in AFTER INSERT ON {table} BEGIN"
    " INSERT INTO {table}_words(rowid, words) VALUES (new.id, new.search_key); END",
    "CREATE TRIGGER {table}_words_out AFTER DELETE ON {table} BEGIN"
    " DELETE FROM {table}_words WHERE rowid = old.id; END",
    "CREATE TRIGGER {table}_words_new AFTER UPDATE OF search_key ON {table}"
    " WHEN old.search_key <> new.search_key BEGIN"
    " UPDATE {table}_words SET words = new.search_key WHERE rowid = new.id; END",
)
SQLITE_BACK = (
    "DROP TRIGGER {table}_words_in",
    "DROP TRIGGER {table}_words_out",
    "DROP TRIGGER {table}_words_new",
    "DROP TABLE {table}_words",
)
POSTGRES = ("CREATE INDEX {table}_words ON {table} USING gin (to_tsvector('simple', search_key))",)
POSTGRES_BACK = ("DROP INDEX {table}_words",)


def _run(sqlite, postgres):
    def run(apps, schema_editor):
        statements = sqlite if schema_editor.connection.vendor == "sqlite" else postgres
        for table in TABLES:
            for statement in statements:
                schema_editor.execute(statement.format(table=table))

    return run


class Migration(migrations.Migration):
    dependencies = [("baccau", "0001_initial")]
    operations = [
        migrations.RunPython(_run(SQLITE, POSTGRES), _run(SQLITE_BACK, POSTGRES_BACK)),
    ]
