using System.Text;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;

namespace Kapso.Coex.Bot.Fakes.Terminal;

/// <summary>The chat on the screen of a terminal: bubbles with their buttons, ticks, typing.</summary>
internal sealed class Drawing(FakeNumber number, FakePhone phone, TextWriter output)
{
    private const int Width = 60;
    private static readonly TimeSpan Unanswered = TimeSpan.FromSeconds(3);
    private readonly Lock gate = new();
    private readonly List<Ticked> own = [];
    private int drawn;
    private int typing;
    private bool complained;

    private enum Ticks
    {
        None,
        Delivered,
        Read,
    }

    /// <summary>A message of the phone's own, whose ticks are drawn as they come.</summary>
    public void Own(Utterance? said)
    {
        if (said is not null)
        {
            lock (gate)
            {
                own.Add(new Ticked(said));
            }
        }
    }

    /// <summary>Draws what is new.</summary>
    public void Update()
    {
        lock (gate)
        {
            foreach (var one in own)
            {
                Tick(one);
            }

            Complain();
            if (phone.TimesTyping > typing)
            {
                typing = phone.TimesTyping;
                if (phone.IsTyping)
                {
                    output.WriteLine("  typing …");
                }
            }

            foreach (var bubble in phone.Shown.Skip(drawn))
            {
                drawn++;
                Draw(bubble);
            }

            output.Flush();
        }
    }

    /// <summary>For input that comes from a file: the last line gets its answer before the end.</summary>
    public async Task Settled()
    {
        if (own.LastOrDefault() is not { } last)
        {
            return;
        }

        var before = phone.Shown.Count;
        try
        {
            await last.Said.Delivered.WaitAsync(Unanswered);
            await phone.WaitUntil(() => phone.Shown.Count > before).WaitAsync(Unanswered);
        }
        catch (TimeoutException)
        {
            // Nobody answers, or everything was answered before.
        }
    }

    /// <summary>Once, until the bot answers again: a silent retry would look like a slow bot.</summary>
    private void Complain()
    {
        if (number.Post.Attempts is not [.., var last] || last.IsTaken == !complained)
        {
            return;
        }

        complained = !last.IsTaken;
        if (complained)
        {
            output.WriteLine(last.Status is { } status ? $"  The bot answered {status}. Trying again." : "  The bot does not answer. Trying again.");
        }
    }

    private void Tick(Ticked one)
    {
        var ticks = phone.SeesRead(one.Said.Id) ? Ticks.Read : one.Said.Delivered.IsCompletedSuccessfully ? Ticks.Delivered : Ticks.None;
        if (ticks > one.Drawn)
        {
            one.Drawn = ticks;
            output.WriteLine(ticks == Ticks.Read ? "  ✓✓ read" : "  ✓ delivered");
        }
    }

    private void Draw(Bubble bubble)
    {
        var who = bubble.ByPerson ? "a person" : number.Options.DisplayNumber;
        output.WriteLine($"\n  ╭─ {who} ─ {bubble.At.ToLocalTime():HH:mm}");
        foreach (var line in bubble.Text.Split('\n').SelectMany(Wrap))
        {
            output.WriteLine($"  │ {line}");
        }

        if (bubble.Opener is not null)
        {
            output.WriteLine($"  │ ☰ {bubble.Opener}");
        }

        foreach (var (at, choice) in bubble.Choices.Index())
        {
            output.WriteLine($"  │ [{at + 1}] {choice.Title}{(choice.Description is null ? "" : $": {choice.Description}")}");
        }

        output.WriteLine("  ╰─");
    }

    private static IEnumerable<string> Wrap(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private sealed class Ticked(Utterance said)
    {
        public Utterance Said => said;

        public Ticks Drawn { get; set; }
    }
}
