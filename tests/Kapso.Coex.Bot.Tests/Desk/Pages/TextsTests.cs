using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>Every word of the pages is there in both languages.</summary>
public sealed partial class TextsTests
{
    private static readonly string Desk = Path.Combine(Source(), "src", "Kapso.Coex.Bot", "Desk");

    [Theory]
    [InlineData("Pages/DeskTexts")]
    [InlineData("Accounts/Pages/AccountTexts")]
    [InlineData("Measures/Pages/MeasureTexts")]
    public void English_and_Spanish_have_the_same_texts_with_the_same_gaps(string texts)
    {
        var (english, spanish) = (Read($"{texts}.resx"), Read($"{texts}.es.resx"));
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), spanish.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Gaps().Count(text.Value), Gaps().Count(spanish[text.Key])));
    }

    [Theory]
    [InlineData("Pages", "T", "Pages/DeskTexts")]
    [InlineData("Accounts/Pages", "T", "Accounts/Pages/AccountTexts")]
    [InlineData("Measures/Pages", "M", "Measures/Pages/MeasureTexts")]
    public void Every_text_that_a_page_asks_for_by_name_exists(string folder, string asker, string texts)
    {
        var written = Read($"{texts}.resx");
        var asked = Directory.GetFiles(Path.Combine(Desk, folder), "*.razor").SelectMany(file => Regex.Matches(File.ReadAllText(file), $@"\b{asker}\[""([^""]+)""")).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, name => Assert.Contains(name, written.Keys));
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Desk, file)).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static string Source([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../.."));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gaps();
}
