using System.Text;
using CsCheck;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Measures;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Measures;

/// <summary>No spreadsheet takes a cell for a formula.</summary>
public sealed class SafeCsvTests
{
    // What a formula, a cell or a line could be made of.
    private static readonly string[] Pieces = ["=", "+", "-", "@", ";", ",", "\"", "'", " ", "\t", "\r\n", "\n", "\u202e", "\u200d", "cmd", "1"];

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'=1\"")]
    [InlineData("  =1", "\"'=1\"")]
    [InlineData("\u200b=1", "\"'=1\"")]
    [InlineData("\u200d=1", "\"'\u200d=1\"")]
    [InlineData("\u202e=1\u2069", "\"'=1\"")]
    [InlineData("a;=1", "\"a;'=1\"")]
    [InlineData("a; \"=1", "\"a;' \"\"=1\"")]
    [InlineData("a\r\n=1", "\"a =1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("a,b\r\nc", "\"a,b c\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData(null, "\"\"")]
    public void A_cell_is_text(string? value, string written) => Assert.Equal(written + "\r\n", Text([[value]]));

    [Fact]
    public void What_was_written_is_read_again_in_one_line() =>
        Cells.Array[1, 4].Array[1, 4].Sample(rows =>
        {
            var read = Read(Text(rows));
            Assert.Equal(rows.Length, read.Count);
            Assert.All(read.Zip(rows), row => Assert.All(row.First.Zip(row.Second), cell => Assert.Equal(Bare(Harmless.Line(cell.Second)), Bare(cell.First))));
        });

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    public void However_a_spreadsheet_parts_cells_none_begins_as_a_formula(char part) =>
        Cells.Array[1, 4].Array[1, 4].Sample(rows =>
            Assert.All(Text(rows).Split('\n', '\r', part), piece => Assert.DoesNotMatch(@"^[\s""]*[=+\-@|%]", piece)));

    private static Gen<string> Cells => Gen.Frequency(
        (3, Gen.Int[0, Pieces.Length - 1].Array[0, 8].Select(chosen => string.Concat(chosen.Select(one => Pieces[one])))),
        (1, Gen.String));

    private static string Bare(string cell) => cell.Replace("'", "", StringComparison.Ordinal);

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
