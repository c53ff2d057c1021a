namespace Kapso.Coex.Bot.Fakes.Webhooks;

/// <summary>One POST to the bot: what every copy and every try of it repeats to the byte.</summary>
/// <param name="Path">Where it goes at the bot.</param>
internal sealed record Delivery(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>One try of one copy, and what the bot said.</summary>
/// <param name="Number">Which delivery, counted from 1.</param>
/// <param name="Status">Null when nothing was answered.</param>
internal sealed record Attempt(int Number, int Copy, int Try, int? Status, TimeSpan Took)
{
    public bool IsTaken => Status == 200;
}
