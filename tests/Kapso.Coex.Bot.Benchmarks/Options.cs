using System.Globalization;

namespace Kapso.Coex.Bot.Benchmarks;

/// <summary>What every benchmark takes. Rounds are interleaved: a machine's noisy minute then hits all that is compared.</summary>
internal sealed record Options(int Rounds, TimeSpan RoundLength)
{
    public static Options Parse(string[] rest)
    {
        var options = new Options(Rounds: 3, RoundLength: TimeSpan.FromSeconds(4));
        for (var place = 0; place + 1 < rest.Length; place += 2)
        {
            var number = int.Parse(rest[place + 1], CultureInfo.InvariantCulture);
            options = rest[place] switch
            {
                "--rounds" => options with { Rounds = number },
                "--seconds" => options with { RoundLength = TimeSpan.FromSeconds(number) },
                _ => throw new ArgumentException($"Unknown option {rest[place]}. There are --rounds and --seconds."),
            };
        }

        return options;
    }
}
