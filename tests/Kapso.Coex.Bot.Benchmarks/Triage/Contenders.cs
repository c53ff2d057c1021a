using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Benchmarks.Triage;

/// <summary>What somebody takes a text for.</summary>
/// <param name="Class">A playbook, <c>human</c> or <c>out_of_scope</c>.</param>
/// <param name="Sureness">The more the surer; only to be compared with the same contender's.</param>
internal readonly record struct Guess(string Class, double Sureness);

/// <summary>A way to learn from examples.</summary>
internal abstract record Contender(string Name)
{
    public abstract Func<string, Guess> Learn(Textbook textbook);

    /// <summary>The product's own. Error codes and quotes do not come in: the phrases that are asked have none.</summary>
    internal sealed record Ours() : Contender("ours")
    {
        public override Func<string, Guess> Learn(Textbook textbook)
        {
            var triage = TriageIndex.Build(textbook.Playbooks, textbook.Lessons);
            return text =>
            {
                var reading = triage.Read(text);
                return reading.Verdict switch
                {
                    Verdict.Person => new(Textbook.Human, 1),
                    Verdict.OutOfScope => new(Textbook.OutOfScope, 1),
                    _ => new(reading.Candidates[0].Playbook.Value, reading.Candidates[0].Score),
                };
            };
        }
    }
}
