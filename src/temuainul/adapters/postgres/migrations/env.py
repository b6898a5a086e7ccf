"""Run by alembic; `migrating.py` passes everything in the configuration's attributes."""

from alembic import context


def run() -> None:
    given = context.config.attributes
    context.configure(
        connection=given["connection"],
        target_metadata=given["metadata"],
        version_table=given["version_table"],
        on_version_apply=given["note"],
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
