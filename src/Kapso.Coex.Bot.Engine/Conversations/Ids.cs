namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>A conversation's opaque name. It may be logged; a phone number may not, so it is never one.</summary>
public readonly record struct ConversationId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A message's name within the product: the conversation's and its place in it.</summary>
public readonly record struct MessageId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>The name of a file that was received, checked and stored.</summary>
public readonly record struct FileId(string Value)
{
    public override string ToString() => Value;
}
