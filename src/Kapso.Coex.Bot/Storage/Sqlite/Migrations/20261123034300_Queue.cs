using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kapso.Coex.Bot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Queue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "escalations_conversation",
                table: "escalations",
                columns: new[] { "conversation", "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "cases_due",
                table: "cases",
                column: "due_at",
                filter: "told = 0 AND due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "cases_snoozed",
                table: "cases",
                column: "snoozed_until",
                filter: "snoozed_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "cases_waiting",
                table: "cases",
                column: "waiting_since",
                filter: "waiting_since IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "escalations_conversation",
                table: "escalations");

            migrationBuilder.DropIndex(
                name: "cases_due",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "cases_snoozed",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "cases_waiting",
                table: "cases");
        }
    }
}
