namespace Kapso.Coex.Bot.Tests.Transcripts;

public class TranscriptTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Transcripts");

    public static IEnumerable<TheoryDataRow<string>> All => Directory.GetFiles(Folder, "*.yaml").Order()
        .Select(path => new TheoryDataRow<string>(Path.GetFileName(path)) { TestDisplayName = TranscriptFile.Read(path).Title });

    [Theory]
    [MemberData(nameof(All))]
    public void The_bot_talks_as_written(string file) =>
        new Player(TranscriptFile.Read(Path.Combine(Folder, file)), RealPrompts.Knowledge, output.WriteLine).Play();
}
