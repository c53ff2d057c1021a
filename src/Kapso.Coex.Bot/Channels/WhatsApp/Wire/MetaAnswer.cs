using System.Net;
using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>Reads what Meta or Kapso answers to a message.</summary>
internal static class MetaAnswer
{
    private const int LongestDetail = 300;

    /// <param name="retryAfter">From the header, where it is there.</param>
    public static SendOutcome ToMessage(HttpStatusCode status, TimeSpan? retryAfter, ReadOnlyMemory<byte> body) =>
        ErrorIn(body) is { } error ? MetaErrors.Outcome(error.Why, error.Subcode, retryAfter)
        : !IsSuccess(status) ? WithoutCode(status, retryAfter, body)
        : MessageIdIn(body) is { } id ? new SendOutcome.Accepted(id)
        : new SendOutcome.InDoubt("The answer was a success without a message's id");

    /// <summary>A read receipt has no id of its own, so it is accepted under the message's that was read.</summary>
    public static SendOutcome ToRead(string messageId, HttpStatusCode status, TimeSpan? retryAfter, ReadOnlyMemory<byte> body) =>
        ErrorIn(body) is { } error ? MetaErrors.Outcome(error.Why, error.Subcode, retryAfter)
        : IsSuccess(status) ? new SendOutcome.Accepted(messageId)
        : WithoutCode(status, retryAfter, body);

    /// <summary>What a picture is called from now on. One whose answer was no answer was not handed over: it may be done again.</summary>
    public static (string? Id, SendOutcome? Trouble) ToUpload(HttpStatusCode status, TimeSpan? retryAfter, ReadOnlyMemory<byte> body)
    {
        if (ErrorIn(body) is null && IsSuccess(status) && UploadIn(body) is { } id)
        {
            return (id, null);
        }

        var trouble = ToMessage(status, retryAfter, body);
        return (null, trouble is SendOutcome.InDoubt(var why) ? new SendOutcome.TryLater(Wait.Customer, retryAfter, new DeliveryError(-(int)status, why)) : trouble);
    }

    /// <summary>Meta's error with its code; null where the answer is none of those.</summary>
    public static (DeliveryError Why, int? Subcode)? ErrorIn(ReadOnlyMemory<byte> body)
    {
        using var json = Parse(body);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("error", out var error) || Number(error, "code") is not { } code)
        {
            return null;
        }

        var details = error.TryGetProperty("error_data", out var data) ? Text(data, "details") : null;
        return (new DeliveryError(code, Short(details ?? Text(error, "message") ?? "no words")), Number(error, "error_subcode"));
    }

    /// <summary>
    /// Kapso's own errors, a proxy's page, or nothing at all. A server's failure says nothing about what it did before it failed.
    /// </summary>
    private static SendOutcome WithoutCode(HttpStatusCode status, TimeSpan? retryAfter, ReadOnlyMemory<byte> body)
    {
        var why = new DeliveryError(-(int)status, Short(WordsIn(body) ?? $"HTTP {(int)status}"));
        return status switch
        {
            HttpStatusCode.Conflict => new SendOutcome.TryLater(Wait.Customer, retryAfter, why),
            HttpStatusCode.TooManyRequests => new SendOutcome.TryLater(Wait.Number, retryAfter ?? TimeSpan.FromMinutes(1), why),
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => new SendOutcome.Refused(why),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new SendOutcome.InDoubt($"The answer was {(int)status} without a reason"),
            _ => new SendOutcome.ChannelBroken(why),
        };
    }

    private static string? MessageIdIn(ReadOnlyMemory<byte> body)
    {
        using var json = Parse(body);
        return json?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("messages", out var messages)
            && messages.ValueKind == JsonValueKind.Array && messages.GetArrayLength() > 0 && Text(messages[0], "id") is { Length: > 0 } id
                ? id
                : null;
    }

    private static string? UploadIn(ReadOnlyMemory<byte> body)
    {
        using var json = Parse(body);
        return json is null ? null : Text(json.RootElement, "id") is { Length: > 0 } id ? id : null;
    }

    /// <summary>Kapso's <c>{"error":"text","message":"…"}</c>.</summary>
    private static string? WordsIn(ReadOnlyMemory<byte> body)
    {
        using var json = Parse(body);
        return json is null ? null : Text(json.RootElement, "error") ?? Text(json.RootElement, "message");
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.IsEmpty ? null : JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    /// <summary>Some intermediaries write codes as text.</summary>
    private static int? Number(JsonElement parent, string name) =>
        parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var member) ? null
        : member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var number) ? number
        : int.TryParse(Text(parent, name), out var written) ? written
        : null;

    private static string Short(string words) => Division.Cut(words, LongestDetail);

    private static bool IsSuccess(HttpStatusCode status) => (int)status is >= 200 and <= 299;
}
