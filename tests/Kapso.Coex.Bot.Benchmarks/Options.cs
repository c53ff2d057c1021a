using System.Globalization;

namespace Kapso.Coex.Bot.Benchmarks;

/// <summary>What every benchmark takes. Rounds are interleaved: a machine's noisy minute then hits all that is compared.</summary>
internal sealed record Options(int Rounds, TimeSpan RoundLength)
{
    private const string Beside = "--beside-botframework";

    /// <summary>How many webhooks a second come whether those before are answered or not.</summary>
    public int Rate { get; private init; } = 3000;

    /// <summary>For how long they come.</summary>
    public TimeSpan Steadily { get; private init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether Microsoft's Bot Framework runs in turns with us.</summary>
    public bool BesideBotFramework { get; private init; }

    public static Options Parse(string[] rest)
    {
        var options = new Options(Rounds: 3, RoundLength: TimeSpan.FromSeconds(4)) { BesideBotFramework = rest.Contains(Beside) };
        var numbered = rest.Where(word => word != Beside).ToArray();
        for (var place = 0; place + 1 < numbered.Length; place += 2)
        {
            var number = int.Parse(numbered[place + 1], CultureInfo.InvariantCulture);
            options = numbered[place] switch
            {
                "--rounds" => options with { Rounds = number },
                "--seconds" => options with { RoundLength = TimeSpan.FromSeconds(number) },
                "--rate" => options with { Rate = number },
                "--steadily" => options with { Steadily = TimeSpan.FromSeconds(number) },
                _ => throw new ArgumentException($"Unknown option {numbered[place]}. There are --rounds, --seconds, --rate, --steadily and {Beside}."),
            };
        }

        return options;
    }
}
