namespace Kapso.Coex.Bot.Tests.EndToEnd;

/// <summary>The walk of a customer for whom the cleanup does not help.</summary>
internal static class Cleanup
{
    /// <summary>Does all that the playbook asks, in vain.</summary>
    public static async Task Survive(Customer ana, string code)
    {
        while ((string?)ana.Coex["kind"] != "evidence")
        {
            var answers = Customer.Answers(ana.Last).ToList();
            await ana.Tap((string?)ana.Coex["step"] switch
            {
                "what-happened" => $"error-{code}",
                _ when ana.Coex["confirm"] is not null => "yes",
                _ => new[] { "ready", "done", "yes" }.First(answers.Contains),
            });
        }
    }
}
