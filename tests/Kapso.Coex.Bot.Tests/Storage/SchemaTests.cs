using Kapso.Coex.Bot.Storage.Sqlite;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Storage;

public sealed class SchemaTests
{
    // Differs? Put what the migrations make into Storage/Sqlite/Migrations/Schema.sql.
    [Fact]
    public void A_new_database_gets_exactly_what_the_migrations_make() =>
        Assert.Equal(Schema.Script(from: null).ReplaceLineEndings("\n").Trim(), Schema.Whole().ReplaceLineEndings("\n").Trim());
}
