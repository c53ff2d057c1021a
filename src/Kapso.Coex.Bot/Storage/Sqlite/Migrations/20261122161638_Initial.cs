using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kapso.Coex.Bot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: false),
                    height = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    thumbnail = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachments", x => x.id);
                });

            // By hand because EF Core has no word for WITHOUT ROWID: these four are looked up by their key in every turn, and so a row is
            // found in one tree instead of two, and what belongs to a conversation lies together.
            migrationBuilder.Sql(
                """
                CREATE TABLE conversations (
                    id TEXT NOT NULL,
                    channel TEXT NOT NULL,
                    customer TEXT NOT NULL,
                    started_at INTEGER NOT NULL,
                    owner INTEGER NOT NULL,
                    version INTEGER NOT NULL,
                    handled INTEGER NOT NULL,
                    last_sequence INTEGER NOT NULL,
                    heard INTEGER NOT NULL,
                    heard_at INTEGER NOT NULL,
                    CONSTRAINT "PK_conversations" PRIMARY KEY (id)
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateTable(
                name: "escalations",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    playbook = table.Column<string>(type: "TEXT", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    brief = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escalations", x => x.id);
                    table.CheckConstraint("escalations_state", "state IN ('open', 'taken', 'closed')");
                });

            migrationBuilder.CreateTable(
                name: "keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_keys", x => x.name);
                });

            migrationBuilder.Sql(
                """
                CREATE TABLE messages (
                    conversation TEXT NOT NULL,
                    sequence INTEGER NOT NULL,
                    author INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    key TEXT NULL,
                    body TEXT NOT NULL,
                    CONSTRAINT "PK_messages" PRIMARY KEY (conversation, sequence)
                ) WITHOUT ROWID;
                """);

            migrationBuilder.Sql(
                """
                CREATE TABLE outbox (
                    id TEXT NOT NULL,
                    conversation TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    due_at INTEGER NOT NULL,
                    payload TEXT NOT NULL,
                    settled_at INTEGER NULL,
                    attempts INTEGER NOT NULL,
                    last_error TEXT NULL,
                    CONSTRAINT "PK_outbox" PRIMARY KEY (id)
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateTable(
                name: "playbook_editions",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    first_served_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_playbook_editions", x => new { x.id, x.version });
                });

            migrationBuilder.Sql(
                """
                CREATE TABLE turns (
                    conversation TEXT NOT NULL,
                    version INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    events TEXT NOT NULL,
                    CONSTRAINT "PK_turns" PRIMARY KEY (conversation, version)
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateIndex(
                name: "attachments_conversation",
                table: "attachments",
                column: "conversation");

            migrationBuilder.CreateIndex(
                name: "conversations_unanswered",
                table: "conversations",
                column: "heard_at",
                filter: "heard > handled");

            migrationBuilder.CreateIndex(
                name: "escalations_by_age",
                table: "escalations",
                columns: new[] { "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "escalations_by_state",
                table: "escalations",
                columns: new[] { "state", "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "messages_key",
                table: "messages",
                column: "key",
                unique: true,
                filter: "key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "outbox_due",
                table: "outbox",
                column: "due_at",
                filter: "settled_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "escalations");

            migrationBuilder.DropTable(
                name: "keys");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "playbook_editions");

            migrationBuilder.DropTable(
                name: "turns");
        }
    }
}
