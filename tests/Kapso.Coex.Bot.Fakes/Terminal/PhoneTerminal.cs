using System.Globalization;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;

namespace Kapso.Coex.Bot.Fakes.Terminal;

/// <summary>A chat as on a phone: a line is a message, a number taps, a slash does what fingers do.</summary>
internal static class PhoneTerminal
{
    private const string Help = """
        A line is a message, and a number taps that button or row of the last message. Also:
          /photo FILE [CAPTION]   /document FILE   /voice   /sticker   /viewonce   /location
          /react [EMOJI]          /status          /help    /quit
        """;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    public static async Task<int> Run(FakeNumber number, FakePhone phone, TextReader input, TextWriter output, CancellationToken cancelled)
    {
        Startup.Explain(number, output);
        output.WriteLine($"\nThis is the phone of {phone.Name}, +{phone.Number}.\n{Help}");
        var drawing = new Drawing(number, phone, output);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        var showing = Show(drawing, number.Options.Clock, leaving.Token);

        while (!leaving.IsCancellationRequested && await input.ReadLineAsync(leaving.Token) is { } line && line.Trim() != "/quit")
        {
            if (line.Trim() is { Length: > 0 } typed)
            {
                drawing.Own(Do(typed, phone, output));
            }
        }

        await drawing.Settled();
        await leaving.CancelAsync();
        await showing;
        return 0;
    }

    private static async Task Show(Drawing drawing, TimeProvider clock, CancellationToken leaving)
    {
        try
        {
            while (true)
            {
                drawing.Update();
                await Task.Delay(LookAgain, clock, leaving);
            }
        }
        catch (OperationCanceledException)
        {
            drawing.Update();
        }
    }

    /// <summary>What the person typed, done. Null where nothing was said.</summary>
    private static Utterance? Do(string typed, FakePhone phone, TextWriter output)
    {
        if (int.TryParse(typed, CultureInfo.InvariantCulture, out var place) && phone.Shown is [.., var last] && place > 0 && place <= last.Choices.Count)
        {
            return phone.Tap(last, last.Choices[place - 1]);
        }

        if (!typed.StartsWith('/'))
        {
            return phone.Say(typed);
        }

        var words = typed.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        switch (words[0])
        {
            case "/photo" or "/document" when words.Length < 2 || !File.Exists(words[1]):
                output.WriteLine($"There is no such file. Type {words[0]} and the path of one.");
                return null;
            case "/photo":
                return phone.SendPhoto(File.ReadAllBytes(words[1]), words.ElementAtOrDefault(2), TypeOf(words[1]));
            case "/document":
                return phone.SendDocument(File.ReadAllBytes(words[1]), Path.GetFileName(words[1]), TypeOf(words[1]), words.ElementAtOrDefault(2));
            case "/voice":
                return phone.SendVoice();
            case "/sticker":
                return phone.SendSticker();
            case "/viewonce":
                return phone.SendViewOnce();
            case "/location":
                return phone.ShareLocation();
            case "/react" when phone.Shown.Count > 0:
                return phone.React(words.ElementAtOrDefault(1) ?? "👍");
            case "/status":
                output.WriteLine($"The bot sent {phone.Shown.Count}; you sent {phone.Said.Count}, read: {phone.Said.Count(phone.SeesRead)}; typing: {phone.IsTyping}.");
                return null;
            default:
                output.WriteLine(Help);
                return null;
        }
    }

    private static string TypeOf(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".PNG" => "image/png",
        ".WEBP" => "image/webp",
        ".PDF" => "application/pdf",
        ".TXT" => "text/plain",
        _ => "image/jpeg",
    };
}
