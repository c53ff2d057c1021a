using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// A message as it will look in WhatsApp, within WhatsApp's limits: texts in UTF-16 units, which is the strictest reading of Meta's "characters".
/// </summary>
internal abstract record Outgoing
{
    /// <summary>The customer's message that it answers, by WhatsApp's id: shown above it.</summary>
    public string? Quotes { get; init; }

    /// <summary>At most 4,096.</summary>
    internal sealed record Text(string Body) : Outgoing;

    /// <summary>At most three buttons; titles of at most 20, all different; a body of at most 1,024.</summary>
    internal sealed record Buttons(string Body, IReadOnlyList<Choice> Choices) : Outgoing;

    /// <summary>At most ten rows; titles of at most 24; ids of at most 200; a body of at most 4,096; the opening button at most 20.</summary>
    internal sealed record Menu(string Body, string Opener, IReadOnlyList<Choice> Choices) : Outgoing;

    /// <summary>A picture of an agent's, JPEG or PNG of 5 MB at most. Its caption has at most 1,024, or is empty.</summary>
    internal sealed record Picture(FileId File, string Caption) : Outgoing
    {
        /// <summary>What Meta calls it, once it was handed over.</summary>
        public string? MediaId { get; init; }
    }

    /// <summary>A template that Meta approved, for when the window is closed.</summary>
    internal sealed record Template(string Name, string Language) : Outgoing
    {
        /// <summary>What stands in the places of its body: all in their order, or all by name.</summary>
        public IReadOnlyList<Filled> Places { get; init; } = [];

        /// <param name="Place">Its name in the template; null where places have numbers.</param>
        internal sealed record Filled(string? Place, string Text);
    }

    internal sealed record Choice(string Id, string Title);
}
