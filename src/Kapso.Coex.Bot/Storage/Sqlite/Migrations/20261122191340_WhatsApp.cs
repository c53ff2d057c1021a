using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kapso.Coex.Bot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class WhatsApp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_events",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: true),
                    numbers = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_events", x => x.id);
                });

            // By hand because EF Core has no word for WITHOUT ROWID: these are looked up by their key with every message.
            migrationBuilder.Sql(
                """
                CREATE TABLE addresses (
                    address TEXT NOT NULL,
                    conversation TEXT NOT NULL,
                    CONSTRAINT "PK_addresses" PRIMARY KEY (address)
                ) WITHOUT ROWID;
                """);

            migrationBuilder.Sql(
                """
                CREATE TABLE deliveries (
                    conversation TEXT NOT NULL,
                    sequence INTEGER NOT NULL,
                    part INTEGER NOT NULL,
                    begun_at INTEGER NOT NULL,
                    digest TEXT NOT NULL,
                    message_id TEXT NULL,
                    state INTEGER NOT NULL,
                    state_at INTEGER NOT NULL,
                    error_code INTEGER NULL,
                    error TEXT NULL,
                    repeats INTEGER NOT NULL,
                    CONSTRAINT "PK_deliveries" PRIMARY KEY (conversation, sequence, part)
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "parked_statuses",
                columns: table => new
                {
                    message_id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    error_code = table.Column<int>(type: "INTEGER", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parked_statuses", x => x.message_id);
                });

            migrationBuilder.Sql(
                """
                CREATE TABLE people (
                    conversation TEXT NOT NULL,
                    channel TEXT NOT NULL,
                    number TEXT NOT NULL,
                    user_id TEXT NULL,
                    phone TEXT NULL,
                    name TEXT NULL,
                    heard_at INTEGER NOT NULL,
                    hushed INTEGER NOT NULL,
                    CONSTRAINT "PK_people" PRIMARY KEY (conversation)
                ) WITHOUT ROWID;
                """);

            migrationBuilder.Sql(
                """
                CREATE TABLE postings (
                    conversation TEXT NOT NULL,
                    sequence INTEGER NOT NULL,
                    through INTEGER NOT NULL,
                    state INTEGER NOT NULL,
                    due_at INTEGER NOT NULL,
                    part INTEGER NOT NULL,
                    attempts INTEGER NOT NULL,
                    last_error TEXT NULL,
                    CONSTRAINT "PK_postings" PRIMARY KEY (conversation, sequence)
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateIndex(
                name: "deliveries_message",
                table: "deliveries",
                column: "message_id",
                unique: true,
                filter: "message_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "postings_due",
                table: "postings",
                column: "due_at",
                filter: "state = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_events");

            migrationBuilder.DropTable(
                name: "addresses");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "parked_statuses");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "postings");
        }
    }
}
