using Kapso.Coex.Bot.Simulator.Scenarios;

namespace Kapso.Coex.Bot.Tests.Simulator;

public sealed class ScenarioFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("scenarios-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Anybody_can_write_one()
    {
        Write("scenario: half-cleaned\nfaults: [F2, F4]\n");
        var scenario = Assert.Single(ScenarioFile.ReadAll(folder));
        Assert.Equal(("half-cleaned", Aim.Connect, 2), (scenario.Id, scenario.Aim, scenario.Faults.Count));
    }

    [Fact]
    public void An_author_may_know_better_what_it_ends_with()
    {
        Write("faults: [F2]\nends: person\n");
        Assert.Equal(("one", Aim.Person), (Assert.Single(ScenarioFile.ReadAll(folder)).Id, ScenarioFile.ReadAll(folder)[0].Aim));
    }

    [Theory]
    [InlineData("faults: [F99]", "There is no fault 'F99'")]
    [InlineData("faults: [F2]\nends: somehow", "none of connect, person, explain")]
    [InlineData("falts: [F2]", "one.yaml")]
    [InlineData("", "it is empty")]
    public void A_mistake_is_told_with_its_file(string text, string told)
    {
        Write(text);
        var refused = Assert.Throws<FormatException>(() => ScenarioFile.ReadAll(folder));
        Assert.Contains("one.yaml", refused.Message, StringComparison.Ordinal);
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(folder, "one.yaml"), text);
}
