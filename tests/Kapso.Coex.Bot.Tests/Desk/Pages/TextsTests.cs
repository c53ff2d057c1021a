using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>Every word of the pages is there in both languages.</summary>
public sealed partial class TextsTests
{
    private static readonly string Folder = Path.Combine(Source(), "src", "Kapso.Coex.Bot", "Desk", "Pages");

    [Fact]
    public void English_and_Spanish_have_the_same_texts_with_the_same_gaps()
    {
        var (english, spanish) = (Read("DeskTexts.resx"), Read("DeskTexts.es.resx"));
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), spanish.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Gaps().Count(text.Value), Gaps().Count(spanish[text.Key])));
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_by_name_exists()
    {
        var written = Read("DeskTexts.resx");
        var asked = Directory.GetFiles(Folder, "*.razor").SelectMany(file => Asked().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct();
        Assert.All(asked, name => Assert.Contains(name, written.Keys));
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Folder, file)).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static string Source([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../.."));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"T\[""([^""]+)""\]")]
    private static partial Regex Asked();
}
