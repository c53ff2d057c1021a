namespace Kapso.Coex.Bot.Storage;

/// <summary>The kinds of work that wait for their time.</summary>
internal static class OutboxKind
{
    /// <summary>A wait step is over; the payload is the step.</summary>
    public const string WaitOver = "wait-over";

    /// <summary>A customer's file is to be fetched from where WhatsApp keeps it, and then heard.</summary>
    public const string FetchFile = "fetch-file";

    /// <summary>Our number said something, and it has to be found out whether it was a person.</summary>
    public const string Spoken = "spoken";

    /// <summary>A customer has another number: a mark that this was seen, settled as soon as it is there.</summary>
    public const string Moved = "moved";

    /// <summary>An agent's click: a mark that it was done, settled as soon as it is there.</summary>
    public const string Act = "act";

    /// <summary>Another system is to be told what became of an escalation.</summary>
    public const string Webhook = "webhook";

    /// <summary>A conversation is to be assigned in Kapso's inbox as the desk has it; the payload is the escalation.</summary>
    public const string Assignment = "assignment";
}
