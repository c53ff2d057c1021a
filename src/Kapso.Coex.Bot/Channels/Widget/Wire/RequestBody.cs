using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget.Wire;

/// <summary>Reads a request's JSON, whatever its Content-Type says, and never more of it than allowed.</summary>
internal static class RequestBody
{
    /// <summary>Direct Line's own limit for one activity.</summary>
    public const int LargestActivity = 256 * 1024;

    /// <summary>Null and a refusal when it cannot be read; null and none when there is no body.</summary>
    public static async Task<(T? Body, IResult? Refusal)> Read<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancelled)
        where T : class
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.GetMemory(1024), cancelled);
            if (read == 0)
            {
                return Parse(buffer.WrittenSpan, type);
            }

            buffer.Advance(read);
            if (buffer.WrittenCount > LargestActivity)
            {
                return (null, Refusals.TooBig($"An activity is at most {LargestActivity} bytes."));
            }
        }
    }

    public static (T? Body, IResult? Refusal) Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        if (json.TrimEnd(" \r\n\t"u8).IsEmpty)
        {
            return (null, null);
        }

        try
        {
            return (JsonSerializer.Deserialize(json, type), null);
        }
        catch (JsonException broken)
        {
            var where = broken.Path is null ? "" : $" at {Secrets.Remove(broken.Path).Text}";
            return (null, Refusals.Malformed("BadArgument", $"The body is not the JSON expected here{where}."));
        }
    }
}
