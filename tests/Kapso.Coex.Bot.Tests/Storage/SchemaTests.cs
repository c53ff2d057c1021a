using Kapso.Coex.Bot.Storage.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Storage;

public sealed class SchemaTests
{
    // Differs? Put what the migrations make into Storage/Sqlite/Migrations/Schema.sql.
    [Fact]
    public void A_new_database_gets_exactly_what_the_migrations_make() =>
        Assert.Equal(Schema.Script(from: null).ReplaceLineEndings("\n").Trim(), Schema.Whole().ReplaceLineEndings("\n").Trim());

    // Blazor looks through every public type for pages, and a public migration brings EF Core along with the first request.
    [Fact]
    public void Migrations_are_internal() =>
        Assert.DoesNotContain(typeof(Schema).Assembly.GetExportedTypes(), type => type.IsAssignableTo(typeof(Migration)));
}
