using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Turns a client's activity into a message that we understand, and hands it in. Nothing past this file sees their JSON.</summary>
internal sealed class Postbox(IInbox inbox, TypingCustomers typing)
{
    public const int LongestText = 16_000;

    /// <summary>Null when the activity can be posted.</summary>
    public static IResult? Refusal(ClientActivity? activity) => activity switch
    {
        { Type: null or "" } or null => Refusals.Malformed("MissingProperty", "An activity has a `type`, such as message."),
        _ when TextOf(activity).Length > LongestText => Refusals.TooBig($"A text is at most {LongestText} characters. Send it in parts, or as a picture."),
        { ChannelData: { ValueKind: not JsonValueKind.Object } } => Refusals.Malformed("BadArgument", "`channelData` is an object."),
        _ => null,
    };

    /// <summary>Returns the activity's id, when it is stored. The bot answers later.</summary>
    public async Task<string> Post(
        ConversationId conversation, ClientActivity activity, IReadOnlyList<MessageFile> files, CancellationToken cancelled)
    {
        if (activity.Type is not ("message" or "event"))
        {
            // Over in a moment, and no part of the conversation.
            if (activity.Type == "typing")
            {
                typing.Note(conversation);
            }

            return $"{conversation}|{Names.Random()}";
        }

        var receipt = await inbox.Receive(
            new Inbound(conversation, KeyOf(conversation, activity), activity.Type == "message" ? TextOf(activity) : "")
            {
                Tap = TapOf(activity),
                Files = files,
                Locale = LanguageCodes.FromLocale(activity.Locale),
                Echo = Echo.Of(activity).AsJson(),
                WakesBot = SaysSomething(activity, files),
            },
            cancelled);
        typing.Forget(conversation);
        return ActivityWriter.IdOf(conversation.Value, receipt.Sequence);
    }

    private static bool SaysSomething(ClientActivity activity, IReadOnlyList<MessageFile> files) =>
        activity.Type == "message" && (files.Count > 0 || TapOf(activity) is not null || !string.IsNullOrWhiteSpace(TextOf(activity)));

    // A client that got no answer sends again under the same name.
    private static string KeyOf(ConversationId conversation, ClientActivity activity) => activity.ClientActivityId switch
    {
        null or "" => $"dl:{conversation}:{Names.Random()}",
        { Length: > 100 } lengthy => $"dl:{conversation}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lengthy)))}",
        var id => $"dl:{conversation}:{id}",
    };

    private static string TextOf(ClientActivity activity) => activity switch
    {
        { Text.Length: > 0 } => activity.Text,
        { Value: { ValueKind: JsonValueKind.String } value } => value.GetString() ?? "",
        _ => "",
    };

    private static string? TapOf(ClientActivity activity)
    {
        if (activity is not { Type: "message", Button: { Answer.Length: > 0 } button })
        {
            return null;
        }

        var written = TapValue.Write(new Tap(
            button.Playbook is null ? null : new PlaybookId(button.Playbook),
            button.PlaybookVersion,
            button.Step is null ? null : new StepId(button.Step),
            new AnswerId(button.Answer)));
        return TapValue.Read(written) is null ? null : written;
    }
}
