"""The first schema: documents, their facts with provenance, and the runs that brought them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "agency_names",
        sa.Column("pk", KEY, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_agency_names")),
        sa.UniqueConstraint("name", name=op.f("uq_agency_names_name")),
    )
    op.create_table(
        "data_dictionary",
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("column_name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("chinese", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "column_name", name=op.f("pk_data_dictionary")),
    )
    op.create_table(
        "documents",
        sa.Column("pk", KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("schema_version", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("bytes", KEY, nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("issuers", sa.JSON(), nullable=False),
        sa.Column("doc_number", sa.Text(), nullable=True),
        sa.Column("doc_type", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("region_name", sa.Text(), nullable=True),
        sa.Column("region_code", sa.Text(), nullable=True),
        sa.Column("region_path", sa.JSON(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Text(), nullable=True),
        sa.Column("period_end", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
    )
    op.create_index(op.f("ix_documents_region_name"), "documents", ["region_name"], unique=False)
    op.create_table(
        "files",
        sa.Column("pk", KEY, autoincrement=True, nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_files")),
        sa.UniqueConstraint("folder", "path", name=op.f("uq_files_folder_path")),
    )
    op.create_table(
        "runs",
        sa.Column("pk", KEY, autoincrement=True, nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.Column("interrupted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_runs")),
    )
    op.create_table(
        "agencies",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name_pk", KEY, nullable=False),
        sa.ForeignKeyConstraint(["document_pk"], ["documents.pk"], name=op.f("fk_agencies_document_pk_documents"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["name_pk"], ["agency_names.pk"], name=op.f("fk_agencies_name_pk_agency_names")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_agencies")),
    )
    op.create_index(op.f("ix_agencies_document_pk"), "agencies", ["document_pk"], unique=False)
    op.create_index(op.f("ix_agencies_name"), "agencies", ["name"], unique=False)
    op.create_index(op.f("ix_agencies_name_pk"), "agencies", ["name_pk"], unique=False)
    op.create_table(
        "citations",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("doc_number", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("evidence_text", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("cell_table", sa.Integer(), nullable=True),
        sa.Column("cell_row", sa.Integer(), nullable=True),
        sa.Column("cell_col", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_pk"], ["documents.pk"], name=op.f("fk_citations_document_pk_documents"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_citations")),
    )
    op.create_index(op.f("ix_citations_document_pk"), "citations", ["document_pk"], unique=False)
    op.create_index(op.f("ix_citations_title"), "citations", ["title"], unique=False)
    op.create_table(
        "document_texts",
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_pk"], ["documents.pk"], name=op.f("fk_document_texts_document_pk_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_pk", name=op.f("pk_document_texts")),
    )
    op.create_table(
        "leading_groups",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("evidence_text", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("cell_table", sa.Integer(), nullable=True),
        sa.Column("cell_row", sa.Integer(), nullable=True),
        sa.Column("cell_col", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_pk"], ["documents.pk"], name=op.f("fk_leading_groups_document_pk_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_leading_groups")),
    )
    op.create_index(op.f("ix_leading_groups_document_pk"), "leading_groups", ["document_pk"], unique=False)
    op.create_table(
        "outcomes",
        sa.Column("pk", KEY, autoincrement=True, nullable=False),
        sa.Column("file_pk", KEY, nullable=False),
        sa.Column("run_pk", KEY, nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=True),
        sa.Column("plan_file", sa.Text(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["file_pk"], ["files.pk"], name=op.f("fk_outcomes_file_pk_files"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run_pk"], ["runs.pk"], name=op.f("fk_outcomes_run_pk_runs"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_outcomes")),
    )
    op.create_index(op.f("ix_outcomes_document_id"), "outcomes", ["document_id"], unique=False)
    op.create_index(op.f("ix_outcomes_file_pk"), "outcomes", ["file_pk"], unique=False)
    op.create_index(op.f("ix_outcomes_plan_file"), "outcomes", ["plan_file"], unique=False)
    op.create_index(op.f("ix_outcomes_run_pk"), "outcomes", ["run_pk"], unique=False)
    op.create_table(
        "phases",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("evidence_text", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("cell_table", sa.Integer(), nullable=True),
        sa.Column("cell_row", sa.Integer(), nullable=True),
        sa.Column("cell_col", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_pk"], ["documents.pk"], name=op.f("fk_phases_document_pk_documents"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_phases")),
    )
    op.create_index(op.f("ix_phases_document_pk"), "phases", ["document_pk"], unique=False)
    op.create_table(
        "sections",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("evidence_text", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("cell_table", sa.Integer(), nullable=True),
        sa.Column("cell_row", sa.Integer(), nullable=True),
        sa.Column("cell_col", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_pk"], ["documents.pk"], name=op.f("fk_sections_document_pk_documents"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_sections")),
    )
    op.create_index(op.f("ix_sections_document_pk"), "sections", ["document_pk"], unique=False)
    op.create_table(
        "targets",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("due_text", sa.Text(), nullable=True),
        sa.Column("due_start", sa.Text(), nullable=True),
        sa.Column("due_end", sa.Text(), nullable=True),
        sa.Column("due_kind", sa.Text(), nullable=True),
        sa.Column("due_by", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("evidence_text", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("cell_table", sa.Integer(), nullable=True),
        sa.Column("cell_row", sa.Integer(), nullable=True),
        sa.Column("cell_col", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_pk"], ["documents.pk"], name=op.f("fk_targets_document_pk_documents"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_targets")),
    )
    op.create_index(op.f("ix_targets_document_pk"), "targets", ["document_pk"], unique=False)
    op.create_index(op.f("ix_targets_due_by"), "targets", ["due_by"], unique=False)
    op.create_table(
        "tasks",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("section_path", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("due_text", sa.Text(), nullable=True),
        sa.Column("due_start", sa.Text(), nullable=True),
        sa.Column("due_end", sa.Text(), nullable=True),
        sa.Column("due_kind", sa.Text(), nullable=True),
        sa.Column("due_by", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("evidence_text", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("cell_table", sa.Integer(), nullable=True),
        sa.Column("cell_row", sa.Integer(), nullable=True),
        sa.Column("cell_col", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_pk"], ["documents.pk"], name=op.f("fk_tasks_document_pk_documents"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_document_pk"), "tasks", ["document_pk"], unique=False)
    op.create_index(op.f("ix_tasks_due_by"), "tasks", ["due_by"], unique=False)
    op.create_table(
        "warnings",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence_start", sa.Integer(), nullable=True),
        sa.Column("evidence_end", sa.Integer(), nullable=True),
        sa.Column("evidence_text", sa.Text(), nullable=True),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("cell_table", sa.Integer(), nullable=True),
        sa.Column("cell_row", sa.Integer(), nullable=True),
        sa.Column("cell_col", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_pk"], ["documents.pk"], name=op.f("fk_warnings_document_pk_documents"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_warnings")),
    )
    op.create_index(op.f("ix_warnings_code"), "warnings", ["code"], unique=False)
    op.create_index(op.f("ix_warnings_document_pk"), "warnings", ["document_pk"], unique=False)
    op.create_table(
        "indicators",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("comparator", sa.Text(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("value_high", sa.Double(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("baseline_value", sa.Double(), nullable=True),
        sa.Column("baseline_as_of", sa.Text(), nullable=True),
        sa.Column("binding", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("section_path", sa.Text(), nullable=True),
        sa.Column("task", sa.Text(), nullable=True),
        sa.Column("task_pk", KEY, nullable=True),
        sa.Column("due_text", sa.Text(), nullable=True),
        sa.Column("due_start", sa.Text(), nullable=True),
        sa.Column("due_end", sa.Text(), nullable=True),
        sa.Column("due_kind", sa.Text(), nullable=True),
        sa.Column("due_by", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("evidence_text", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("cell_table", sa.Integer(), nullable=True),
        sa.Column("cell_row", sa.Integer(), nullable=True),
        sa.Column("cell_col", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_pk"], ["documents.pk"], name=op.f("fk_indicators_document_pk_documents"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["task_pk"], ["tasks.pk"], name=op.f("fk_indicators_task_pk_tasks")),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_indicators")),
    )
    op.create_index(op.f("ix_indicators_document_pk"), "indicators", ["document_pk"], unique=False)
    op.create_index(op.f("ix_indicators_due_by"), "indicators", ["due_by"], unique=False)
    op.create_index(op.f("ix_indicators_task_pk"), "indicators", ["task_pk"], unique=False)
    op.create_table(
        "leading_group_members",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("group_pk", KEY, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_pk"], ["documents.pk"], name=op.f("fk_leading_group_members_document_pk_documents"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["group_pk"], ["leading_groups.pk"], name=op.f("fk_leading_group_members_group_pk_leading_groups"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_leading_group_members")),
    )
    op.create_index(op.f("ix_leading_group_members_document_pk"), "leading_group_members", ["document_pk"], unique=False)
    op.create_index(op.f("ix_leading_group_members_group_pk"), "leading_group_members", ["group_pk"], unique=False)
    op.create_table(
        "problems",
        sa.Column("outcome_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["outcome_pk"], ["outcomes.pk"], name=op.f("fk_problems_outcome_pk_outcomes"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("outcome_pk", "position", name=op.f("pk_problems")),
    )
    op.create_table(
        "responsibilities",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("task_pk", KEY, nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("agency_pk", KEY, nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("evidence_text", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("cell_table", sa.Integer(), nullable=True),
        sa.Column("cell_row", sa.Integer(), nullable=True),
        sa.Column("cell_col", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["agency_pk"], ["agencies.pk"], name=op.f("fk_responsibilities_agency_pk_agencies")),
        sa.ForeignKeyConstraint(
            ["document_pk"], ["documents.pk"], name=op.f("fk_responsibilities_document_pk_documents"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["task_pk"], ["tasks.pk"], name=op.f("fk_responsibilities_task_pk_tasks"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_responsibilities")),
    )
    op.create_index("ix_responsibilities_agency_pk_role", "responsibilities", ["agency_pk", "role"], unique=False)
    op.create_index(op.f("ix_responsibilities_document_pk"), "responsibilities", ["document_pk"], unique=False)
    op.create_index(op.f("ix_responsibilities_task_pk"), "responsibilities", ["task_pk"], unique=False)
    op.create_table(
        "task_places",
        sa.Column("pk", KEY, nullable=False),
        sa.Column("document_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("task_pk", KEY, nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("evidence_text", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("cell_table", sa.Integer(), nullable=True),
        sa.Column("cell_row", sa.Integer(), nullable=True),
        sa.Column("cell_col", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_pk"], ["documents.pk"], name=op.f("fk_task_places_document_pk_documents"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["task_pk"], ["tasks.pk"], name=op.f("fk_task_places_task_pk_tasks"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_task_places")),
    )
    op.create_index(op.f("ix_task_places_document_pk"), "task_places", ["document_pk"], unique=False)
    op.create_index(op.f("ix_task_places_task_pk"), "task_places", ["task_pk"], unique=False)
    op.create_table(
        "target_indicators",
        sa.Column("target_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("indicator_pk", KEY, nullable=True),
        sa.ForeignKeyConstraint(["indicator_pk"], ["indicators.pk"], name=op.f("fk_target_indicators_indicator_pk_indicators")),
        sa.ForeignKeyConstraint(["target_pk"], ["targets.pk"], name=op.f("fk_target_indicators_target_pk_targets"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("target_pk", "position", name=op.f("pk_target_indicators")),
    )
    op.create_index(op.f("ix_target_indicators_indicator_pk"), "target_indicators", ["indicator_pk"], unique=False)
    op.create_table(
        "task_indicators",
        sa.Column("task_pk", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("indicator_pk", KEY, nullable=True),
        sa.ForeignKeyConstraint(["indicator_pk"], ["indicators.pk"], name=op.f("fk_task_indicators_indicator_pk_indicators")),
        sa.ForeignKeyConstraint(["task_pk"], ["tasks.pk"], name=op.f("fk_task_indicators_task_pk_tasks"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("task_pk", "position", name=op.f("pk_task_indicators")),
    )
    op.create_index(op.f("ix_task_indicators_indicator_pk"), "task_indicators", ["indicator_pk"], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "task_indicators",
        "target_indicators",
        "task_places",
        "responsibilities",
        "problems",
        "leading_group_members",
        "indicators",
        "warnings",
        "tasks",
        "targets",
        "sections",
        "phases",
        "outcomes",
        "leading_groups",
        "document_texts",
        "citations",
        "agencies",
        "runs",
        "files",
        "documents",
        "data_dictionary",
        "agency_names",
    ):
        op.drop_table(table)
