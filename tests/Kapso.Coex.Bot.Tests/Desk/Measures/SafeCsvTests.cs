using System.Text;
using CsCheck;
using Kapso.Coex.Bot.Desk.Measures;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Measures;

/// <summary>No spreadsheet takes a cell for a formula.</summary>
public sealed class SafeCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\u200b=1", "\"'\u200b=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("a,b\r\nc", "\"a,b\r\nc\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData(null, "\"\"")]
    public void A_cell_is_text(string? value, string written) => Assert.Equal(written + "\r\n", Text([[value]]));

    [Fact]
    public void What_was_written_is_read_again_and_never_begins_as_a_formula() =>
        Gen.String.Array[1, 4].Array[1, 4].Sample(rows =>
        {
            var clean = rows.Select(row => row.Select(cell => cell.Replace("\0", "", StringComparison.Ordinal)).ToArray()).ToArray();
            var read = Read(Text(rows));
            Assert.Equal(clean.Length, read.Count);
            Assert.All(read.Zip(clean), row => Assert.All(row.First.Zip(row.Second), cell =>
            {
                Assert.True(cell.First == cell.Second || cell.First == $"'{cell.Second}");
                Assert.DoesNotMatch(@"^\s*[=+\-@|%]", cell.First);
            }));
        });

    private static string Text(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var bytes = SafeCsv.Write(rows);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        return Encoding.UTF8.GetString(bytes[3..]);
    }

    private static List<List<string>> Read(string csv)
    {
        var rows = new List<List<string>>();
        for (var at = 0; at < csv.Length;)
        {
            var row = new List<string>();
            while (true)
            {
                var cell = new StringBuilder();
                for (at++; csv[at] != '"' || csv[at + 1] == '"'; at++)
                {
                    at += csv[at] == '"' ? 1 : 0;
                    cell.Append(csv[at]);
                }

                row.Add(cell.ToString());
                at++;
                if (csv[at] != ',')
                {
                    break;
                }

                at++;
            }

            rows.Add(row);
            at += 2;
        }

        return rows;
    }
}
