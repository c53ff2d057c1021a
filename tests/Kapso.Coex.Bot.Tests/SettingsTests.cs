using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Kapso.Coex.Bot.Tests;

/// <summary>What appsettings.json says and what the code does without it are the same.</summary>
public sealed class SettingsTests
{
    private static readonly IConfiguration Written =
        new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();

    private static readonly ILookup<string, Type> Rooms = typeof(BotHost).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && SectionOf(type) is not null)
        .ToLookup(type => SectionOf(type)!);

    // How logs look is Serilog's to know.
    public static TheoryData<string> Sections => [.. Written.GetChildren().Select(section => section.Key).Where(key => key != "Serilog")];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_setting_in_the_file_exists_and_is_the_codes_own_default(string section)
    {
        var rooms = Rooms[section].ToList();
        Assert.All(Written.GetSection(section).GetChildren(), setting => Assert.Contains(rooms, room => Has(room, setting.Key)));
        foreach (var room in rooms)
        {
            var byCode = Activator.CreateInstance(room)!;
            var byFile = Activator.CreateInstance(room)!;
            Own(room, section).Bind(byFile, binder => binder.ErrorOnUnknownConfiguration = true);
            Assert.Equal(JsonSerializer.Serialize(byCode, room), JsonSerializer.Serialize(byFile, room));
        }
    }

    // What the desk is told is read by several of its rooms.
    private static IConfiguration Own(Type room, string section) => new ConfigurationBuilder()
        .AddInMemoryCollection(Written.GetSection(section).AsEnumerable(makePathsRelative: true).Where(setting => Has(room, setting.Key.Split(':')[0]))).Build();

    private static bool Has(Type room, string setting) => room.GetProperty(setting, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not null;

    private static string? SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)?.GetRawConstantValue() as string;
}
