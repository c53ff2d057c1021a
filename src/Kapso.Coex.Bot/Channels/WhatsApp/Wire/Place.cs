namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>Where in a webhook something stands. Written out only when something is wrong there.</summary>
internal readonly record struct Place(int Entry, int Change)
{
    /// <summary>Of a body that is itself the change.</summary>
    public static Place Bare => new(-1, -1);

    public override string ToString() => this == Bare ? "body" : $"entry[{Entry}].changes[{Change}]";

    /// <summary>The notice as it is, or, where it could not be read, with its place before the reason.</summary>
    public Notice Put(Notice notice, string list, int index) =>
        notice is Notice.Unreadable unreadable ? unreadable with { Where = $"{this}.{list}[{index}]: {unreadable.Where}" } : notice;
}
