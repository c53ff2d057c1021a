using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>WhatsApp's own messages. One kind matters: a customer is known by other ids from now on.</summary>
internal static partial class MetaSystem
{
    public static Notice Read(JsonElement message, string? number, DateTimeOffset now)
    {
        var system = message.Member("system"u8);
        if (system.Text("type"u8) is not ("user_changed_number" or "user_changed_user_id" or "customer_changed_number"))
        {
            return new Notice.Aside(number, "system");
        }

        var told = Told.Match(system.Text("body"u8) ?? "");
        var (toldBefore, toldAfter) = told.Success ? (told.Groups["before"].Value, told.Groups["after"].Value) : (null, null);
        var after = After(system, toldAfter);
        var before = Before(message, system, toldBefore, after);
        if (before.IsNobody || after.IsNobody || message.Text("id"u8) is not { } id)
        {
            return new Notice.Unreadable(number, "somebody moved, but it does not say from where to where");
        }

        return before == after ? new Notice.Aside(number, "system") : new Notice.Moved(number, before, after, id, message.Moment("timestamp"u8) ?? now);
    }

    private static Person After(JsonElement system, string? told)
    {
        var id = system.Text("wa_id"u8) ?? system.Text("new_wa_id"u8);
        return new Person(system.Text("user_id"u8) ?? People.ScopedId(id) ?? People.ScopedId(told), People.Phone(id) ?? People.Phone(told), null);
    }

    /// <summary>Newer payloads name the previous id; <c>from</c> is the old phone; the oldest have it only in their words.</summary>
    private static Person Before(JsonElement message, JsonElement system, string? told, Person after)
    {
        var (id, userId) = (message.Text("from"u8), message.Text("from_user_id"u8));
        var scoped = system.Text("previous_user_id"u8) ?? userId ?? People.ScopedId(id) ?? People.ScopedId(told);
        var phone = People.Phone(id) is { } sender && sender != after.Phone ? sender : People.Phone(told);
        return new Person(scoped == after.UserId ? People.ScopedId(told) : scoped, phone, null);
    }

    // "User Sheena Nelson changed from 16505551234 to 12195555358". The name is the customer's own, so only the end counts.
    [GeneratedRegex(@"changed from (?<before>\S{1,140}) to (?<after>\S{1,140}?)\.?\s*\z", RegexOptions.RightToLeft | RegexOptions.IgnoreCase)]
    private static partial Regex Told { get; }
}
