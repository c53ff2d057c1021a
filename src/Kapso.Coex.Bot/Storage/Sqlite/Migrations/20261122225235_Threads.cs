using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kapso.Coex.Bot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Threads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "last_message",
                table: "conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "last_turn",
                table: "conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // By hand because EF Core would number the rows with AUTOINCREMENT, which writes one more page with every commit, and because what is
            // there already has to be put on its thread.
            migrationBuilder.Sql(
                """
                ALTER TABLE messages RENAME TO messages_by_conversation;
                DROP INDEX messages_key;

                CREATE TABLE messages (
                    number INTEGER NOT NULL CONSTRAINT "PK_messages" PRIMARY KEY,
                    before INTEGER NOT NULL,
                    conversation TEXT NOT NULL,
                    sequence INTEGER NOT NULL,
                    author INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    key TEXT NULL,
                    body TEXT NOT NULL
                );

                INSERT INTO messages
                SELECT row_number() OVER thread, CASE sequence WHEN 1 THEN 0 ELSE row_number() OVER thread - 1 END, conversation, sequence, author, at, key, body
                FROM messages_by_conversation WINDOW thread AS (ORDER BY conversation, sequence);

                DROP TABLE messages_by_conversation;

                UPDATE conversations SET last_message = number
                FROM (SELECT conversation, max(number) AS number FROM messages GROUP BY conversation) WHERE conversation = id;
                """);

            migrationBuilder.Sql(
                """
                ALTER TABLE turns RENAME TO turns_by_conversation;

                CREATE TABLE turns (
                    number INTEGER NOT NULL CONSTRAINT "PK_turns" PRIMARY KEY,
                    before INTEGER NOT NULL,
                    conversation TEXT NOT NULL,
                    version INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    events TEXT NOT NULL
                );

                INSERT INTO turns
                SELECT row_number() OVER thread, CASE version WHEN 1 THEN 0 ELSE row_number() OVER thread - 1 END, conversation, version, at, events
                FROM turns_by_conversation WINDOW thread AS (ORDER BY conversation, version);

                DROP TABLE turns_by_conversation;

                UPDATE conversations SET last_turn = number
                FROM (SELECT conversation, max(number) AS number FROM turns GROUP BY conversation) WHERE conversation = id;
                """);

            migrationBuilder.CreateIndex(
                name: "messages_key",
                table: "messages",
                column: "key",
                unique: true,
                filter: "key IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("An older version of the product starts with the backup that was made before it was replaced.");
    }
}
