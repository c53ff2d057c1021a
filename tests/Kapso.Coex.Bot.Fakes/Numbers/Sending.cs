using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>What comes of a send.</summary>
internal abstract record Taken
{
    internal sealed record Accepted(SentMessage Message) : Taken;

    internal sealed record Refused(MetaError Why) : Taken;
}

/// <summary>Decides whether Meta takes a message, and what becomes of it afterwards.</summary>
internal static class Sending
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public static Taken Take(JsonObject body, Fault.FailsLater? fault, FakeNumber number)
    {
        if (MessageRules.Check(body) is { } against)
        {
            return new Taken.Refused(against);
        }

        var phone = body.Text("to") is { Length: > 0 } to ? to : null;
        var input = phone ?? body.Text("recipient")!;
        var person = phone is null ? number.FindByUserId(input) : number.FindByNumber(input);
        if ((References(body, number) ?? Allowed(input, phone is not null, person, number) ?? InTime(body, person, number, atOnce: true)) is { } refused)
        {
            return new Taken.Refused(refused);
        }

        var later = fault is null ? InTime(body, person, number, atOnce: false) : MetaErrors.Of(fault.Number, fault.Details);
        later ??= person is null ? MetaErrors.Of(131026, "Message Undeliverable.") : null;
        return new Taken.Accepted(number.Accept(new SentMessage(
            number.NewId(input), input, phone is not null, person, body, number.Options.Clock.GetUtcNow(), later)
        {
            IsDropped = phone is not null && MessageRules.ScopedId().IsMatch(phone),
        }));
    }

    /// <summary>Files, templates and messages that are named must be there.</summary>
    private static MetaError? References(JsonObject body, FakeNumber number)
    {
        var type = MessageRules.TypeOf(body);
        return type == "template" ? number.Templates.Check(body.At("template"))
            : type == "reaction" && !number.Knows(body.Text("reaction", "message_id")!) ? MetaErrors.Invalid("reaction.message_id is not a message of this chat")
            : body.Text(type, "id") is { } media && number.Media.Find(media) is null ? MetaErrors.Invalid($"Media {media} was not uploaded for this number")
            : null;
    }

    private static MetaError? Allowed(string input, bool byPhone, FakePhone? person, FakeNumber number)
    {
        var digits = FakeNumber.Digits(input);
        return byPhone && digits == number.Options.DisplayNumber ? MetaErrors.Of(131021)
            : number.Options.AllowedRecipients is { } allowed && !(byPhone && allowed.Contains(digits)) ? MetaErrors.Of(131030)
            : number.Options.HasPairLimit && !number.PairLimit.Allows(person?.Number ?? person?.UserId ?? input) ? MetaErrors.Of(131056, "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.")
            : null;
    }

    /// <summary>Meta answers 200 outside the window too, mostly, and lets the message fail afterwards.</summary>
    private static MetaError? InTime(JsonObject body, FakePhone? person, FakeNumber number, bool atOnce)
    {
        var isOpen = person?.LastSpoke is { } spoke && number.Options.Clock.GetUtcNow() - spoke < Window;
        return person is null || isOpen || MessageRules.TypeOf(body) == "template" || atOnce != number.Options.RefusesOutsideWindow
            ? null
            : MetaErrors.Of(131047, "Message failed to send because more than 24 hours have passed since the customer last replied to this number.");
    }
}
